import { type Hex, size, slice } from "viem";
import { ActError } from "../../errors/act.js";
import { shown } from "../../errors/shown.js";
import { isBytes32 } from "../record/bytes32.js";
import type { KnownVerifiers } from "./decodeKey.js";
import { checkKey, splitKey } from "./keyBytes.js";
import { recoverAccount } from "./recoverAccount.js";
import { type VerifierKind, verifierKind } from "./verifierKind.js";
import { verifyP256 } from "./verifyP256.js";
import { verifyRsa } from "./verifyRsa.js";
import { verifyWebAuthn } from "./verifyWebAuthn.js";

export type CheckSignatureParameters = {
  /** ERC-7913 bytes. */
  key: Hex;
  /** EIP-712 digest that was signed, 32 bytes. */
  digest: Hex;
  signature: Hex;
  /** Addresses of verifier contracts whose code is pinned, as of `RegistryDeployment`. */
  verifiers?: KnownVerifiers | undefined;
};
/** `unknown`: only a chain can say, since a contract decides. */
export type CheckSignatureReturnType = "valid" | "invalid" | "unknown";

/** Half the order of secp256k1: a higher s is the second form of a signature, which the registry refuses. */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

const checks: Record<
  VerifierKind,
  (material: Hex, digest: Hex, signature: Hex) => boolean | Promise<boolean>
> = { p256: verifyP256, webauthn: verifyWebAuthn, rsa: verifyRsa };

/**
 * Checks a signature without any chain, with the same result as the contracts.
 *
 * For an account: `valid` where it is the account's own ECDSA signature, in 65 bytes (r, s, v) or in the compact form of EIP-2098; `unknown`
 * otherwise, since a contract at that address may accept it (ERC-1271). For a longer key: `valid` or `invalid` where its verifier is a known
 * one, else `unknown`.
 *
 * @returns what is known of the signature; never a guess
 * @throws {KeyError} `KEY_BYTES_INVALID`, `KEY_SIZE_INVALID`, `KEY_ACCOUNT_INVALID`, `KEY_VERIFIER_INVALID`
 * @throws {ActError} `ACT_VALUE_INVALID` for a digest or signature that is no bytes
 * @see ERC-7913, ERC-1271, EIP-2098
 */
export async function checkSignature({
  key,
  digest,
  signature,
  verifiers = {},
}: CheckSignatureParameters): Promise<CheckSignatureReturnType> {
  const lowerKey = checkKey(key);
  const lowerDigest = checkBytes("digest", digest);
  const lowerSignature = checkBytes("signature", signature);
  const { address, material } = splitKey(lowerKey);
  if (material === "0x") {
    const full = fullSignature(lowerSignature);
    return full && recoverAccount(lowerDigest, full) === lowerKey ? "valid" : "unknown";
  }
  const kind = verifierKind(address, verifiers);
  if (!kind) return "unknown";
  return (await checks[kind](material, lowerDigest, lowerSignature)) ? "valid" : "invalid";
}

/** r, s and v in 65 bytes, where the registry would recover an account from it. */
function fullSignature(signature: Hex): Hex | undefined {
  const isCompact = size(signature) === 64;
  if (!isCompact && !/^0x[0-9a-f]{128}1[bc]$/.test(signature)) return undefined;
  const second = BigInt(slice(signature, 32, 64));
  const s = isCompact ? BigInt.asUintN(255, second) : second;
  if (s > HIGHEST_S) return undefined;
  if (!isCompact) return signature;
  return `${slice(signature, 0, 32)}${s.toString(16).padStart(64, "0")}${second === s ? "1b" : "1c"}`;
}

function checkBytes(name: "digest" | "signature", value: Hex): Hex {
  const lower = (typeof value === "string" ? value.toLowerCase() : value) as Hex;
  const isBytes = name === "digest" ? isBytes32(lower) : /^0x(?:[0-9a-f]{2})*$/.test(String(lower));
  if (isBytes) return lower;
  throw new ActError({
    code: "ACT_VALUE_INVALID",
    message: `The ${name} is ${shown(value)}, which is not ${name === "digest" ? "32 bytes" : "bytes"}.`,
    remedy: "Give it as 0x and hex digits, two for each byte.",
    values: { name, value },
  });
}
