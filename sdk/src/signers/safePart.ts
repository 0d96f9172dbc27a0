import {
  type Address,
  concatHex,
  type Hex,
  hashMessage,
  numberToHex,
  pad,
  parseAbi,
  recoverAddress,
  slice,
} from "viem";
import type { Requester } from "../reads/request.js";
import { callContract } from "./callContract.js";
import { isApprovedBy } from "./isApprovedBy.js";
import type { SafeSignature } from "./signSafeMessage.js";

const abi = parseAbi([
  "function approvedHashes(address owner, bytes32 hash) view returns (uint256 approved)",
]);

/** What stands in a part in place of the parity, see `Safe.checkNSignatures`. */
export const SAFE_V = { contract: "0x00", approved: "0x01", ethSign: 4, account: 27 } as const;

/** What one owner contributes to a Safe's signature: 65 bytes, or what a contract signed. */
export type SafePart = { owner: Hex } & ({ fixed: Hex } | { contract: Hex });

/**
 * What an owner's signature is in that of its Safe.
 *
 * @param parameters the owner in lower case, and the digest of `safeMessage`
 * @returns undefined where it does not fit, or was not approved on chain
 * @throws {ChainError} where the Safe or a contract that owns it could not be asked
 */
export async function safePart(
  client: Requester,
  { safe, digest, owner, signature }: SafeSignature & { safe: Address; digest: Hex },
): Promise<SafePart | undefined> {
  for (const [hash, shift] of [
    [digest, 0],
    [hashMessage({ raw: digest }), SAFE_V.ethSign],
  ] as const) {
    const parity = await parityOf(hash, owner, signature);
    if (parity === undefined) continue;
    return {
      owner,
      fixed: concatHex([slice(signature, 0, 64), numberToHex(SAFE_V.account + parity + shift)]),
    };
  }
  if (signature === "0x") {
    const args = [owner, digest] as const;
    if (await callContract(client, { to: safe, abi, functionName: "approvedHashes", args }))
      return {
        owner,
        fixed: concatHex([pad(owner, { size: 32 }), pad("0x", { size: 32 }), SAFE_V.approved]),
      };
  }
  const isApproved = await isApprovedBy(client, { account: owner, digest, signature });
  return isApproved ? { owner, contract: signature } : undefined;
}

/** The parity of an ECDSA signature, where the owner's key made it. Wallets write it as 0 or 1, 27 or 28, and for eth_sign as 31 or 32. */
async function parityOf(hash: Hex, owner: Hex, signature: Hex): Promise<0 | 1 | undefined> {
  if (!/^0x[0-9a-fA-F]{130}$/.test(signature)) return undefined;
  for (const parity of [0, 1] as const) {
    if (
      ![parity, SAFE_V.account + parity, SAFE_V.account + SAFE_V.ethSign + parity].includes(
        Number(slice(signature, 64)),
      )
    )
      continue;
    const [r, s] = [slice(signature, 0, 32), slice(signature, 32, 64)];
    const recovered = await recoverAddress({ hash, signature: { r, s, yParity: parity } }).catch(
      () => undefined,
    );
    if (recovered?.toLowerCase() === owner) return parity;
  }
  return undefined;
}
