import { bytesToHex, type Hex, slice } from "viem";
import { isPointOnP256 } from "../core/keys/encodePointKey.js";
import { SignerError } from "../errors/signer.js";
import { type Binary, toUint8Array } from "./binary.js";

export type PasskeyPublicKeyParameters =
  | {
      /** What `AuthenticatorAttestationResponse.getPublicKey()` gives: a SubjectPublicKeyInfo. */
      publicKey: Binary | null;
    }
  | {
      /** What `AuthenticatorAttestationResponse.getAuthenticatorData()` gives: the key stands in it in COSE. */
      authenticatorData: Binary;
    };
export type PasskeyPublicKeyReturnType = { x: Hex; y: Hex };

/** A P-256 key's SubjectPublicKeyInfo up to its coordinates (RFC 5480). */
const SPKI = /^0x3059301306072a8648ce3d020106082a8648ce3d03010703420004([0-9a-f]{64})([0-9a-f]{64})$/;
/** Kind EC2, algorithm ES256, curve P-256, x, y in CTAP2's canonical CBOR (RFC 9053, section 7.1.1), and extensions after it. */
const COSE = /^0xa5010203262001215820([0-9a-f]{64})225820([0-9a-f]{64})/;

const FLAGS_AT = 32;
const ATTESTED = 0x40;
/** Before the attested key: hash of the site, flags, counter, model of the authenticator, length of the credential's id. */
const ID_LENGTH_AT = 53;

/**
 * The public key of a passkey, from what its registration gave.
 *
 * @param parameters one of the two forms in which browsers give it
 * @returns affine coordinates, 32 bytes each
 * @throws {SignerError} `PASSKEY_UNSUPPORTED` for a key that is none on P-256
 * @see W3C Web Authentication, Level 3, sections 5.2.1 and 6.5.1
 */
export function passkeyPublicKey(parameters: PasskeyPublicKeyParameters): PasskeyPublicKeyReturnType {
  const [, x, y] =
    "publicKey" in parameters ? spki(parameters.publicKey) : cose(parameters.authenticatorData);
  const point = { x: `0x${x}`, y: `0x${y}` } as const;
  if (isPointOnP256(point.x, point.y)) return point;
  throw new SignerError({
    code: "PASSKEY_UNSUPPORTED",
    message: "The passkey has no key on the curve P-256.",
    remedy: "Create one with the algorithm ES256 (-7), as createPasskey does.",
    values: { ...parameters },
  });
}

function spki(publicKey: Binary | null): readonly string[] {
  return (publicKey && bytesToHex(toUint8Array(publicKey)).match(SPKI)) ?? [];
}

function cose(authenticatorData: Binary): readonly string[] {
  const bytes = toUint8Array(authenticatorData);
  const start = ID_LENGTH_AT + 2 + (bytes[ID_LENGTH_AT] ?? 0) * 256 + (bytes[ID_LENGTH_AT + 1] ?? 0);
  if (((bytes[FLAGS_AT] ?? 0) & ATTESTED) === 0 || start >= bytes.length) return [];
  return slice(bytesToHex(bytes), start).match(COSE) ?? [];
}
