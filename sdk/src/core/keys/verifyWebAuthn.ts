import { concat, type Hex, hexToBytes, numberToHex, size, slice, stringToHex } from "viem";
import { hashDocument } from "../documents/hashDocument.js";
import { verifyP256 } from "./verifyP256.js";

/** Flags of the authenticator data: user present, user verified, eligible for backup, backed up. */
const [UP, UV, BE, BS] = [0x01, 0x04, 0x08, 0x10];
/** Bytes of the authenticator data: hash of the relying party's id, flags, counter. */
const MIN_AUTHENTICATOR_DATA = 37;
const FLAGS = 32;
const TYPE = stringToHex('"type":"webauthn.get"').slice(2);
const TYPE_SIZE = BigInt(TYPE.length / 2);
const WORD = 32n;

/**
 * Whether a signature is a WebAuthn assertion over the digest, made with user verification by the passkey with this point. Which page asked for
 * it is not looked at, as `ERC7913WebAuthnVerifier` does not.
 *
 * @param point x and y, 64 bytes
 * @param digest 32 bytes: the challenge
 * @param signature ABI encoding of r, s, the places of challenge and type, authenticator data and client data
 * @see W3C Web Authentication, Level 3, section 7.2; OpenZeppelin's `ERC7913WebAuthnVerifier` and `WebAuthn`
 */
export async function verifyWebAuthn(point: Hex, digest: Hex, signature: Hex): Promise<boolean> {
  const assertion = decodeAssertion(signature);
  if (!assertion || size(point) !== 64) return false;
  const { authenticatorData, clientData, typeIndex, challengeIndex } = assertion;
  if (size(authenticatorData) < MIN_AUTHENTICATOR_DATA) return false;
  const flags = Number(slice(authenticatorData, FLAGS, FLAGS + 1));
  const isVerified = (flags & UP) !== 0 && (flags & UV) !== 0 && ((flags & BE) !== 0 || (flags & BS) === 0);
  if (!isVerified || !hasType(clientData, typeIndex) || !hasChallenge(clientData, challengeIndex, digest))
    return false;
  const { sha256: clientDataHash } = await hashDocument(hexToBytes(clientData));
  const { sha256 } = await hashDocument(hexToBytes(concat([authenticatorData, clientDataHash])));
  return verifyP256(point, sha256, signature);
}

/** As the contract compares it: its sums may overflow, and then it reads from the length that stands before the text in memory. */
function hasType(clientData: Hex, index: bigint): boolean {
  const length = BigInt(size(clientData));
  if (length <= BigInt.asUintN(256, index + TYPE_SIZE - 1n)) return false;
  const memory = numberToHex(length, { size: 32 }).slice(2) + clientData.slice(2);
  return memory.startsWith(TYPE, 2 * Number(BigInt.asUintN(256, index + WORD)));
}

function hasChallenge(clientData: Hex, index: bigint, digest: Hex): boolean {
  const challenge = btoa(String.fromCharCode(...hexToBytes(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const expected = stringToHex(`"challenge":"${challenge}"`).slice(2);
  return clientData.slice(2).startsWith(expected, 2 * Number(index));
}

/** Reads what the contract reads: offsets may point anywhere inside, and what follows is not looked at. r and s come first. */
function decodeAssertion(signature: Hex) {
  const length = BigInt(size(signature));
  const word = (at: bigint) => BigInt(slice(signature, Number(at), Number(at + WORD)));
  const bytes = (offset: bigint): Hex | undefined => {
    if (offset > length - WORD) return undefined;
    const [start, bytesLength] = [offset + WORD, word(offset)];
    return bytesLength > length - start
      ? undefined
      : `0x${signature.slice(2 + 2 * Number(start), 2 + 2 * Number(start + bytesLength))}`;
  };
  if (length < 6n * WORD) return undefined;
  const authenticatorData = bytes(word(4n * WORD));
  const clientData = bytes(word(5n * WORD));
  if (authenticatorData === undefined || clientData === undefined) return undefined;
  return { authenticatorData, clientData, challengeIndex: word(2n * WORD), typeIndex: word(3n * WORD) };
}
