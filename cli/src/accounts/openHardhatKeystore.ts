import { createHmac, scrypt } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gcmsiv } from "@noble/ciphers/aes.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";

/** Fixed by Hardhat: the file repeats them and says nothing else. */
const PARAMETERS = { N: 131_072, r: 8, p: 1, maxmem: 512 * 1024 * 1024 };
const KEY_BYTES = 32;
const VERSION = "hardhat-v3-keystore-1";

/** Where Hardhat keeps its production keystore, by platform. */
export function hardhatKeystorePath(env: Context["env"]): string {
  const home = env.HOME || homedir();
  if (process.platform === "win32")
    return join(env.APPDATA || join(home, "AppData", "Roaming"), "hardhat-nodejs", "Config", "keystore.json");
  if (process.platform === "darwin")
    return join(home, "Library", "Preferences", "hardhat-nodejs", "keystore.json");
  return join(env.XDG_CONFIG_HOME || join(home, ".config"), "hardhat-nodejs", "keystore.json");
}

type Sealed = { iv: string; cypherText: string };
type Keystore = {
  version: string;
  crypto: { masterKeyDerivation: { salt: string } };
  hmacKey: Sealed;
  dataEncryptionKey: Sealed;
  secrets: Record<string, Sealed>;
  hmac: string;
};

/**
 * Decrypts one key of Hardhat's keystore. The whole file is authenticated first, so that no entry can have been put in another's place.
 *
 * @param path for errors
 * @param content what was parsed of the file
 * @throws {CliError} `CLI_KEYSTORE_INVALID`, `CLI_PASSWORD_WRONG`, `CLI_KEYSTORE_NAME_UNKNOWN`
 * @see hardhat-keystore 3, encryption.ts
 */
export async function openHardhatKeystore(
  path: string,
  content: unknown,
  { key, password }: { key: string; password: string },
): Promise<string> {
  const file = checkForm(path, content);
  const salt = Buffer.from(file.crypto.masterKeyDerivation.salt, "hex");
  const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);
  const master = await derive(password.normalize("NFKC"), salt, KEY_BYTES, PARAMETERS);
  const opened = (sealing: Uint8Array, { iv, cypherText }: Sealed): string => {
    try {
      const bytes = gcmsiv(sealing, Buffer.from(iv, "hex")).decrypt(Buffer.from(cypherText, "hex"));
      return new TextDecoder().decode(bytes);
    } catch {
      throw new CliError("CLI_PASSWORD_WRONG", { path });
    }
  };
  const hmacKey = Buffer.from(opened(master, file.hmacKey), "hex");
  const { hmac, ...rest } = file;
  if (createHmac("sha256", hmacKey).update(sortedJson(rest)).digest("hex") !== hmac)
    throw new CliError("CLI_KEYSTORE_INVALID", { path, problem: "hmac" });
  const secret = Object.hasOwn(file.secrets, key) ? file.secrets[key] : undefined;
  if (!secret) throw new CliError("CLI_KEYSTORE_NAME_UNKNOWN", { path, key });
  return opened(Buffer.from(opened(master, file.dataEncryptionKey), "hex"), secret);
}

/** Whoever could write the file did not need to know the password for it to be of another form. */
function checkForm(path: string, content: unknown): Keystore {
  const file = Object(content) as Partial<Keystore>;
  const { version, crypto, hmacKey, dataEncryptionKey, secrets, hmac } = file;
  const fits = {
    [`version ${String(version)}`]: version === VERSION,
    crypto: typeof crypto?.masterKeyDerivation?.salt === "string",
    hmacKey: isSealed(hmacKey),
    dataEncryptionKey: isSealed(dataEncryptionKey),
    secrets: typeof secrets === "object" && secrets !== null && Object.values(secrets).every(isSealed),
    hmac: typeof hmac === "string",
  };
  const problem = Object.entries(fits).find(([, isFit]) => !isFit)?.[0];
  if (problem !== undefined) throw new CliError("CLI_KEYSTORE_INVALID", { path, problem });
  return file as Keystore;
}

const isSealed = (value: unknown): value is Sealed => {
  const { iv, cypherText } = Object(value) as Partial<Sealed>;
  return typeof iv === "string" && typeof cypherText === "string";
};

/** JSON with sorted keys, as Hardhat authenticates it. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
