import { expect } from "chai";
import { findLookAlikes } from "./findLookAlikes.js";

describe("findLookAlikes", () => {
  it("finds nothing in ordinary names, with either tone placement", () => {
    const names = [
      "Trung tâm Tài chính Quốc tế TP. Hồ Chí Minh",
      "Ủy ban nhân dân", "Uỷ ban nhân dân", "hòa", "hoà", "Đặng Đình Đức", "Quỹ đầu tư VinaCapital",
      "Vietnam International Financial Centre – HCMC", "HCMC C4IR", "Ho Chi Minh City People's Committee",
      "Müller & Söhne", "Łódź", "Россия", "Ελληνική Δημοκρατία", "カブシキ会社", "왕성호", "Wang Sung Ho", "ประเทศไทย",
    ]; // biome-ignore format: a list of names
    for (const name of names) expect(findLookAlikes(name), name).to.deep.equal([]);
  });

  it("finds nothing in any Vietnamese letter", () => {
    for (const letter of "aăâbcdđeêghiklmnoôơpqrstuưvxy") {
      for (const tone of ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]) {
        const syllable = `t${letter}${/[aăâeêioôơuưy]/.test(letter) ? tone : ""}`.normalize("NFC");
        expect(findLookAlikes(syllable), syllable).to.deep.equal([]);
        expect(findLookAlikes(syllable.toUpperCase()), syllable).to.deep.equal([]);
      }
    }
  });

  const pairs: [name: string, fake: string, kind: string, point: string][] = [
    ["Đà", "Ðà", "look-alike", "U+00D0"],
    ["Đà", "Ɖà", "look-alike", "U+0189"],
    ["đầu", "ðầu", "look-alike", "U+00F0"],
    ["Quăng", "Quǎng", "look-alike", "U+01CE"],
    ["Binance", "Bınance", "look-alike", "U+0131"],
    ["Binance", "Binаnce", "mixed-script", "U+0430"],
    ["Tether", "Τether", "mixed-script", "U+03A4"],
    ["FPT", "FРТ", "mixed-script", "U+0420"],
    ["ACE", "АСЕ", "look-alike", "U+0410"],
    ["Naver", "Ｎaver", "compatibility", "U+FF2E"],
    ["fintech", "ﬁntech", "compatibility", "U+FB01"],
  ];
  for (const [name, fake, kind, point] of pairs) {
    it(`reports ${kind} ${point} in ${fake} and says that it passes for ${name}`, () => {
      expect(fake).to.not.equal(name);
      const [finding, ...others] = findLookAlikes(`Công ty ${fake}`, "/parties/0/names/vi");
      expect(others).to.deep.equal([]);
      expect(finding).to.include({ path: "/parties/0/names/vi", kind, text: fake, looksLike: name });
      expect(finding?.codePoints[0]).to.equal(point);
    });
  }

  it("reports marks that form no Vietnamese letter, and scripts that pass for nothing", () => {
    expect(findLookAlikes("bạn")).to.deep.equal([]);
    expect(findLookAlikes("ba\u0329n")).to.deep.equal([
      { path: "", kind: "combining-mark", codePoints: ["U+0329"], text: "ba\u0329n" },
    ]);
    expect(findLookAlikes("Naверх")).to.deep.equal([
      {
        path: "",
        kind: "mixed-script",
        codePoints: ["U+0432", "U+0435", "U+0440", "U+0445"],
        text: "Naверх",
      },
    ]);
  });

  it("folds nothing: the text of a finding is the text that was given", () => {
    expect(findLookAlikes("Ðà Nẵng")[0]?.text).to.equal("Ðà");
  });
});
