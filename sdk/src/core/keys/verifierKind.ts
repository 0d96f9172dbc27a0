import type { Address } from "viem";
import type { KnownVerifiers } from "./decodeKey.js";
import { checkAddress } from "./keyBytes.js";

/** Kinds of keys that a verifier contract stands for. */
export type VerifierKind = keyof KnownVerifiers;

const kinds = ["p256", "webauthn", "rsa"] as const satisfies readonly VerifierKind[];

/** For which kind of key a verifier contract is known; undefined where it is not. */
export function verifierKind(verifier: Address, known: KnownVerifiers): VerifierKind | undefined {
  return kinds.find((kind) => {
    const address = known[kind];
    return address !== undefined && checkAddress("KEY_VERIFIER_INVALID", address) === verifier.toLowerCase();
  });
}
