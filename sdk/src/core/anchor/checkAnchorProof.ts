import { isAddress } from "viem";
import { AnchorError } from "../../errors/anchor.js";
import { shown } from "../../errors/shown.js";
import { isObject } from "../json/isObject.js";
import { appendPointer } from "../json/pointer.js";
import { isBytes32 } from "../record/bytes32.js";
import type { AnchorProof } from "./anchorProof.js";

/** Hashes in a proof: more files than 2^64 nobody has. */
const MAX_STEPS = 64;

const REQUIRED = ["version", "sha256", "root", "proof"];
const PLACE = ["chainId", "registry"];

/**
 * Checks the form of an anchor proof. What it claims is checked by `verifyInclusion` and `verifyAnchor`.
 *
 * @param input what `parseJsonStrict` gave, or a value made by a program
 * @returns a copy of the document
 * @throws {AnchorError} `ANCHOR_VERSION_UNKNOWN`; `ANCHOR_PROOF_INVALID` with `values.path` (RFC 6901) for anything that is missing, more or
 *   not of its form
 */
export function checkAnchorProof(input: unknown): AnchorProof {
  if (!isObject(input)) {
    throw invalid("", "is no object", "Give the document that anchorProof made.");
  }
  const members = Object.keys(input);
  if (input.version !== 1 && members.includes("version")) {
    throw new AnchorError({
      code: "ANCHOR_VERSION_UNKNOWN",
      message: `The anchor proof has the version ${shown(input.version)}; this library reads version 1.`,
      remedy: "Use a later release of the library.",
      values: { version: input.version },
    });
  }
  for (const name of REQUIRED) {
    if (!members.includes(name)) throw invalid(`/${name}`, "is missing", "Ask for the document again.");
  }
  for (const name of members) {
    if (REQUIRED.includes(name) || PLACE.includes(name)) continue;
    throw invalid(
      appendPointer("", name),
      "is unknown",
      "Remove it: what a reader does not know it cannot check.",
    );
  }
  const { sha256, root, proof, chainId, registry } = input;
  if (!Array.isArray(proof) || proof.length > MAX_STEPS) {
    throw invalid("/proof", `is no list of ${MAX_STEPS} hashes at most`, "Ask for the document again.");
  }
  for (const [name, hash] of [
    ...Object.entries({ sha256, root }),
    ...Array.from(proof, (hash, at) => [`proof/${at}`, hash] as const),
  ]) {
    if (isBytes32(hash)) continue;
    throw invalid(`/${name}`, "is not 32 bytes", "Write it as 0x and 64 lower-case hex digits.");
  }
  const given = PLACE.filter((name) => members.includes(name));
  if (given.length === 1) {
    throw invalid(`/${given[0]}`, "stands alone", "Name both chainId and registry, or neither.");
  }
  if (given.length === 2 && !(Number.isSafeInteger(chainId) && (chainId as number) > 0)) {
    throw invalid("/chainId", "is no chain id", "Give a whole number from 1 on (EIP-155).");
  }
  if (given.length === 2 && !(typeof registry === "string" && isAddress(registry))) {
    throw invalid("/registry", "is no address", "Write it with its checksum (EIP-55), or in lower case.");
  }
  return { ...(input as AnchorProof), proof: [...proof] };
}

function invalid(path: string, problem: string, remedy: string): AnchorError {
  return new AnchorError({
    code: "ANCHOR_PROOF_INVALID",
    message: `The anchor proof${path === "" ? "" : `'s member ${path}`} ${problem}.`,
    remedy,
    values: { path },
  });
}
