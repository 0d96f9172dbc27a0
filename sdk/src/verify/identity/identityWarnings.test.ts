import { domainToASCII } from "node:url";
import { expect } from "chai";
import fc from "fast-check";
import { identityWarnings } from "./identityWarnings.js";

describe("identityWarnings", () => {
  it("has none for ordinary names and hosts, Vietnamese ones among them", () => {
    for (const host of [
      "fpt.com.vn",
      "liên-minh.vn",
      "trung-tâm-tài-chính.việt-nam.vn",
      "đà-nẵng.vn",
      "россия.рф",
      "日本.jp",
    ]) {
      for (const prefix of ["did:web:", "https://"]) {
        const identifier = `${prefix}${domainToASCII(host)}`;
        const names = {
          vi: "Trung tâm Tài chính Quốc tế TP. Hồ Chí Minh",
          en: "Ho Chi Minh City Financial Centre",
        };
        expect(identityWarnings({ identifier, names }), identifier).to.deep.equal([]);
      }
    }
    expect(identityWarnings({ identifier: "lei:5493001KJTIIGC8Y1R12" })).to.deep.equal([]);
  });

  const hosts: [shown: string, kind: string, looksLike: string, point: string][] = [
    ["аррӏе", "look-alike", "appie", "U+0430"],
    ["vіetnam", "mixed-script", "vietnam", "U+0456"],
    ["quǎng", "look-alike", "quăng", "U+01CE"],
    ["bınance", "look-alike", "binance", "U+0131"],
  ];
  for (const [shown, kind, looksLike, point] of hosts) {
    it(`reports ${kind} in the host ${shown}`, () => {
      const label = domainToASCII(shown);
      expect(label).to.match(/^xn--/);
      for (const identifier of [
        `did:web:${label}.com.vn:phong`,
        `https://www.${label}.vn:8443/`,
        `https://a.${label}`,
      ]) {
        const [warning, ...others] = identityWarnings({ identifier });
        expect(others).to.deep.equal([]);
        expect(warning).to.include({ path: "/identifier", kind, text: shown, looksLike });
        expect(warning?.codePoints).to.include(point);
      }
    });
  }

  it("reports labels that no browser would show decoded", () => {
    for (const label of ["xn--a", "xn--99999999", "xn--abc-", "xn--FPT-"]) {
      expect(identityWarnings({ identifier: `https://${label}.vn/` }), label).to.containSubset([
        { path: "/identifier", kind: "punycode", text: label },
      ]);
    }
  });

  it("reports what is wrong with a name, by language", () => {
    const warnings = identityWarnings({
      identifier: "did:web:fpt.com.vn",
      names: { vi: "Ðà Nẵng", en: "F\u200BPT", "zh-Hant": "FРТ", fr: "Da\u0300 Na\u0306\u0303ng" },
    });
    expect(warnings).to.containSubset([
      { path: "/names/vi", kind: "look-alike", text: "Ðà", looksLike: "Đà" },
      { path: "/names/en", kind: "text", codePoints: ["U+200B"], text: "F\u200BPT" },
      { path: "/names/zh-Hant", kind: "mixed-script", looksLike: "FPT" },
      { path: "/names/fr", kind: "text" },
    ]);
  });

  it("takes any texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (host, name) => {
        identityWarnings({ identifier: `did:web:xn--${host}`, names: { [name]: name } });
        identityWarnings({ identifier: host, names: {} });
      }),
    );
  });
});
