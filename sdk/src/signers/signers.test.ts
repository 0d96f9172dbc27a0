import { generateKeyPairSync, sign } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { bytesToHex, concatHex, type Hex, hexToBytes, hexToString, numberToHex, stringToHex } from "viem";
import { MinhUocError } from "../errors/MinhUocError.js";
import { createPasskey } from "./createPasskey.js";
import { encodeWebAuthnSignature } from "./encodeWebAuthnSignature.js";
import { p256Signature } from "./p256Signature.js";
import { p256Signer } from "./p256Signer.js";
import { passkeyPublicKey } from "./passkeyPublicKey.js";
import { passkeySigner } from "./passkeySigner.js";
import { rsaSigner } from "./rsaSigner.js";

const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const VERIFIER = "0x2222222222222222222222222222222222222222";
const DIGEST: Hex = `0x${"c3".repeat(32)}`;
const word = (value: bigint) => numberToHex(value, { size: 32 });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof MinhUocError) return error.code;
    throw error;
  }
  return "nothing was refused";
}
async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing was refused",
    (error: unknown) => {
      if (error instanceof MinhUocError) return error.code;
      throw error;
    },
  );
}

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = pair.publicKey.export({ format: "jwk" });
const coordinate = (text = ""): Hex => `0x${Buffer.from(text, "base64url").toString("hex")}`;
const point = { x: coordinate(jwk.x), y: coordinate(jwk.y) };

describe("a signature on P-256", () => {
  it("is the same from DER and from r and s, with s in its lower form", () => {
    for (let turn = 0; turn < 50; turn++) {
      const data = Buffer.from([turn]);
      const der = bytesToHex(sign("sha256", data, pair.privateKey));
      const { r, s } = p256Signature(der);
      expect(BigInt(s) <= N / 2n).to.equal(true);
      expect(p256Signature(concatHex([r, s]))).to.deep.equal({ r, s });
      expect(p256Signature(concatHex([r, word(N - BigInt(s))]))).to.deep.equal({ r, s });
    }
  });

  it("keeps leading zeros that DER leaves out", () => {
    expect(p256Signature("0x3006020101020102")).to.deep.equal({ r: word(1n), s: word(2n) });
    expect(p256Signature("0x300702020080020102")).to.deep.equal({ r: word(128n), s: word(2n) });
  });

  it("is refused where it is none, or in another form than the one canonical", () => {
    for (const wrong of [
      "0x",
      "0x30",
      "0x3000",
      "0x3003020101",
      "0x3006020100020102",
      "0x3006020181020102",
      "0x300702020001020102",
      "0x300602010102010200",
      "0x3009020101020102020103",
      "0x3106020101020102",
      "0x3006030101020102",
      "0x3006020201020102",
      concatHex([word(0n), word(1n)]),
      concatHex([word(1n), word(N)]),
      "hello",
    ] as Hex[]) {
      expect(
        codeOf(() => p256Signature(wrong)),
        wrong,
      ).to.equal("SIGNER_ANSWER_INVALID");
    }
  });

  it("never fails in another way, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          const { r, s } = p256Signature(bytesToHex(bytes));
          expect([r.length, s.length]).to.deep.equal([66, 66]);
        } catch (error) {
          expect(error).to.have.property("code", "SIGNER_ANSWER_INVALID");
        }
      }),
    );
  });
});

describe("a passkey's assertion", () => {
  const challenge = Buffer.from(hexToBytes(DIGEST)).toString("base64url");
  const client = (changes = {}) =>
    stringToHex(
      JSON.stringify({ type: "webauthn.get", challenge, origin: "https://bộ.example", ...changes }),
    );
  const signature = hexToBytes("0x3006020101020102");
  const encode = ({ flags = 0x05, clientData = client(), size = 37 } = {}) => {
    const authenticatorData = new Uint8Array(size);
    authenticatorData[32] = flags;
    const assertion = { authenticatorData, clientDataJSON: hexToBytes(clientData), signature };
    return encodeWebAuthnSignature({ digest: DIGEST, assertion });
  };

  it("is encoded with the places of type and challenge counted in bytes", () => {
    const clientData = stringToHex(
      JSON.stringify({ origin: "https://bộ.example", type: "webauthn.get", challenge }),
    );
    const encoded = encode({ clientData });
    const at = (index: number) => Number(`0x${encoded.slice(2 + 64 * index, 66 + 64 * index)}`);
    const text = Buffer.from(hexToBytes(clientData));
    expect(at(2)).to.equal(text.indexOf('"challenge"'));
    expect(at(3)).to.equal(text.indexOf('"type"'));
    expect(text.indexOf('"type"')).to.be.greaterThan(hexToString(clientData).indexOf('"type"'));
  });

  it("is refused over another challenge or of another type, without a person, or with flags that contradict each other", () => {
    for (const wrong of [
      { clientData: client({ challenge: `${challenge.slice(0, -1)}A` }) },
      { clientData: client({ challenge: `${challenge}A` }) },
      { clientData: client({ type: "webauthn.create" }) },
      { clientData: stringToHex("null") },
      { flags: 0x04 },
      { flags: 0x15 },
      { size: 36 },
    ]) {
      expect(
        codeOf(() => encode(wrong)),
        JSON.stringify(wrong),
      ).to.equal("SIGNER_ANSWER_INVALID");
    }
    expect(codeOf(() => encode({ flags: 0x01 }))).to.equal("PASSKEY_UNVERIFIED");
    for (const flags of [0x05, 0x0d, 0x1d, 0x85]) expect(encode({ flags })).to.match(/^0x/);
  });

  it("is asked for with the digest as challenge, and the person's refusal has a code", async () => {
    const refusing = (name: string) =>
      passkeySigner({
        verifier: VERIFIER,
        ...point,
        get: async () => {
          throw new DOMException("The operation timed out", name);
        },
      }).sign({ digest: DIGEST });
    expect(await failureOf(refusing("NotAllowedError"))).to.equal("SIGNER_REFUSED");
    expect(await failureOf(refusing("AbortError"))).to.equal("SIGNER_REFUSED");
    const other = await refusing("SecurityError").catch((error: unknown) => error);
    expect(other).to.be.instanceOf(DOMException);
    for (const answer of [null, {}, { response: { signature } }]) {
      const signer = passkeySigner({ verifier: VERIFIER, ...point, get: async () => answer });
      expect(await failureOf(signer.sign({ digest: DIGEST }))).to.equal("SIGNER_ANSWER_INVALID");
    }
    let asked: PublicKeyCredentialRequestOptions | undefined;
    const signer = passkeySigner({
      verifier: VERIFIER,
      ...point,
      credentialId: "0x0102",
      rpId: "bo.example",
      get: async ({ publicKey }) => {
        asked = publicKey;
        return null;
      },
    });
    await failureOf(signer.sign({ digest: DIGEST }));
    expect(asked).to.deep.equal({
      challenge: hexToBytes(DIGEST),
      userVerification: "required",
      rpId: "bo.example",
      allowCredentials: [{ type: "public-key", id: hexToBytes("0x0102") }],
    });
  });
});

