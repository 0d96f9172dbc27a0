// What the SDK says of a signature without any chain, against the verifier contracts themselves: the same in every case.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { P256, Secp256k1 } from "ox";
import {
  type Address,
  concatHex,
  createPublicClient,
  type Hex,
  hexToBytes,
  http,
  keccak256,
  numberToHex,
  parseAbi,
  parseAbiParameters,
  size,
  slice,
  stringToHex,
} from "viem";
import { encodeAbiParameters } from "viem/utils";
import { root } from "../../scripts/lib/root.mjs";
import {
  testAccountSigner,
  testKey,
  testP256Signer,
  testPasskeySigner,
  testRsaSigner,
} from "../../scripts/lib/signers.js";
import { testRsaKey } from "../../scripts/lib/testRsaKey.js";
import { modularPower } from "../../sdk/src/core/keys/modularPower.js";
import { checkSignature, encodeAccountKey, type KnownVerifiers } from "../../sdk/src/exports/core.js";
import { type DigestSigner, p256Signature } from "../../sdk/src/exports/signers.js";
import { connections } from "./sdk/connections.js";
import { type Stage, setStage } from "./sdk/stage.js";

const abi = parseAbi([
  "function verify(bytes key, bytes32 hash, bytes signature) view returns (bytes4)",
  "function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)",
]);
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ACCOUNT_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const digest = keccak256(stringToHex("Biên bản ghi nhớ"));
const word = (value: bigint) => numberToHex(value, { size: 32 });
const flipped = (bytes: Hex, at: number): Hex => {
  const changed = hexToBytes(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return `0x${Buffer.from(changed).toString("hex")}`;
};
/** An account that signs a digest of which nobody has the message. */
const testDigestAccount = (seed: string) => {
  const { account, key } = testAccountSigner(seed);
  return { account, key, sign: ({ digest: hash }: { digest: Hex }) => account.sign({ hash }) };
};
const signP256 = (payload: Hex, privateKey: Hex) => {
  const { r, s } = P256.sign({ payload, privateKey, hash: false });
  const low = p256Signature(concatHex([word(r), word(s)]));
  return { r: BigInt(low.r), s: BigInt(low.s) };
};
const base64url = (bytes: Hex) => Buffer.from(hexToBytes(bytes)).toString("base64url");
const shaOf = (...parts: Hex[]): Hex =>
  `0x${createHash("sha256")
    .update(hexToBytes(concatHex(parts)))
    .digest("hex")}`;

describe("signatures without a chain, and the contracts", function () {
  this.timeout(300_000);
  let stage: Stage;
  let verifiers: Required<KnownVerifiers>;
  let read: ReturnType<typeof createPublicClient>;

  before(async () => {
    stage = await setStage(connections.viem);
    read = createPublicClient({ transport: http(stage.rpc, { batch: true }) });
    const { p256, webauthn, rsa } = stage.deployment.verifiers ?? {};
    if (!p256 || !webauthn || !rsa) throw new Error("The verifier contracts were not deployed.");
    verifiers = { p256, webauthn, rsa };
  });
  after(() => stage.close());

  /** What the contract says, as the registry takes it: where it reverts or finds no end, it refuses. */
  async function onChain(key: Hex, hash: Hex, signature: Hex): Promise<"valid" | "invalid"> {
    const data = await read
      .readContract({
        address: slice(key, 0, 20) as Address,
        abi,
        functionName: "verify",
        args: [size(key) > 20 ? slice(key, 20) : "0x", hash, signature],
      })
      .catch((error) => {
        if (/revert|out of gas/i.test(String(error))) return "0x";
        throw error;
      });
    return data === "0x024ad318" ? "valid" : "invalid";
  }

  /** The same on both sides, and what it is. */
  async function both(key: Hex, hash: Hex, signature: Hex): Promise<"valid" | "invalid"> {
    const contract = await onChain(key, hash, signature);
    const found = await checkSignature({ key, digest: hash, signature, verifiers });
    expect(found, `key ${key}, digest ${hash}, signature ${signature}`).to.equal(contract);
    return contract;
  }

  async function anyByteChanged(signer: DigestSigner, every: number): Promise<number> {
    const signature = await signer.sign({ digest: digest });
    expect(await both(signer.key, digest, signature)).to.equal("valid");
    expect(await both(signer.key, flipped(digest, 31), signature)).to.equal("invalid");
    const places = (bytes: Hex, from: number) =>
      Array.from({ length: Math.ceil((size(bytes) - from) / every) }, (_, index) => from + index * every);
    const found = await Promise.all([
      ...places(signature, 0).map((at) => both(signer.key, digest, flipped(signature, at))),
      ...places(signer.key, 20).map((at) => both(flipped(signer.key, at), digest, signature)),
      both(signer.key, digest, "0x"),
      both(signer.key, digest, slice(signature, 0, -1)),
      both(signer.key, digest, concatHex([signature, "0x00"])),
      both(slice(signer.key, 0, -1), digest, signature),
      both(concatHex([signer.key, "0x01"]), digest, signature),
    ]);
    return found.filter((answer) => answer === "valid").length;
  }

  it("agree on P-256, whatever byte is changed", async () => {
    // What follows r and s is not looked at.
    expect(await anyByteChanged(testP256Signer("p256", verifiers.p256), 1)).to.equal(1);
  });

  it("agree on P-256 at the edges of its arithmetic", async () => {
    const keyOf = (privateKey: Hex): Hex => {
      const { x, y } = P256.getPublicKey({ privateKey });
      return concatHex([verifiers.p256, word(x), word(y)]).toLowerCase() as Hex;
    };
    const check = (privateKey: Hex, hash: Hex, r: bigint, s: bigint) =>
      both(keyOf(privateKey), hash, concatHex([word(r), word(s)]));
    // The base point itself and its opposite, a digest of zero, one beyond the order.
    for (const privateKey of [word(1n), word(2n), word(ORDER - 1n), testKey("edges")]) {
      for (const hash of [word(0n), word(1n), word(ORDER), word(2n ** 256n - 1n), digest]) {
        const { r, s } = signP256(hash, privateKey);
        expect(await check(privateKey, hash, r, s)).to.equal("valid");
        for (const [otherR, otherS] of [
          [r, ORDER - s],
          [ORDER - r, s],
          [0n, s],
          [r, 0n],
          [ORDER, s],
          [r, ORDER],
          [s, r],
          [2n ** 256n - 1n, s],
        ] as const)
          expect(await check(privateKey, hash, otherR, otherS)).to.equal("invalid");
      }
    }
    // The sum of both multiples is the point at infinity.
    const r = 7n;
    const secret = BigInt(testKey("edges"));
    expect(await check(word(secret), word(ORDER - ((r * secret) % ORDER)), r, 5n)).to.equal("invalid");
    // Project Wycheproof, ecdsa_secp256r1_sha256_p1363_test: the smallest r and s.
    const smallest = concatHex([
      verifiers.p256,
      "0xa71af64de5126a4a4e02b7922d66ce9415ce88a4c9d25514d91082c8725ac957",
      "0x5d47723c8fbe580bb369fec9c2665d8e30a435b9932645482e7c9f11e872296b",
    ]);
    const hash = "0xbb5a52f42f9c9261ed4361f59422a1e30036e7c32b270c8807a419feca605023";
    expect(await both(smallest, hash, concatHex([word(5n), word(1n)]))).to.equal("valid");
    expect(await both(smallest, hash, concatHex([word(5n), word(2n)]))).to.equal("invalid");
    // A point whose x lies between the order and the prime, as one in 2^32 does: r is its rest.
    const large = concatHex([
      verifiers.p256,
      "0x3e64bd663b3903f12ef12e22884f1bf1bb01cffec3f64fc35f114e1e906cef5f",
      "0x6cbd002295cabeb526c90e507c20c70d6ab8765a414fe9a835ae9abac6f3f2cd",
    ]);
    const rest = word(0x4319055358e8617b0c46353d039cdaabn);
    expect(await both(large, hash, concatHex([rest, word(1n)]))).to.equal("valid");
    // Over a digest of zero, a point whose x is r and s signs for itself: on the curve, beside it, and written with the prime added.
    const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    const y = 0x459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbccn;
    for (const [result, x5, y5] of [
      ["valid", 5n, y],
      ["invalid", 5n, y + 1n],
      ["invalid", 5n + prime, y],
    ] as const) {
      const key = concatHex([verifiers.p256, word(x5), word(y5)]);
      expect(await both(key, word(0n), concatHex([word(5n), word(5n)]))).to.equal(result);
    }
  });

  it("agree on many random P-256 keys and digests", async () => {
    for (let turn = 0; turn < 60; turn++) {
      const signer = testP256Signer(`random ${turn}`, verifiers.p256);
      const hash = keccak256(numberToHex(turn));
      const signature = await signer.sign({ digest: hash });
      expect(await both(signer.key, hash, signature)).to.equal("valid");
      expect(await both(signer.key, digest, signature)).to.equal("invalid");
    }
  });

  it("agree on RSA, whatever byte is changed", async () => {
    for (const bits of [2048, 3072, 4096]) {
      expect(await anyByteChanged(testRsaSigner(bits, verifiers.rsa), bits === 2048 ? 7 : 61)).to.equal(0);
    }
  });

  it("agree on moduli that are short, long, even or begin with zero", async () => {
    const { refused, signatures } = JSON.parse(
      readFileSync(join(root, "test", "vectors", "rsa.json"), "utf8"),
    ) as Record<"refused" | "signatures", Record<"modulus" | "digest" | "signature", Hex[]>>;
    const all = (columns: typeof refused) =>
      Promise.all(
        columns.modulus.map((modulus, index) =>
          both(
            concatHex([verifiers.rsa, modulus]),
            columns.digest[index] as Hex,
            columns.signature[index] as Hex,
          ),
        ),
      );
    expect(new Set(await all(refused))).to.deep.equal(new Set(["invalid"]));
    expect(new Set(await all(signatures))).to.deep.equal(new Set(["valid"]));
    const [modulus, hash, signature] = [signatures.modulus, signatures.digest, signatures.signature].map(
      ([first]) => first as Hex,
    ) as [Hex, Hex, Hex];
    const padded = concatHex([verifiers.rsa, "0x00", modulus]);
    expect(await both(padded, hash, signature)).to.equal("invalid");
    expect(await both(padded, hash, concatHex(["0x00", signature]))).to.equal("invalid");
  });

  it("agree on what an RSA signature may hold", async () => {
    const { modulus, privateExponent } = testRsaKey(2048);
    const key = concatHex([verifiers.rsa, numberToHex(modulus, { size: 256 })]);
    const hash = shaOf(digest).slice(2);
    const signed = (content: string) =>
      numberToHex(modularPower(BigInt(`0x${content}`), privateExponent, modulus), { size: 256 });
    const padded = (info: string, start = "0001", fill = "ff") =>
      `${start}${fill.repeat(256 - start.length / 2 - 1 - info.length / 2)}00${info}`;
    const withNull = `3031300d060960864801650304020105000420${hash}`;
    const without = `302f300b06096086480165030402010420${hash}`;
    expect(await both(key, digest, signed(padded(withNull)))).to.equal("valid");
    expect(await both(key, digest, signed(padded(without)))).to.equal("valid");
    const long = padded(withNull);
    for (const content of [
      padded(withNull, "0002"),
      padded(withNull, "0101"),
      padded(withNull, "0001", "fe"),
      padded(`3051300d060960864801650304020305000440${hash}${hash}`),
      padded(`3031300d060960864801650304020105010420${hash}`),
      padded(`302f300b06096086480165030402020420${hash}`),
      padded(digest.slice(2)),
      // Eight bytes of padding and a tail that nobody looks at.
      `0001${"ff".repeat(8)}00${withNull}${"00".repeat(256 - 11 - withNull.length / 2)}`,
      `${long.slice(0, 40)}00${long.slice(42)}`,
      `${long.slice(0, -2)}00`,
      "00",
      "01",
    ])
      expect(await both(key, digest, signed(content)), content).to.equal("invalid");
    // The second form of a signature: one modulus more, where there is room for it.
    const { sign } = testRsaSigner(2048, verifiers.rsa);
    let [turn, small] = [0, modulus];
    while (small + modulus >= 2n ** 2048n)
      small = BigInt(await sign({ digest: numberToHex(++turn, { size: 32 }) }));
    const other = numberToHex(turn, { size: 32 });
    expect(await both(key, other, numberToHex(small, { size: 256 }))).to.equal("valid");
    expect(await both(key, other, numberToHex(small + modulus, { size: 256 }))).to.equal("invalid");
    expect(await both(key, digest, numberToHex(modulus, { size: 256 }))).to.equal("invalid");
  });

  it("agree on passkeys, whatever byte is changed", async () => {
    // Zeros that fill up the last word, and one more at the end, are not looked at.
    expect(await anyByteChanged(testPasskeySigner("passkey", verifiers.webauthn), 1)).to.be.within(1, 64);
  });

  describe("passkeys", () => {
    const challenge = `"challenge":"${base64url(digest)}"`;
    const type = '"type":"webauthn.get"';
    const client = `{${type},${challenge},"origin":"https://minhuoc.example"}`;
    const authenticator = (flags: number, rest: Hex = "0x00000000"): Hex =>
      concatHex([shaOf(stringToHex("minhuoc.example")), numberToHex(flags, { size: 1 }), rest]);
    const privateKey = testKey("passkey of its own");
    const { x, y } = P256.getPublicKey({ privateKey });
    const assertion = ({
      data = authenticator(0x05),
      json = client,
      typeIndex = BigInt(json.indexOf(type)),
      challengeIndex = BigInt(json.indexOf(challenge)),
      highS = false,
    } = {}): Hex => {
      const { r, s } = signP256(shaOf(data, shaOf(stringToHex(json))), privateKey);
      const modulo = (value: bigint) => BigInt.asUintN(256, value);
      return encodeAbiParameters(parseAbiParameters("bytes32, bytes32, uint256, uint256, bytes, string"), [
        word(r),
        word(highS ? ORDER - s : s),
        modulo(challengeIndex),
        modulo(typeIndex),
        data,
        json,
      ]);
    };
    const check = (signature: Hex) =>
      both(concatHex([verifiers.webauthn, word(x), word(y)]), digest, signature);

    it("agree on every combination of flags", async () => {
      const found = await Promise.all(
        Array.from({ length: 256 }, (_, flags) => check(assertion({ data: authenticator(flags) }))),
      );
      for (const [flags, answer] of found.entries()) {
        const good = (flags & 0x05) === 0x05 && (flags & 0x18) !== 0x10;
        expect(answer, `flags ${flags}`).to.equal(good ? "valid" : "invalid");
      }
    });

    it("agree on authenticator data that is short, long or absent", async () => {
      expect(await check(assertion({ data: authenticator(0x05, "0x000000") }))).to.equal("invalid");
      expect(await check(assertion({ data: "0x" }))).to.equal("invalid");
      expect(await check(assertion({ data: authenticator(0x85, "0x0000000ba0") }))).to.equal("valid");
    });

    it("agree on type and challenge, and where they stand", async () => {
      for (const [expected, given] of [
        ["valid", {}],
        ["valid", { json: `  {${challenge}, ${type}}` }],
        ["valid", { json: `{"tiếng":"Việt",${challenge},${type}}`, challengeIndex: 20n, typeIndex: 78n }],
        ["invalid", { json: client.replace("webauthn.get", "webauthn.create"), typeIndex: 1n }],
        ["invalid", { json: client.replace("challenge", "Challenge"), challengeIndex: 23n }],
        [
          "invalid",
          { json: `{${type},"challenge":"${base64url(flipped(digest, 0))}"}`, challengeIndex: 23n },
        ],
        ["invalid", { json: `{${type},"challenge":"${base64url(digest)}="}`, challengeIndex: 23n }],
        ["invalid", { json: `{${type},"challenge":"${digest}"}`, challengeIndex: 23n }],
        ["invalid", { json: "{}", typeIndex: 0n, challengeIndex: 0n }],
        ["invalid", { json: "", typeIndex: 0n, challengeIndex: 0n }],
        ["invalid", { typeIndex: 0n }],
        ["invalid", { typeIndex: 2n }],
        ["invalid", { challengeIndex: 22n }],
        ["invalid", { typeIndex: BigInt(client.length) - 21n }],
        ["invalid", { challengeIndex: 10_000n }],
        ["invalid", { typeIndex: 10_000n }],
        ["invalid", { challengeIndex: -1n }],
        ["invalid", { typeIndex: -1n }],
        ["invalid", { typeIndex: -21n }],
        ["invalid", { typeIndex: -22n }],
        ["invalid", { typeIndex: 1n - 32n }],
        ["invalid", { highS: true }],
      ] as const)
        expect(
          await check(assertion(given)),
          JSON.stringify(given, (_, v) => String(v)),
        ).to.equal(expected);
    });

    it("agree where the place of the type overflows", async () => {
      // 0x122 = 290 bytes: the last byte of the length is the quotation mark that the text lacks.
      const json = `type":"webauthn.get",${challenge}`.padEnd(0x122);
      expect(await check(assertion({ json, typeIndex: -1n }))).to.equal("valid");
      expect(await check(assertion({ json: `${json} `, typeIndex: -1n }))).to.equal("invalid");
    });

    it("agree where the type ends the text", async () => {
      const json = `{${challenge},"type":"webauthn.get"`;
      expect(await check(assertion({ json, typeIndex: BigInt(json.length) - 21n }))).to.equal("valid");
      expect(
        await check(assertion({ json: json.slice(0, -1), typeIndex: BigInt(json.length) - 21n })),
      ).to.equal("invalid");
    });

    it("agree on encodings of every other form", async () => {
      const good = assertion();
      const words = Array.from({ length: size(good) / 32 }, (_, index) =>
        slice(good, index * 32, index * 32 + 32),
      );
      const changed = (changes: Record<number, bigint>) =>
        concatHex(words.map((old, index) => (index in changes ? word(changes[index] ?? 0n) : old)));
      const last = BigInt(size(good));
      const answers = [
        check(changed({ 4: last - 32n })),
        check(changed({ 4: last - 31n })),
        check(changed({ 5: last })),
        check(changed({ 5: 2n ** 256n - 1n })),
        check(changed({ 4: 2n ** 255n })),
        check(changed({ 6: last })),
        check(changed({ 6: 2n ** 256n - 1n })),
        check(changed({ 9: last - 9n * 32n })),
        check(changed({ 9: last - 10n * 32n + 1n })),
        check(changed({ 4: 0n })),
        check(concatHex(words.slice(0, 6))),
        check(concatHex(words.slice(0, 5))),
        check(concatHex([word(32n), good])),
      ];
      expect(new Set(await Promise.all(answers))).to.deep.equal(new Set(["invalid"]));
      // Another order of the two members, and a gap between them.
      const [data, json] = [words.slice(6, 9), words.slice(9)];
      const head = (dataAt: bigint, jsonAt: bigint) => [...words.slice(0, 4), word(dataAt), word(jsonAt)];
      const jsonSize = BigInt(json.length * 32);
      expect(await check(concatHex([...head(192n + jsonSize, 192n), ...json, ...data]))).to.equal("valid");
      expect(
        await check(concatHex([...head(223n, 192n + 127n), `0x${"ab".repeat(31)}`, ...data, ...json])),
      ).to.equal("valid");
    });
  });

  describe("accounts", () => {
    const signer = testDigestAccount("account");
    const check = (signature: Hex, key = signer.key) => checkSignature({ key, digest, signature, verifiers });

    it("agree with ECDSA as the contracts take it, and never call anything else invalid", async () => {
      const wallet = await stage.deploy("OwnedWallet", [signer.account.address]);
      const owned = async (signature: Hex) => {
        const args = [digest, signature] as const;
        const functionName = "isValidSignature";
        return (await read.readContract({ address: wallet, abi, functionName, args })) === "0x1626ba7e";
      };
      const good = await signer.sign({ digest: digest });
      const [r, s] = [slice(good, 0, 32), BigInt(slice(good, 32, 64))];
      const parity = good.endsWith("1b") ? 0 : 1;
      const full = (otherS: bigint, v: number) => concatHex([r, word(otherS), numberToHex(v, { size: 1 })]);
      for (const [expected, signature] of [
        ["valid", good],
        ["unknown", full(s, 28 - parity)],
        ["unknown", full(s, parity)],
        ["unknown", full(s, 29)],
        ["unknown", full(ACCOUNT_ORDER - s, 28 - parity)],
        ["unknown", full(0n, 27)],
        ["unknown", full(ACCOUNT_ORDER, 27)],
        ["unknown", concatHex([word(0n), slice(good, 32)])],
        ["unknown", concatHex([good, "0x00"])],
        ["unknown", "0x"],
        ...Array.from({ length: 65 }, (_, at) => ["unknown", flipped(good, at)] as const),
      ] as const) {
        expect(await check(signature), signature).to.equal(expected);
        expect(await owned(signature), signature).to.equal(expected === "valid");
      }
      // A contract wallet is not its owner, whatever it would accept.
      expect(await check(good, encodeAccountKey(wallet))).to.equal("unknown");
    });

    it("take the compact form of EIP-2098 with its low s alone", async () => {
      for (let turn = 0; turn < 8; turn++) {
        const { key, sign: make } = testDigestAccount(`compact ${turn}`);
        const full = await make({ digest });
        const s = BigInt(slice(full, 32, 64));
        const bit = full.endsWith("1c") ? 2n ** 255n : 0n;
        const compact = concatHex([slice(full, 0, 32), word(s | bit)]);
        expect(await check(compact, key)).to.equal("valid");
        expect(await check(concatHex([slice(full, 0, 32), word(s | (2n ** 255n - bit))]), key)).to.equal(
          "unknown",
        );
      }
      // An s beyond half the order leaves the first bit clear or not: neither is taken.
      const { r, s } = Secp256k1.sign({ payload: digest, privateKey: testKey("account") });
      for (const bit of [0n, 2n ** 255n])
        expect(await check(concatHex([word(r), word((ACCOUNT_ORDER - s) ^ bit)]))).to.equal("unknown");
    });
  });

  it("know a kind of key for the pinned verifier alone", async () => {
    for (const make of [
      (verifier: Address) => testP256Signer("kind", verifier),
      (verifier: Address) => testPasskeySigner("kind", verifier),
      (verifier: Address) => testRsaSigner(2048, verifier),
    ]) {
      const stranger = make("0x9999999999999999999999999999999999999999");
      const signature = await stranger.sign({ digest: digest });
      const check = (known?: KnownVerifiers) =>
        checkSignature({ key: stranger.key, digest, signature, verifiers: known });
      expect(await check(verifiers)).to.equal("unknown");
      expect(await check({})).to.equal("unknown");
      expect(await check()).to.equal("unknown");
    }
    // A look-alike: the passkey's signature under the P-256 verifier, and the other way round.
    const passkey = testPasskeySigner("look-alike", verifiers.p256);
    expect(await both(passkey.key, digest, await passkey.sign({ digest: digest }))).to.equal("invalid");
    const token = testP256Signer("look-alike", verifiers.webauthn);
    expect(await both(token.key, digest, await token.sign({ digest: digest }))).to.equal("invalid");
  });

  it("do not depend on the case of the hex, and refuse what is no bytes", async () => {
    const upper = (hex: Hex) => `0x${hex.slice(2).toUpperCase()}` as Hex;
    for (const signer of [
      testDigestAccount("case"),
      testP256Signer("case", verifiers.p256),
      testPasskeySigner("case", verifiers.webauthn),
      testRsaSigner(2048, verifiers.rsa),
    ]) {
      const signature = await signer.sign({ digest: digest });
      const found = checkSignature({
        key: upper(signer.key),
        digest: upper(digest),
        signature: upper(signature),
        verifiers,
      });
      expect(await found).to.equal("valid");
    }
    const { key } = testDigestAccount("case");
    const code = (parameters: { key?: Hex; digest?: Hex; signature?: Hex }) =>
      checkSignature({ key, digest, signature: "0x", ...parameters }).then(
        () => undefined,
        (error) => error.code,
      );
    expect(await code({ digest: "0x12" })).to.equal("ACT_VALUE_INVALID");
    expect(await code({ signature: "0x123" })).to.equal("ACT_VALUE_INVALID");
    expect(await code({ signature: undefined as unknown as Hex })).to.equal("ACT_VALUE_INVALID");
    expect(await code({ key: "0x12" })).to.equal("KEY_SIZE_INVALID");
    expect(await code({})).to.equal(undefined);
  });
});
