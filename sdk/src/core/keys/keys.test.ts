import { createECDH, generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import type { Address, Hex } from "viem";
import { KeyError } from "../../errors/key.js";
import { decodeKey } from "./decodeKey.js";
import { encodeAccountKey } from "./encodeAccountKey.js";
import { encodeP256Key, encodeWebAuthnKey } from "./encodePointKey.js";
import { encodeRsaKey } from "./encodeRsaKey.js";
import { keyId } from "./keyId.js";

const ACCOUNT = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const VERIFIERS = {
  p256: "0x1111111111111111111111111111111111111111",
  webauthn: "0x2222222222222222222222222222222222222222",
  rsa: "0x3333333333333333333333333333333333333333",
} as const;
const ZERO: Address = "0x0000000000000000000000000000000000000000";
// The base point of P-256, SP 800-186 section 3.2.1.3.
const X = "0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
const Y = "0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

const bytes = (size: number, byte = "ab"): Hex => `0x${byte.repeat(size)}`;
const fails = (run: () => unknown, code: string) => {
  expect(run).to.throw(KeyError).with.property("code", code);
};

describe("keys", () => {
  it("encode an account as its 20 bytes", () => {
    const key = encodeAccountKey(ACCOUNT);
    expect(key).to.equal("0x5fbdb2315678afecb367f032d93f642f64180aa3");
    expect(keyId(key)).to.equal("0x44e659e60b21cc961f64ad47f20523c1d329d4bbda245ef3940a76dc89d0911b");
    expect(keyId(ACCOUNT)).to.equal(keyId(key));
    expect(decodeKey(key)).to.deep.equal({ type: "account", address: ACCOUNT });
  });

  it("refuse an account that is zero, malformed or of a wrong checksum", () => {
    for (const address of [ZERO, "0x5FbDB2315678afecb367f032d93F642f64180aA3", "0x12", "fpt"]) {
      fails(() => encodeAccountKey(address as Address), "KEY_ACCOUNT_INVALID");
    }
  });

  it("encode a point as verifier, x, y, and name its kind for the pinned verifier alone", () => {
    const point = { x: X, y: Y } as const;
    const p256 = encodeP256Key({ verifier: VERIFIERS.p256, ...point });
    const webauthn = encodeWebAuthnKey({ verifier: VERIFIERS.webauthn, ...point });
    expect(p256).to.equal(`0x${"11".repeat(20)}${X.slice(2)}${Y.slice(2)}`);
    expect(decodeKey(p256, VERIFIERS)).to.deep.equal({ type: "p256", verifier: VERIFIERS.p256, ...point });
    expect(decodeKey(webauthn, VERIFIERS)).to.deep.equal({
      type: "webauthn",
      verifier: VERIFIERS.webauthn,
      ...point,
    });
    expect(decodeKey(p256)).to.include({ type: "unknown", verifier: VERIFIERS.p256 });
    expect(decodeKey(p256, { webauthn: VERIFIERS.webauthn })).to.include({ type: "unknown" });
  });

  it("take the points of real key pairs, and no neighbour of them", () => {
    for (let turn = 0; turn < 10; turn++) {
      const pair = createECDH("prime256v1");
      const point = pair.generateKeys("hex", "uncompressed").slice(2);
      const [x, y] = [`0x${point.slice(0, 64)}`, `0x${point.slice(64)}`] as [Hex, Hex];
      expect(encodeP256Key({ verifier: VERIFIERS.p256, x, y })).to.have.length(2 + 2 * 84);
      fails(() => encodeP256Key({ verifier: VERIFIERS.p256, x: y, y: x }), "KEY_POINT_INVALID");
    }
  });

  it("refuse coordinates cut short, beyond the field, or of no point", () => {
    const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    const hex = (value: bigint): Hex => `0x${value.toString(16).padStart(64, "0")}`;
    const small = 0x459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbccn;
    const pair: [Hex, Hex][] = [
      [X.slice(0, -2) as Hex, Y],
      [X, `0x${"00".repeat(32)}`],
      [hex(5n + prime), hex(small)],
      [hex(5n), hex(small + 1n)],
    ];
    encodeWebAuthnKey({ verifier: VERIFIERS.webauthn, x: hex(5n), y: hex(small) });
    for (const [x, y] of pair)
      fails(() => encodeWebAuthnKey({ verifier: VERIFIERS.webauthn, x, y }), "KEY_POINT_INVALID");
    fails(() => encodeP256Key({ verifier: ZERO, x: X, y: Y }), "KEY_VERIFIER_INVALID");
  });

  it("encode the modulus of a real RSA key pair", () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const { n } = publicKey.export({ format: "jwk" });
    const modulus: Hex = `0x${Buffer.from(n ?? "", "base64url").toString("hex")}`;
    const key = encodeRsaKey({ verifier: VERIFIERS.rsa, modulus, exponent: 65537 });
    expect(key).to.equal(`0x${"33".repeat(20)}${modulus.slice(2)}`);
    expect(decodeKey(key, VERIFIERS)).to.deep.equal({
      type: "rsa",
      verifier: VERIFIERS.rsa,
      modulus,
      bits: 2048,
    });
  });

  it("hold an RSA modulus to 2,048 to 4,096 bits, odd, without leading zeros", () => {
    const encode = (modulus: Hex) => () => encodeRsaKey({ verifier: VERIFIERS.rsa, modulus });
    const hex = (value: bigint, size: number): Hex => `0x${value.toString(16).padStart(size * 2, "0")}`;
    encode(hex(2n ** 2047n + 1n, 256))();
    encode(hex(2n ** 4096n - 1n, 512))();
    for (const refused of [
      hex(2n ** 2047n - 1n, 256),
      hex(2n ** 2040n - 1n, 255),
      hex(2n ** 2047n, 256),
      hex(2n ** 2047n + 1n, 257),
      hex(2n ** 4096n + 1n, 513),
      "0x",
      "0xabc",
    ] as Hex[]) {
      fails(encode(refused), "KEY_MODULUS_INVALID");
    }
  });

  it("refuse an RSA exponent other than 65537, and 1 above all", () => {
    const modulus = bytes(256, "ff");
    for (const exponent of [1, 3n, 65536, 65537n + 2n ** 64n]) {
      fails(() => encodeRsaKey({ verifier: VERIFIERS.rsa, modulus, exponent }), "KEY_EXPONENT_INVALID");
    }
    expect(encodeRsaKey({ verifier: VERIFIERS.rsa, modulus, exponent: 65537n })).to.equal(
      encodeRsaKey({ verifier: VERIFIERS.rsa, modulus }),
    );
  });

  it("give one key one encoding, whatever the case of its hex", () => {
    const upper = (hex: string) => `0x${hex.slice(2).toUpperCase()}` as Hex;
    const verifier = VERIFIERS.p256;
    expect(encodeP256Key({ verifier, x: upper(X), y: upper(Y) })).to.equal(
      encodeP256Key({ verifier, x: X, y: Y }),
    );
    expect(keyId(upper(bytes(30)))).to.equal(keyId(bytes(30)));
  });

  it("have 20 to 1,024 bytes, and no account or verifier of zero", () => {
    for (const size of [20, 21, 1024]) expect(keyId(bytes(size))).to.have.length(66);
    for (const size of [0, 19, 1025]) fails(() => keyId(bytes(size)), "KEY_SIZE_INVALID");
    fails(() => keyId("0xabc"), "KEY_BYTES_INVALID");
    fails(() => keyId("key" as Hex), "KEY_BYTES_INVALID");
    fails(() => keyId(bytes(20, "00")), "KEY_ACCOUNT_INVALID");
    fails(() => decodeKey(`0x${"00".repeat(20)}${"ab".repeat(64)}`), "KEY_VERIFIER_INVALID");
  });

  it("are read back as what they are made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 21, maxLength: 1024 }), (raw) => {
        raw[0] = 1;
        const key: Hex = `0x${Buffer.from(raw).toString("hex")}`;
        const decoded = decodeKey(key, VERIFIERS);
        expect(decoded.type).to.equal("unknown");
        if (decoded.type !== "unknown") return;
        expect(decoded.verifier.toLowerCase() + decoded.material.slice(2)).to.equal(key);
      }),
    );
  });
});
