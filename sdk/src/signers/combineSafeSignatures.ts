import { type Address, concatHex, type Hex, numberToHex, pad, size } from "viem";
import { checkAddress } from "../core/keys/keyBytes.js";
import { SignerError } from "../errors/signer.js";
import type { RegistryClient } from "../reads/client.js";
import { getSafe } from "./getSafe.js";
import { isApprovedBy } from "./isApprovedBy.js";
import { safeMessage } from "./safeMessage.js";
import { SAFE_V, type SafePart, safePart } from "./safePart.js";
import type { SigningRequest } from "./signer.js";
import type { SafeSignature } from "./signSafeMessage.js";

export type CombineSafeSignaturesParameters = {
  safe: Address;
  /** What the Safe is to sign. */
  contents: SigningRequest;
  /** From its owners, in any order. */
  signatures: readonly SafeSignature[];
};
export type CombineSafeSignaturesReturnType = Hex;

/** A part of a Safe's signature has 65 bytes; what a contract signed follows after all of them. */
const PART = 65;
/**
 * Puts the signatures of a Safe's owners together, each of them checked: as typed data, as a message (`eth_sign`), as an approval on
 * chain, or as what a contract that owns the Safe takes. The Safe itself is asked at the end: it alone knows how it asks such a contract, which
 * changed with version 1.5.0. Where there are more than it needs, accounts' are taken before contracts', and of these whichever it takes.
 *
 * @param client of the Safe's chain
 * @param parameters the Safe, what it is to sign, and at least as many signatures as its threshold
 * @returns the Safe's signature
 * @throws {SignerError} `SAFE_OWNER_UNKNOWN`, `SAFE_OWNER_REPEATED`, `SAFE_SIGNATURE_INVALID`, `SAFE_SIGNATURES_MISSING`, `SAFE_SIGNATURES_REFUSED`,
 * `SAFE_UNSUPPORTED`
 * @throws {ChainError} where the Safe or a contract that owns it could not be asked
 * @see Safe, `checkNSignatures`
 */
export async function combineSafeSignatures(
  client: RegistryClient,
  { safe, contents, signatures }: CombineSafeSignaturesParameters,
): Promise<CombineSafeSignaturesReturnType> {
  const { chainId } = await client.deployment();
  const { digest } = safeMessage({ safe, chainId, contents });
  const { owners, threshold } = await getSafe(client, { safe });
  const given = signatures.map(({ owner, signature }) => ({
    owner: checkAddress("KEY_ACCOUNT_INVALID", owner),
    signature,
  }));
  for (const [index, { owner }] of given.entries()) {
    if (!owners.includes(owner)) {
      throw new SignerError({
        code: "SAFE_OWNER_UNKNOWN",
        message: `${owner} is no owner of the Safe ${safe}.`,
        remedy: `Leave it out; the owners are ${owners.join(", ")}.`,
        values: { safe, owner, owners },
      });
    }
    if (given.findIndex((other) => other.owner === owner) !== index) {
      throw new SignerError({
        code: "SAFE_OWNER_REPEATED",
        message: `The owner ${owner} of the Safe ${safe} stands twice among the signatures.`,
        remedy: "Give one signature of each owner.",
        values: { safe, owner },
      });
    }
  }
  const parts = await Promise.all(
    given.map(async ({ owner, signature }) => {
      const part = await safePart(client, { safe, digest, owner, signature });
      if (part) return part;
      throw new SignerError({
        code: "SAFE_SIGNATURE_INVALID",
        message:
          signature === "0x"
            ? `The owner ${owner} has not approved the message ${digest} of the Safe ${safe} on chain.`
            : `The signature of the owner ${owner} does not fit the message ${digest} of the Safe ${safe}.`,
        remedy: "Have the owner sign what safeMessage returns, for the same act, Safe and chain.",
        values: { safe, owner, digest, signature },
      });
    }),
  );
  const missing = threshold - parts.length;
  const waiting = owners.filter((owner) => !given.some((entry) => entry.owner === owner));
  if (missing > 0) {
    throw new SignerError({
      code: "SAFE_SIGNATURES_MISSING",
      message: `${parts.length} of the ${threshold} owners that the Safe ${safe} asks for have signed.`,
      remedy: `Have ${missing} more of ${waiting.join(", ")} sign.`,
      values: { safe, threshold, missing, waiting },
    });
  }
  // The Safe looks at as many as it asks for. An account's signature it takes; of contracts' it has to be asked.
  const sorted = ascending(parts);
  const accounts = sorted.filter((part) => "fixed" in part).slice(0, threshold);
  const contracts = sorted.filter((part) => "contract" in part);
  let tries = 0;
  for (const chosen of choices(contracts, threshold - accounts.length)) {
    if (++tries > MOST_TRIES) break;
    const signature = encode(ascending([...accounts, ...chosen]));
    if (await isApprovedBy(client, { account: safe, digest: contents.digest, signature })) return signature;
  }
  const refused = accounts.length < threshold ? contracts.map(({ owner }) => owner) : [];
  throw new SignerError({
    code: "SAFE_SIGNATURES_REFUSED",
    message: `The Safe ${safe} refuses the signatures of its owners put together, though each of them fits.`,
    remedy:
      refused.length > 0
        ? `Have owners that are accounts sign in place of ${refused.join(", ")}, or the Safe approve on chain: before version 1.5.0 it asks contracts in an older way.`
        : "See that the Safe has its compatibility handler, without which it can sign nothing.",
    values: { safe, digest: contents.digest, threshold, contracts: refused, waiting },
  });
}

/** How many choices among contracts' signatures a Safe is asked about: their number grows beyond all bounds with that of its contracts. */
const MOST_TRIES = 64;

/** As a Safe looks at its owners. */
const ascending = (parts: readonly SafePart[]): SafePart[] =>
  [...parts].sort((a, b) => (a.owner < b.owner ? -1 : 1));

/** Each choice of so many. */
function* choices(parts: readonly SafePart[], count: number): Generator<SafePart[]> {
  if (count === 0) yield [];
  else
    for (const [index, part] of parts.entries())
      for (const others of choices(parts.slice(index + 1), count - 1)) yield [part, ...others];
}

/** All parts, then what contracts signed, each with its length; the part of a contract says where. */
function encode(parts: readonly SafePart[]): Hex {
  let tail: Hex = "0x";
  const heads = parts.map((part) => {
    if ("fixed" in part) return part.fixed;
    const offset = numberToHex(parts.length * PART + size(tail), { size: 32 });
    tail = concatHex([tail, numberToHex(size(part.contract), { size: 32 }), part.contract]);
    return concatHex([pad(part.owner, { size: 32 }), offset, SAFE_V.contract]);
  });
  return concatHex([...heads, tail]);
}
