import { constants, verify } from "node:crypto";
import type { Hex } from "viem";
import { CliError } from "../frame/CliError.js";
import { formatName, formatTime } from "./formatCertificate.js";
import { type Certificate, EXPONENT } from "./readCertificate.js";

/** An RSA key that a certificate authority certified, wherever the private key lies. */
export type TokenKey = {
  /** Big-endian, without leading zeros: what `encodeRsaKey` takes. */
  modulus: Hex;
  /** DER, from the key's own certificate towards the root, as far as they are there. */
  certificates: readonly Uint8Array[];
  /**
   * Signs the 32 bytes of a digest with RSASSA-PKCS1-v1_5 and SHA-256, as `RSAVerifier` takes it.
   *
   * @throws {CliError} `TOKEN_DIGEST_INVALID`, `TOKEN_SIGNATURE_WRONG`, and what the key's place throws
   */
  sign: (digest: Hex) => Promise<Hex>;
};

const MIN_BITS = 2048;
const MAX_BITS = 4096;

/**
 * A key with what it must be checked for: its kind and size, the validity of its certificate, and each signature before anyone sees it.
 *
 * @param chain the key's own certificate first
 * @param at Unix seconds, now
 * @param signBytes signs bytes with SHA-256
 * @throws {CliError} `TOKEN_KEY_NOT_RSA`, `TOKEN_KEY_SIZE_INVALID`, `TOKEN_KEY_EXPONENT_INVALID`, `TOKEN_CERTIFICATE_MISSING`,
 * `TOKEN_CERTIFICATE_EXPIRED`, `TOKEN_CERTIFICATE_NOT_YET_VALID`
 */
export function tokenKey(
  chain: readonly Certificate[],
  at: number,
  signBytes: (bytes: Uint8Array) => Promise<Uint8Array>,
): TokenKey {
  const [certificate] = chain;
  if (certificate === undefined) throw new CliError("TOKEN_CERTIFICATE_MISSING", { certificates: 0 });
  const { modulus } = checkRsa(certificate.rsa, certificate.publicKey.asymmetricKeyType);
  checkValidity(certificate, at);
  return {
    modulus,
    certificates: chain.map(({ der }) => der),
    sign: async (digest) => {
      const bytes = bytesOf(digest);
      const signature = await signBytes(bytes);
      const { publicKey: key } = certificate;
      // The key on a token can be another than its certificate says, and a driver can be wrong.
      if (!verify("sha256", bytes, { key, padding: constants.RSA_PKCS1_PADDING }, signature)) {
        throw new CliError("TOKEN_SIGNATURE_WRONG", {
          subject: formatName(certificate.subject),
          fingerprint: certificate.fingerprint,
        });
      }
      return `0x${Buffer.from(signature).toString("hex")}`;
    },
  };
}

/**
 * @param rsa undefined for a key of another kind
 * @param kind as Node names it
 */
export function checkRsa(rsa: Certificate["rsa"], kind: string | undefined): NonNullable<Certificate["rsa"]> {
  if (rsa === undefined) throw new CliError("TOKEN_KEY_NOT_RSA", { kind });
  const { bits, exponent } = rsa;
  if (bits < MIN_BITS || bits > MAX_BITS) throw new CliError("TOKEN_KEY_SIZE_INVALID", { bits });
  if (exponent !== EXPONENT) throw new CliError("TOKEN_KEY_EXPONENT_INVALID", { exponent });
  return rsa;
}

function checkValidity({ subject, validFrom, validUntil }: Certificate, at: number): void {
  const values = {
    subject: formatName(subject),
    validFrom: formatTime(validFrom),
    validUntil: formatTime(validUntil),
  };
  if (at > validUntil) throw new CliError("TOKEN_CERTIFICATE_EXPIRED", values);
  if (at < validFrom) throw new CliError("TOKEN_CERTIFICATE_NOT_YET_VALID", values);
}

function bytesOf(digest: Hex): Uint8Array {
  if (typeof digest !== "string" || !/^0x[0-9a-fA-F]{64}$/.test(digest))
    throw new CliError("TOKEN_DIGEST_INVALID", { digest });
  return new Uint8Array(Buffer.from(digest.slice(2), "hex"));
}
