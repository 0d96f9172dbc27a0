import { type Address, getAddress, type Hex, size, slice } from "viem";
import { kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { readJson } from "../files/readJson.js";
import type { Text } from "../frame/text.js";

/** Which passkey of the device is meant. Nothing in it is secret. */
export type Passkey = {
  version: 1;
  /** The site to which it belongs. */
  rpId: string;
  /** ERC-7913 bytes: the verifier contract and the point. */
  key: Hex;
  credentialId: Hex;
};

/** The site to which the passkeys that `mou` makes belong: its page is served there. */
export const RP_ID = "localhost";

const wanted: Text = {
  en: "a file that mou key create-passkey wrote",
  vi: "tệp mà mou key create-passkey đã ghi",
};
const VERIFIER = 20;
const COORDINATE = 32;

/**
 * A passkey as `mou key create-passkey` wrote it.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 */
export function readPasskey(path: string, cwd: string): Passkey {
  const content = readJson(path, cwd, wanted);
  const { version, rpId, key, credentialId } = Object(content) as Partial<Passkey>;
  const isHex = (value: unknown): value is Hex =>
    typeof value === "string" && /^0x([0-9a-f]{2})+$/.test(value);
  if (
    version === 1 &&
    rpId === RP_ID &&
    isHex(credentialId) &&
    isHex(key) &&
    size(key) === VERIFIER + 2 * COORDINATE
  )
    return { version, rpId, key, credentialId };
  throw otherFile(path, kindOfFile(content), wanted);
}

/** The parts of a passkey's key. */
export const pointOf = ({ key }: Passkey): { verifier: Address; x: Hex; y: Hex } => ({
  verifier: getAddress(slice(key, 0, VERIFIER)),
  x: slice(key, VERIFIER, VERIFIER + COORDINATE),
  y: slice(key, VERIFIER + COORDINATE),
});
