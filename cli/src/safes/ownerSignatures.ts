import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { SafeSignature } from "minhuoc";
import { agreementId, type Envelope, type UnsignedAct } from "minhuoc/core";
import type { Hex } from "viem";
import { readJson } from "../files/readJson.js";
import { writeFile } from "../files/writeFile.js";
import { CliError } from "../frame/CliError.js";
import { toJson } from "../frame/toJson.js";

/** What the owners of a Safe pass on: the act, which is the same for all of them, and what each has signed. */
export type OwnerSignatures = {
  version: 1;
  chainId: number;
  registry: Hex;
  /** Agreement id. */
  agreement: Hex;
  safe: Hex;
  act: UnsignedAct;
  /** Each once; of one owner there can be several, since only the chain tells which of them fits. */
  signatures: readonly SafeSignature[];
};

/** Where they are kept, where nothing else is said. */
export const ownerSignaturesPath = (envelope: string): string =>
  `${envelope.replace(/(\.mou)?\.json$/, "")}.safe.json`;

/**
 * The owners' signatures of several files together: as merging envelopes, in any order.
 *
 * @param files those that are not there are passed over
 * @returns undefined where there are none
 * @throws {CliError} `CLI_OWNER_SIGNATURES_OTHER` for a file that is for another Safe, agreement, act or registry
 */
export function readOwnerSignatures(
  files: readonly string[],
  envelope: Envelope,
  { safe, cwd }: { safe: Hex; cwd: string },
): OwnerSignatures | undefined {
  let found: OwnerSignatures | undefined;
  for (const path of files) {
    if (!existsSync(resolve(cwd, path))) continue;
    const { act, signatures, ...about } = Object(readJson(path, cwd)) as OwnerSignatures;
    const { kind, organisation, statement, validUntil } = Object(act) as UnsignedAct;
    const read: OwnerSignatures = {
      ...headOf(envelope, safe),
      act: { kind, organisation, statement, validUntil },
      signatures: checkSignatures(path, signatures),
    };
    const differs =
      Object.entries(headOf(envelope, safe)).find(
        ([name, value]) => (about as Record<string, unknown>)[name] !== value,
      )?.[0] ?? (found && toJson(found.act) !== toJson(read.act) ? "act" : undefined);
    if (differs) throw new CliError("CLI_OWNER_SIGNATURES_OTHER", { path, differs });
    found = withSignatures(found ?? read, read.signatures);
  }
  return found;
}

/** The same with further signatures. None takes the place of another: anyone can have written it into a file. */
function withSignatures(held: OwnerSignatures, added: readonly SafeSignature[]): OwnerSignatures {
  const all = [...held.signatures, ...added];
  const distinct = new Map(all.map((one) => [`${one.owner} ${one.signature}`.toLowerCase(), one]));
  return { ...held, signatures: [...distinct.values()] };
}

/** What says for what the signatures are. */
export const headOf = (envelope: Envelope, safe: Hex) => ({
  version: 1 as const,
  chainId: envelope.chainId,
  registry: envelope.registry,
  agreement: agreementId(envelope.agreement),
  safe,
});

export function writeOwnerSignatures(path: string, held: OwnerSignatures, cwd: string): void {
  writeFile(path, `${toJson(held, 2)}\n`, { cwd, force: true });
}

function checkSignatures(path: string, signatures: unknown): SafeSignature[] {
  const isHex = (value: unknown, form: RegExp): value is Hex => typeof value === "string" && form.test(value);
  if (!Array.isArray(signatures))
    throw new CliError("CLI_OWNER_SIGNATURES_OTHER", { path, differs: "signatures" });
  return signatures.map((one: unknown) => {
    const { owner, signature } = Object(one) as Partial<SafeSignature>;
    if (isHex(owner, /^0x[0-9a-fA-F]{40}$/) && isHex(signature, /^0x([0-9a-fA-F]{2})*$/))
      return { owner, signature };
    throw new CliError("CLI_OWNER_SIGNATURES_OTHER", { path, differs: "signatures" });
  });
}
