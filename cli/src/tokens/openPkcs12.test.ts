import { constants, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { formatName } from "./formatCertificate.js";
import { openPkcs12 } from "./openPkcs12.js";
import { readCertificate } from "./readCertificate.js";
import { type IssueParameters, issue, issueChain, today, writePkcs12, year } from "./testPki.js";

const digest = `0x${"5a".repeat(32)}` as const;
const fixture = (name: string) => readFile(new URL(`../../../test/fixtures/tokens/${name}`, import.meta.url));
const opened = (file: Uint8Array, password: string, at = today) =>
  openPkcs12({ path: "key.p12", file, password: async () => password, at });

async function failing(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  return promise.then(
    () => expect.fail("nothing was thrown"),
    (error) => error,
  );
}

describe("openPkcs12", () => {
  for (const [name, password] of [
    ["legacy.p12", "changeit"],
    ["modern.p12", "mật khẩu"],
  ] as const) {
    it(`opens and signs with what OpenSSL wrote (${name})`, async () => {
      const key = await opened(await fixture(name), password, 1_800_000_000);
      const certificate = readCertificate(key.certificates[0] ?? new Uint8Array());
      expect(formatName(certificate.subject)).to.equal(
        "C=VN, O=Công ty Cổ phần Thử nghiệm, UID=MST:0101243150, CN=Nguyễn Thị Thử",
      );
      expect(key.modulus).to.equal(certificate.rsa?.modulus);
      const signature = Buffer.from((await key.sign(digest)).slice(2), "hex");
      const { publicKey } = certificate;
      const bytes = Buffer.from(digest.slice(2), "hex");
      expect(
        verify("sha256", bytes, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature),
      ).to.equal(true);
    });
  }

  it("gives the chain from the leaf to the root, byte for byte, whatever its names are written in", async () => {
    for (const bmp of [false, true]) {
      const { root, authority, leaf } = issueChain({ bmp });
      const stranger = issue({ subject: { CN: "stranger" } });
      const key = await opened(writePkcs12([leaf, root, stranger, authority], "x", "3des"), "x");
      expect(key.certificates).to.deep.equal([leaf.der, authority.der, root.der]);
    }
  });

  it("refuses a wrong password, and does not repeat it", async () => {
    const error = await failing(opened(await fixture("modern.p12"), "correct horse"));
    expect(error).to.include({ code: "TOKEN_PASSWORD_WRONG" });
    expect(JSON.stringify([error, error.message])).not.to.include("correct horse");
    expect(await failing(opened(await fixture("legacy.p12"), ""))).to.include({
      code: "TOKEN_PASSWORD_WRONG",
    });
  });

  it("asks for no password where the file is none", async () => {
    const password = async () => expect.fail("was asked");
    for (const file of [
      new Uint8Array(),
      Buffer.from("no file"),
      (await fixture("legacy.p12")).subarray(0, 500),
    ])
      expect(await failing(openPkcs12({ path: "key.p12", file, password, at: today }))).to.include({
        code: "TOKEN_FILE_UNREADABLE",
        message:
          "key.p12 cannot be read as PKCS#12. Check that it is a .p12 or .pfx file, and export it again with AES or triple DES.",
      });
  });

  it("refuses a file without a key, and one with a key of another kind", async () => {
    expect(await failing(opened(await fixture("certificate.p12"), "changeit"))).to.include({
      code: "TOKEN_KEY_MISSING",
    });
    const error = await failing(opened(await fixture("p256.p12"), "changeit"));
    expect(error).to.include({ code: "TOKEN_KEY_NOT_RSA" });
    expect(error.message).to.include("of the kind ec");
  });

  const cases: [string, Partial<IssueParameters>, string][] = [
    ["a key that is too short", { bits: 1024 }, "TOKEN_KEY_SIZE_INVALID"],
    ["another exponent", { exponent: 3 }, "TOKEN_KEY_EXPONENT_INVALID"],
    ["an expired certificate", { validUntil: today - 1 }, "TOKEN_CERTIFICATE_EXPIRED"],
    [
      "a certificate that is not valid yet",
      { validFrom: today + year / 2 },
      "TOKEN_CERTIFICATE_NOT_YET_VALID",
    ],
  ];
  for (const [what, parameters, code] of cases) {
    it(`refuses ${what}`, async () => {
      const own = issue({ subject: { CN: "x" }, ...parameters });
      expect(await failing(opened(writePkcs12([own], "x"), "x"))).to.include({ code });
    });
  }

  it("refuses a key without its certificate", async () => {
    const [own, other] = [issue({ subject: { CN: "x" } }), issue({ subject: { CN: "y" } })];
    const swapped = { ...own, forge: { ...own.forge, certificate: other.forge.certificate } };
    expect(await failing(opened(writePkcs12([swapped], "x"), "x"))).to.include({
      code: "TOKEN_CERTIFICATE_MISSING",
    });
  });

  it("refuses to sign what is no digest", async () => {
    const key = await opened(writePkcs12([issue({ subject: { CN: "x" } })], "x"), "x");
    expect(await failing(key.sign("0x12"))).to.include({ code: "TOKEN_DIGEST_INVALID" });
  });

  it("takes keys of 3072 and 4096 bits", async () => {
    for (const bits of [3072, 4096]) {
      const key = await opened(writePkcs12([issue({ subject: { CN: "x" }, bits })], "x"), "x");
      expect((await key.sign(digest)).length).to.equal(2 + bits / 4);
    }
  });
});
