import { expect } from "chai";
import { formatCertificate, formatName } from "./formatCertificate.js";
import { readCertificate } from "./readCertificate.js";
import { issue, issueChain, today, year } from "./testPki.js";

describe("certificates", () => {
  const { root, authority, leaf } = issueChain();

  it("are read with names, times, purposes and key", () => {
    const certificate = readCertificate(leaf.der);
    expect(certificate.subject).to.deep.equal([
      { type: "C", value: "VN" },
      { type: "O", value: "Công ty Cổ phần Thử nghiệm" },
      { type: "CN", value: "Nguyễn Thị Thử" },
    ]);
    expect(formatName(certificate.issuer)).to.equal("C=VN, O=Tổ chức Chứng thực Thử nghiệm, CN=TEST-CA");
    expect(certificate).to.deep.include({
      serialNumber: "0x01a5",
      validFrom: today - year,
      validUntil: today + year,
      keyUsage: ["digitalSignature", "nonRepudiation"],
      authority: undefined,
      criticalUnknown: [],
      signatureAlgorithm: "1.2.840.113549.1.1.11",
    });
    const { n = "" } = leaf.privateKey.export({ format: "jwk" });
    expect(certificate.rsa).to.deep.equal({
      modulus: `0x${Buffer.from(n, "base64url").toString("hex")}`,
      bits: 2048,
      exponent: 65_537n,
    });
  });

  it("say whether they are an authority's, and for how long a path", () => {
    expect(readCertificate(authority.der).authority).to.deep.equal({ pathLength: 0 });
    expect(readCertificate(root.der)).to.deep.include({
      authority: { pathLength: undefined },
      keyUsage: ["keyCertSign", "cRLSign"],
    });
  });

  it("can have Vietnamese names in BMPString", () => {
    const { der } = issue({ subject: { O: "Ngân hàng Thử nghiệm Đầu tư" }, bmp: true });
    expect(formatName(readCertificate(der).subject)).to.equal("O=Ngân hàng Thử nghiệm Đầu tư");
  });

  it("name extensions that are critical and unknown", () => {
    const { der } = issue({ subject: { CN: "x" }, critical: "1.3.6.1.4.1.55555.1" });
    expect(readCertificate(der).criticalUnknown).to.deep.equal(["1.3.6.1.4.1.55555.1"]);
  });

  it("that are none are refused with their size", () => {
    expect(() => readCertificate(new Uint8Array([0x30, 0x00])))
      .to.throw()
      .that.deep.includes({ code: "TOKEN_CERTIFICATE_UNREADABLE", values: { bytes: 2 } });
  });

  it("are shown in both languages", () => {
    const certificate = readCertificate(leaf.der);
    const { fingerprint } = certificate;
    expect(formatCertificate(certificate, "en", today)).to.equal(
      `Issued to: C=VN, O=Công ty Cổ phần Thử nghiệm, CN=Nguyễn Thị Thử
Issued by: C=VN, O=Tổ chức Chứng thực Thử nghiệm, CN=TEST-CA
Serial number: 01a5
Valid: 2025-11-27 00:00:00 UTC to 2027-11-27 00:00:00 UTC
Key usage: digital signature, non-repudiation
Key: RSA-2048
SHA-256 of the certificate: ${fingerprint.slice(2)}`,
    );
    expect(formatCertificate(certificate, "vi", today + year + 1)).to.equal(
      `Cấp cho: C=VN, O=Công ty Cổ phần Thử nghiệm, CN=Nguyễn Thị Thử
Nơi cấp: C=VN, O=Tổ chức Chứng thực Thử nghiệm, CN=TEST-CA
Số sê-ri: 01a5
Hiệu lực: 2025-11-27 00:00:00 UTC đến 2027-11-27 00:00:00 UTC (đã hết hạn)
Mục đích sử dụng khóa: ký số, chống chối bỏ
Khóa: RSA-2048
SHA-256 của chứng thư: ${fingerprint.slice(2)}`,
    );
    expect(formatCertificate(certificate, "en", today - year - 1)).to.include("(not valid yet)");
  });

  it("cannot move a terminal's cursor by their names", () => {
    const { der } = issue({ subject: { CN: "a\u001b[2Jb\n\u202Ec" } });
    expect(formatName(readCertificate(der).subject)).to.equal("CN=a\\u{1b}[2Jb\\u{a}\\u{202e}c");
  });
});
