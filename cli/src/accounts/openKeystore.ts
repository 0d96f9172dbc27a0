import { createDecipheriv, pbkdf2, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { hexToBytes, keccak256 } from "viem";
import { CliError } from "../frame/CliError.js";

/**
 * Work that a file may ask for, some seconds: a file from elsewhere must not stop the machine. Wallets ask for 2^21 at most, as n × r × p, and
 * for a million rounds.
 */
const MAX_SCRYPT = 2 ** 23;
const MAX_ROUNDS = 10_000_000;
/** Bytes that scrypt needs for the most that it may be asked for. */
const MAX_MEMORY = 2 * 128 * MAX_SCRYPT;
/** Bytes that one pass of PBKDF2 gives. */
const BLOCK = 32;

/**
 * Decrypts a keystore of version 3.
 *
 * @param path for errors
 * @param content what was parsed of the file
 * @param password as it was typed
 * @returns the private key in hex
 * @throws {CliError} `CLI_KEYSTORE_INVALID`, `CLI_PASSWORD_WRONG`
 * @see Web3 Secret Storage Definition
 */
export async function openKeystore(path: string, content: unknown, password: string): Promise<string> {
  const invalid = (problem: string) => new CliError("CLI_KEYSTORE_INVALID", { path, problem });
  const file = lowerKeys(content);
  const crypto = lowerKeys(file.crypto);
  const cipher = lowerKeys(crypto.cipherparams);
  const parameters = lowerKeys(crypto.kdfparams);
  if (file.version !== 3) throw invalid(`version ${String(file.version)}`);
  if (crypto.cipher !== "aes-128-ctr") throw invalid(`cipher ${String(crypto.cipher)}`);
  const bytes = (value: unknown, name: string): Uint8Array => {
    if (typeof value !== "string" || !/^(0x)?([0-9a-fA-F]{2})+$/.test(value)) throw invalid(name);
    return hexToBytes(`0x${value.replace(/^0x/, "")}`);
  };
  const whole = (name: string): number => {
    const value = parameters[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1) throw invalid(name);
    return value;
  };
  const salt = bytes(parameters.salt, "salt");
  const length = whole("dklen");
  if (length < 32 || length > 1024) throw invalid("dklen");
  const derive = async (): Promise<Uint8Array> => {
    if (crypto.kdf === "scrypt") {
      const [N, r, p] = [whole("n"), whole("r"), whole("p")];
      if (N * r * p > MAX_SCRYPT) throw invalid(`scrypt n × r × p = ${N * r * p} > ${MAX_SCRYPT}`);
      const run = promisify<string, Uint8Array, number, object, Buffer>(scrypt);
      return run(password, salt, length, { N, r, p, maxmem: MAX_MEMORY });
    }
    if (crypto.kdf === "pbkdf2" && parameters.prf === "hmac-sha256") {
      const iterations = whole("c");
      const rounds = iterations * Math.ceil(length / BLOCK);
      if (rounds > MAX_ROUNDS) throw invalid(`pbkdf2 c × dklen / ${BLOCK} = ${rounds} > ${MAX_ROUNDS}`);
      return promisify(pbkdf2)(password, salt, iterations, length, "sha256");
    }
    throw invalid(`kdf ${String(crypto.kdf)}`);
  };
  const [text, iv, mac] = [
    bytes(crypto.ciphertext, "ciphertext"),
    bytes(cipher.iv, "iv"),
    bytes(crypto.mac, "mac"),
  ];
  if (iv.length !== 16) throw invalid("iv");
  const derived = await derive().catch((cause: unknown) => {
    throw cause instanceof CliError ? cause : invalid(`kdf ${String(crypto.kdf)}`);
  });
  const expected = keccak256(Buffer.concat([derived.subarray(16, 32), text]), "bytes");
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected))
    throw new CliError("CLI_PASSWORD_WRONG", { path });
  const decipher = createDecipheriv("aes-128-ctr", derived.subarray(0, 16), iv);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString("hex");
}

/** The members of an object by their names in lower case: wallets write "Crypto" and "crypto". */
function lowerKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.toLowerCase(), item]));
}
