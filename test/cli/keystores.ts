// Keystores as wallets write them.

import { createCipheriv, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { type Hex, keccak256 } from "viem";

/** An encrypted keystore of version 3, with little work so that tests are fast. */
export function makeKeystore(privateKey: Hex, password: string, kdf: "scrypt" | "pbkdf2" = "scrypt"): string {
  const [salt, iv] = [randomBytes(32), randomBytes(16)];
  const derived =
    kdf === "scrypt"
      ? scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 })
      : pbkdf2Sync(password, salt, 1000, 32, "sha256");
  const cipher = createCipheriv("aes-128-ctr", derived.subarray(0, 16), iv);
  const text = Buffer.concat([cipher.update(Buffer.from(privateKey.slice(2), "hex")), cipher.final()]);
  const parameters = kdf === "scrypt" ? { n: 1024, r: 8, p: 1 } : { c: 1000, prf: "hmac-sha256" };
  return JSON.stringify({
    version: 3,
    id: "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    crypto: {
      cipher: "aes-128-ctr",
      ciphertext: text.toString("hex"),
      cipherparams: { iv: iv.toString("hex") },
      kdf,
      kdfparams: { dklen: 32, salt: salt.toString("hex"), ...parameters },
      mac: keccak256(Buffer.concat([derived.subarray(16, 32), text])).slice(2),
    },
  });
}
