import { expect } from "chai";
import { identitySources } from "./identitySources.js";

const FILE = "/.well-known/minhuoc.json";

describe("identitySources", () => {
  const good: [identifier: string, ...urls: string[]][] = [
    ["did:web:fpt.com.vn", "https://fpt.com.vn/.well-known/did.json", `https://fpt.com.vn${FILE}`],
    ["did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json", `https://w3c-ccg.github.io${FILE}`],
    ["did:web:example.com%3A3000", "https://example.com:3000/.well-known/did.json", `https://example.com:3000${FILE}`],
    ["did:web:example.com%3a3000:user:alice", "https://example.com:3000/user/alice/did.json", `https://example.com:3000${FILE}`],
    ["did:web:example.com:c%C3%B4ng-ty", "https://example.com/c%C3%B4ng-ty/did.json", `https://example.com${FILE}`],
    ["did:web:xn--lin-minh-81a.example", "https://xn--lin-minh-81a.example/.well-known/did.json", `https://xn--lin-minh-81a.example${FILE}`],
    ["https://alliance.example", `https://alliance.example${FILE}`],
    ["https://alliance.example/a/b?c#d", `https://alliance.example${FILE}`],
    ["https://alliance.example:8443/", `https://alliance.example:8443${FILE}`],
    ["https://alliance.example?x@evil.example", `https://alliance.example${FILE}`],
  ]; // biome-ignore format: one line each
  for (const [identifier, ...urls] of good) {
    it(`finds the documents of ${identifier}`, () => {
      const { sources } = identitySources(identifier);
      expect(sources?.map(({ url }) => url)).to.deep.equal(urls);
      expect(sources?.map(({ kind }) => kind)).to.deep.equal(urls.length === 2 ? ["did", "file"] : ["file"]);
    });
  }

  const none = [
    "lei:5493001KJTIIGC8Y1R12", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "did:key:z6Mk", "did:webs:a.example",
    "http://alliance.example/", "ipns://a.example", "did:web:", "https://", "did:web:a.example/path", "did:web:a.example?x",
    "did:web:a.example#x", "did:web:a.example:", "did:web:a.example::b", "did:web:a.example:b:", "did:web:a.example:b%2",
    "did:web:a.example%3A", "did:web:a.example%2Fb", "did:web:a.example:..:b", "did:web:a.example:b:.", "did:web:a.example:%2e%2E:b",
    "https://user:secret@evil.example/", "https://a.example:80@evil.example/", "https://a.example:8o/", "",
  ]; // biome-ignore format: a list
  for (const identifier of none) {
    it(`finds no document of "${identifier}"`, () => {
      expect(identitySources(identifier)).to.deep.equal({ problem: "IDENTITY_NO_WEB_DOCUMENT" });
    });
  }

  const refused = [
    "localhost", "intranet", "127.0.0.1", "10.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "169.254.169.254", "[",
    "a.localhost", "printer.local", "metadata.google.internal", "nas.home.arpa", "a..example", "-a.example", "a-.example",
    "A.example", "user@a.example", "a_b.example", "a.example\\@evil.example", "a.example.", "đ.example", "a.example%00",
  ]; // biome-ignore format: a list
  for (const host of refused) {
    it(`does not ask the host ${host}`, () => {
      expect(identitySources(`https://${host}`).sources).to.equal(undefined);
      expect(identitySources(`https://${host}/`).problem).to.equal("IDENTITY_HOST_REFUSED");
    });
  }

  it("asks no port that there is not", () => {
    expect(identitySources("https://a.example:65536/").problem).to.equal("IDENTITY_HOST_REFUSED");
  });
});
