import {
  type Address,
  concatHex,
  type Hex,
  hashMessage,
  numberToHex,
  pad,
  parseAbi,
  recoverAddress,
  size,
  slice,
} from "viem";
import { checkAddress } from "../core/keys/keyBytes.js";
import { SignerError } from "../errors/signer.js";
import type { RegistryClient } from "../reads/client.js";
import { callContract } from "./callContract.js";
import { getSafe } from "./getSafe.js";
import { isApprovedBy } from "./isApprovedBy.js";
import { safeMessage } from "./safeMessage.js";
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

const abi = parseAbi([
  "function approvedHashes(address owner, bytes32 hash) view returns (uint256 approved)",
]);

/** A part of a Safe's signature has 65 bytes; what a contract signed follows after all of them. */
const PART = 65;
/** What stands in a part in place of the parity, see `Safe.checkNSignatures`. */
const V = { contract: "0x00", approved: "0x01", ethSign: 4, account: 27 } as const;

type Part = { owner: Hex } & ({ fixed: Hex } | { contract: Hex });

/**
 * Puts the signatures of a Safe's owners together, each of them checked: as typed data, as a message (`eth_sign`), as an approval on
 * chain, or as what a contract that owns the Safe takes. The Safe itself is asked at the end: it alone knows how it asks such a contract, which
 * changed with version 1.5.0.
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
  const parts = await Promise.all(given.map((entry) => partOf(client, safe, digest, entry)));
  const missing = threshold - parts.length;
  if (missing > 0) {
    const waiting = owners.filter((owner) => !given.some((entry) => entry.owner === owner));
    throw new SignerError({
      code: "SAFE_SIGNATURES_MISSING",
      message: `${parts.length} of the ${threshold} owners that the Safe ${safe} asks for have signed.`,
      remedy: `Have ${missing} more of ${waiting.join(", ")} sign.`,
      values: { safe, threshold, missing, waiting },
    });
  }
  // The Safe looks at as many as it asks for, in ascending order.
  const counted = parts.sort((a, b) => (a.owner < b.owner ? -1 : 1)).slice(0, threshold);
  const signature = encode(counted);
  if (await isApprovedBy(client, { account: safe, digest: contents.digest, signature })) return signature;
  const contracts = counted.flatMap((part) => ("contract" in part ? [part.owner] : []));
  throw new SignerError({
    code: "SAFE_SIGNATURES_REFUSED",
    message: `The Safe ${safe} refuses the signatures of its owners put together, though each of them fits.`,
    remedy:
      contracts.length > 0
        ? `Have owners that are accounts sign in place of ${contracts.join(", ")}, or the Safe approve on chain: before version 1.5.0 it asks contracts in an older way.`
        : "See that the Safe has its compatibility handler, without which it can sign nothing.",
    values: { safe, digest: contents.digest, contracts },
  });
}

async function partOf(
  client: RegistryClient,
  safe: Address,
  digest: Hex,
  { owner, signature }: SafeSignature,
): Promise<Part> {
  for (const [hash, shift] of [
    [digest, 0],
    [hashMessage({ raw: digest }), V.ethSign],
  ] as const) {
    const parity = await parityOf(hash, owner, signature);
    if (parity === undefined) continue;
    return { owner, fixed: concatHex([slice(signature, 0, 64), numberToHex(V.account + parity + shift)]) };
  }
  if (signature === "0x") {
    const args = [owner, digest] as const;
    if (await callContract(client, { to: safe, abi, functionName: "approvedHashes", args }))
      return { owner, fixed: concatHex([pad(owner, { size: 32 }), pad("0x", { size: 32 }), V.approved]) };
  }
  if (await isApprovedBy(client, { account: owner, digest, signature }))
    return { owner, contract: signature };
  throw new SignerError({
    code: "SAFE_SIGNATURE_INVALID",
    message:
      signature === "0x"
        ? `The owner ${owner} has not approved the message ${digest} of the Safe ${safe} on chain.`
        : `The signature of the owner ${owner} does not fit the message ${digest} of the Safe ${safe}.`,
    remedy: "Have the owner sign what safeMessage returns, for the same act, Safe and chain.",
    values: { safe, owner, digest, signature },
  });
}

/** The parity of an ECDSA signature, where the owner's key made it. Wallets write it as 0 or 1, 27 or 28, and for eth_sign as 31 or 32. */
async function parityOf(hash: Hex, owner: Hex, signature: Hex): Promise<0 | 1 | undefined> {
  if (!/^0x[0-9a-fA-F]{130}$/.test(signature)) return undefined;
  for (const parity of [0, 1] as const) {
    if (![parity, V.account + parity, V.account + V.ethSign + parity].includes(Number(slice(signature, 64))))
      continue;
    const [r, s] = [slice(signature, 0, 32), slice(signature, 32, 64)];
    const recovered = await recoverAddress({ hash, signature: { r, s, yParity: parity } }).catch(
      () => undefined,
    );
    if (recovered?.toLowerCase() === owner) return parity;
  }
  return undefined;
}

/** All parts, then what contracts signed, each with its length; the part of a contract says where. */
function encode(parts: readonly Part[]): Hex {
  let tail: Hex = "0x";
  const heads = parts.map((part) => {
    if ("fixed" in part) return part.fixed;
    const offset = numberToHex(parts.length * PART + size(tail), { size: 32 });
    tail = concatHex([tail, numberToHex(size(part.contract), { size: 32 }), part.contract]);
    return concatHex([pad(part.owner, { size: 32 }), offset, V.contract]);
  });
  return concatHex([...heads, tail]);
}
