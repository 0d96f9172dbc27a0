import { expect } from "chai";
import type { CliError } from "../frame/CliError.js";
import { openKeystore } from "./openKeystore.js";

/** Of the specification: its password, and the key that comes of it. */
const PASSWORD = "testpassword";
const KEY = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";
const PBKDF2 = {
  crypto: {
    cipher: "aes-128-ctr",
    cipherparams: { iv: "6087dab2f9fdbbfaddc31a909735c1e6" },
    ciphertext: "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
    kdf: "pbkdf2",
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: "hmac-sha256",
      salt: "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
    },
    mac: "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
  },
  version: 3,
};

describe("openKeystore", () => {
  const { crypto } = PBKDF2;
  const refusal = async (content: unknown) => {
    const error = await openKeystore("key.json", content, PASSWORD).then(
      () => undefined,
      (reason: CliError) => reason,
    );
    return [error?.code, error?.values.problem];
  };

  it("opens that of the specification", async () => {
    expect(await openKeystore("key.json", PBKDF2, PASSWORD)).to.equal(KEY);
  });

  it("refuses a file that would keep the machine busy", async () => {
    const { dklen, prf, salt } = crypto.kdfparams;
    const asking = (kdf: string, kdfparams: object) =>
      refusal({ version: 3, crypto: { ...crypto, kdf, kdfparams } });
    // Little memory, and hours.
    const scrypt = { n: 1024, r: 8, p: 1_000_000, dklen, salt };
    expect(await asking("scrypt", scrypt)).to.deep.equal([
      "CLI_KEYSTORE_INVALID",
      "scrypt n × r × p = 8192000000 > 8388608",
    ]);
    expect((await asking("scrypt", { ...scrypt, n: 2 ** 20, p: 2 }))[0]).to.equal("CLI_KEYSTORE_INVALID");
    expect(await asking("pbkdf2", { c: 10_000_000, dklen: 1024, prf, salt })).to.deep.equal([
      "CLI_KEYSTORE_INVALID",
      "pbkdf2 c × dklen / 32 = 320000000 > 10000000",
    ]);
  });

  it("says what is not as it should be", async () => {
    const altered = (changes: object) => ({ ...PBKDF2, crypto: { ...crypto, ...changes } });
    for (const [content, problem] of [
      [null, "version undefined"],
      [[], "version undefined"],
      [{ version: 3 }, "cipher undefined"],
      [altered({ cipherparams: { iv: "6087" } }), "iv"],
      [altered({ cipherparams: null }), "iv"],
      [altered({ kdf: "argon2" }), "kdf argon2"],
      [altered({ kdf: "scrypt", kdfparams: { n: 3, r: 1, p: 1, dklen: 32, salt: "00" } }), "kdf scrypt"],
      [altered({ mac: 1 }), "mac"],
    ] as const) {
      expect(await refusal(content), problem).to.deep.equal(["CLI_KEYSTORE_INVALID", problem]);
    }
  });
});
