import { expect } from "chai";
import { checkChain } from "./checkChain.js";
import { formatChainCheck } from "./formatChainCheck.js";
import { readCertificate } from "./readCertificate.js";
import { type Issued, type IssueParameters, issue, issueChain, today, year } from "./testPki.js";

describe("checkChain", () => {
  const chain = issueChain();
  const { root, authority, leaf } = chain;
  const der = (issued: readonly Issued[]) => issued.map((one) => one.der);
  const check = (issued: readonly Issued[], roots: readonly Issued[], at = today) =>
    checkChain({
      certificates: der(issued),
      modulus: readCertificate((issued[0] ?? leaf).der).rsa?.modulus ?? "0x",
      roots: der(roots),
      at,
    });
  const codes = (result: ReturnType<typeof check>) =>
    result.outcome === "checked" ? [] : result.reasons.map(({ code }) => code);

  it("leads to a root that the verifier supplied, whether the chain holds it or not", () => {
    for (const issued of [
      [leaf, authority],
      [leaf, authority, root],
      [leaf, root, authority],
    ]) {
      const result = check(issued, [root]);
      expect(result.outcome).to.equal("checked");
      expect(formatChainCheck(result, "en")).to.equal(
        "The certificate chain was checked up to the root C=VN, O=Bộ Thử nghiệm, CN=Vietnam Test Root CA, which you supplied. Revocation (CRL, OCSP) was not checked.",
      );
    }
  });

  it("is not checked without roots", () => {
    const result = check([leaf, authority, root], []);
    expect(result).to.deep.equal({ outcome: "not checked", reasons: [{ code: "ROOTS_MISSING" }] });
    expect(formatChainCheck(result, "en")).to.equal(
      "Key enrolled by the organisation; its certificate chain was not checked:\n- You supplied no root certificates.",
    );
    expect(formatChainCheck(result, "vi")).to.equal(
      "Khóa do chính tổ chức ghi danh; chuỗi chứng thư của khóa chưa được kiểm tra:\n- Bạn chưa cung cấp chứng thư gốc nào.",
    );
  });

  it("is not checked where it leads nowhere", () => {
    const stranger = issue({ subject: { CN: "Another root" }, authority: {} });
    const result = check([leaf], [root]);
    expect([result.outcome, codes(result)]).to.deep.equal(["not checked", ["ISSUER_UNKNOWN"]]);
    const other = check([leaf, authority, root], [stranger]);
    expect([other.outcome, codes(other)]).to.deep.equal(["not checked", ["ROOT_UNKNOWN"]]);
    expect(checkChain({ certificates: [], modulus: "0x", roots: der([root]), at: today })).to.deep.equal({
      outcome: "not checked",
      reasons: [{ code: "CERTIFICATES_MISSING" }],
    });
  });

  it("finds its way where an authority was certified twice", () => {
    const other = issue({ subject: { CN: "Another root" }, authority: {} });
    const twice = [leaf, authority, root, other];
    expect(check(twice, [root]).outcome).to.equal("checked");
    const result = check([leaf, ...Array.from({ length: 50 }, () => authority)], [other]);
    expect(result.outcome).to.equal("not checked");
  });

  it("is contradicted by a certificate of another key", () => {
    const result = checkChain({ certificates: der([leaf]), modulus: "0x01", roots: [], at: today });
    expect([result.outcome, codes(result)]).to.deep.equal(["contradicted", ["KEY_MISMATCH"]]);
    // The same modulus with another exponent: whoever has that key need not have this one.
    const other = check([issueUnder(authority, { exponent: 3 }), authority], [root]);
    expect([other.outcome, codes(other)]).to.deep.equal(["contradicted", ["KEY_MISMATCH"]]);
  });

  it("is contradicted by a signature that is not the issuer's", () => {
    const liar = issue({ subject: { CN: "liar" }, authority: {} });
    const result = check([issueUnder(authority, { forgedBy: liar }), authority], [root]);
    expect([result.outcome, codes(result)]).to.deep.equal(["contradicted", ["SIGNATURE_WRONG"]]);
    expect(formatChainCheck(result, "en")).to.equal(
      "Key enrolled by the organisation; its certificate chain does not hold:\n- The issuer that CN=leaf gives did not sign it.",
    );
  });

  it("is contradicted by times, both ends of a certificate's validity included", () => {
    expect(check([leaf, authority], [root], today + year).outcome).to.equal("checked");
    expect(check([leaf, authority], [root], today - year).outcome).to.equal("checked");
    expect(codes(check([leaf, authority], [root], today + year + 1))).to.include("EXPIRED");
    expect(codes(check([leaf, authority], [root], today - year - 1))).to.include("NOT_YET_VALID");
  });

  const cases: [string, string, Issued[]][] = [
    ["an issuer that is no authority", "NO_AUTHORITY", underNew({})],
    [
      "an authority whose key is for other things",
      "KEY_USAGE",
      underNew({ authority: {}, keyUsage: ["cRLSign"] }),
    ],
    [
      "a leaf whose key is for other things",
      "KEY_USAGE",
      [issueUnder(authority, { keyUsage: ["keyEncipherment"] }), authority],
    ],
    ["more authorities than one allows below it", "PATH_TOO_LONG", belowAuthority()],
  ];
  for (const [what, code, issued] of cases) {
    it(`is contradicted by ${what}`, () => {
      const result = check(issued, [root]);
      expect([result.outcome, codes(result)]).to.deep.equal(["contradicted", [code]]);
    });
  }

  it("is not checked where a check is unknown, or an algorithm proves nothing", () => {
    const unknown = check([issueUnder(authority, { critical: "1.3.6.1.4.1.55555.1" }), authority], [root]);
    expect([unknown.outcome, codes(unknown)]).to.deep.equal(["not checked", ["EXTENSION_UNKNOWN"]]);
    const weak = check([issueUnder(authority, { digest: "sha1" }), authority], [root]);
    expect([weak.outcome, codes(weak)]).to.deep.equal(["not checked", ["ALGORITHM_WEAK"]]);
  });

  it("takes a root for the verifier's word, not for the signature that it gave itself", () => {
    const old = issue({ subject: { CN: "old root" }, authority: {}, digest: "sha1" });
    expect(check([issueUnder(old, {})], [old]).outcome).to.equal("checked");
  });

  function issueUnder(issuer: Issued, parameters: Partial<IssueParameters>): Issued {
    return issue({ subject: { CN: "leaf" }, issuer, ...parameters });
  }

  function underNew(parameters: Partial<IssueParameters>): Issued[] {
    const middle = issue({ subject: { CN: "middle" }, issuer: root, ...parameters });
    return [issueUnder(middle, {}), middle];
  }

  function belowAuthority(): Issued[] {
    const middle = issue({ subject: { CN: "middle" }, issuer: authority, authority: {} });
    return [issueUnder(middle, {}), middle, authority];
  }
});
