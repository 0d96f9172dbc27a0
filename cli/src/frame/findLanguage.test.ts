import { expect } from "chai";
import { findLanguage } from "./findLanguage.js";

describe("findLanguage", () => {
  it("takes the option before the environment, and the last option", () => {
    expect(findLanguage(["hash", "--lang", "vi"], { MOU_LANG: "en" })).to.equal("vi");
    expect(findLanguage(["--lang=en", "--lang=vi"], {})).to.equal("vi");
  });

  it("takes MOU_LANG before the locale, and LC_ALL before LC_MESSAGES and LANG", () => {
    expect(findLanguage([], { MOU_LANG: "vi", LC_ALL: "en_US.UTF-8" })).to.equal("vi");
    expect(findLanguage([], { LC_ALL: "vi_VN.UTF-8", LC_MESSAGES: "en", LANG: "en" })).to.equal("vi");
    expect(findLanguage([], { LC_MESSAGES: "vi", LANG: "en_US" })).to.equal("vi");
    expect(findLanguage([], { LC_ALL: "", LANG: "vi-VN" })).to.equal("vi");
  });

  it("speaks English where the locale is another one, or none", () => {
    expect(findLanguage([], { LC_ALL: "C.UTF-8", LANG: "vi_VN" })).to.equal("en");
    expect(findLanguage([], { LANG: "fr_FR" })).to.equal("en");
    expect(findLanguage([], {})).to.equal("en");
  });
});