describe("a passkey's public key", () => {
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const cose = (key: Hex, flags = 0x45) =>
    hexToBytes(
      concatHex([
        `0x${"11".repeat(32)}`,
        numberToHex(flags, { size: 1 }),
        `0x${"00".repeat(4)}`,
        `0x${"22".repeat(16)}`,
        "0x0003",
        "0xaabbcc",
        key,
      ]),
    );
  const es256 = concatHex(["0xa5010203262001215820", point.x, "0x225820", point.y]);

  it("is read from what a browser and what an authenticator gives", () => {
    expect(passkeyPublicKey({ publicKey: spki })).to.deep.equal(point);
    expect(passkeyPublicKey({ publicKey: Uint8Array.from(spki).buffer })).to.deep.equal(point);
    expect(passkeyPublicKey({ authenticatorData: cose(es256) })).to.deep.equal(point);
    // With extensions after the key.
    expect(passkeyPublicKey({ authenticatorData: cose(concatHex([es256, "0xa0"]), 0xc5) })).to.deep.equal(
      point,
    );
  });

  it("is refused where it is of another kind, or none", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey;
    const off = concatHex(["0xa5010203262001215820", point.x, "0x225820", point.x]);
    for (const wrong of [
      { publicKey: null },
      { publicKey: rsa.export({ format: "der", type: "spki" }) },
      { publicKey: p384.export({ format: "der", type: "spki" }) },
      { publicKey: new Uint8Array(0) },
      { authenticatorData: cose(es256, 0x05) },
      { authenticatorData: cose(off) },
      { authenticatorData: cose("0xa0") },
      { authenticatorData: new Uint8Array(37) },
    ]) {
      expect(codeOf(() => passkeyPublicKey(wrong))).to.equal("PASSKEY_UNSUPPORTED");
    }
  });

  it("comes from what create gives, and from nothing else", async () => {
    const parameters = {
      verifier: VERIFIER,
      rp: { name: "Bộ Ngoại giao" },
      user: { name: "lich", displayName: "Nguyễn Khắc Lịch" },
    } as const;
    for (const answer of [null, {}, { rawId: new Uint8Array(2), response: {} }]) {
      const made = createPasskey({ ...parameters, create: async () => answer });
      expect(await failureOf(made)).to.equal("SIGNER_ANSWER_INVALID");
    }
    const { key, credentialId } = await createPasskey({
      ...parameters,
      create: async () => ({ rawId: Uint8Array.of(1, 2).buffer, response: { getPublicKey: () => spki } }),
    });
    expect({ key, credentialId }).to.deep.equal({
      key: concatHex([VERIFIER, point.x, point.y]),
      credentialId: "0x0102",
    });
  });
});

describe("a token", () => {
  it("gives P-256 signatures in either form", async () => {
    const der: Hex = "0x3006020101020102";
    for (const signature of [der, concatHex([word(1n), word(N - 2n)])]) {
      const signer = p256Signer({ verifier: VERIFIER, ...point, sign: async () => signature });
      expect(await signer.sign({ digest: DIGEST })).to.equal(concatHex([word(1n), word(2n)]));
    }
  });

  it("gives RSA signatures as long as the key", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const modulus = coordinate(publicKey.export({ format: "jwk" }).n);
    const signing = (answer: Hex) =>
      rsaSigner({ verifier: VERIFIER, modulus, sign: async () => answer }).sign({ digest: DIGEST });
    const signature = bytesToHex(sign("sha256", hexToBytes(DIGEST), privateKey));
    expect(await signing(signature)).to.equal(signature);
    for (const wrong of ["0x", "0x12", `${signature}00`, signature.slice(2)] as Hex[])
      expect(await failureOf(signing(wrong))).to.equal("SIGNER_ANSWER_INVALID");
  });
});
