import type { SignatureKey } from "./facts.js";
import type { renewalTexts } from "./renewalTexts.js";

/** Until when a signature by itself is still worth checking. */
export type Renewal = {
  /** Unix seconds: from then on the signature by itself proves nothing any more. */
  renewBefore: number;
  /** Why; stable, see docs/verdict.md. */
  code: keyof typeof renewalTexts;
  /** Whether that time is past by the verifier's clock. The registry's record of the act stays. */
  isPast: boolean;
};

/** Strength of 128 bits: SP 800-57 part 1, table 2. */
const STRONG_RSA_BITS = 3_072;
/** Of the curves P-256 and secp256k1, whose strength is 128 bits, and of RSA from 3,072 bits: the end of 2035. */
const CLASSICAL_END = Date.UTC(2036, 0) / 1000;
/** Of RSA below 3,072 bits, whose strength is 112 bits: the end of 2030. */
const SHORT_RSA_END = Date.UTC(2031, 0) / 1000;

/**
 * Until when a kind of signature can be relied on by itself: where NIST deprecates it, or disallows it without deprecating it before.
 *
 * @param key of which kind the key is
 * @param now Unix seconds by the verifier's clock
 * @see NIST IR 8547 (initial public draft, 2024), table 2: RSA of 112 bits of strength is deprecated after 2030; ECDSA and RSA of 128 bits and more
 *   are disallowed after 2035
 */
export function renewalOf(key: SignatureKey, now: number): Renewal {
  const isShort = key.kind === "rsa" && key.bits < STRONG_RSA_BITS;
  const renewBefore = isShort ? SHORT_RSA_END : CLASSICAL_END;
  return { renewBefore, code: isShort ? "RENEW_SHORT_RSA" : "RENEW_CLASSICAL", isPast: now >= renewBefore };
}
