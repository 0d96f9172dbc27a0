import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { type Address, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { IdentityError } from "../../errors/identity.js";
import { VerifyError } from "../../errors/verify.js";
import { type FetchIdentityParameters, fetchIdentity, type IdentitySnapshot } from "./fetchIdentity.js";
import { identitySources } from "./identitySources.js";
import { type IdentityCode, identityTexts } from "./identityTexts.js";
import { type JudgeIdentityParameters, judgeIdentity } from "./judgeIdentity.js";
import { type IdentityRegistry, parseIdentityStatement } from "./parseIdentityStatement.js";

const NOW = 1_800_000_000;
const CHAIN = 11155111;
const MEMBERS: Address = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
const DID = "did:web:lien-minh.example";
const URI = "https://lien-minh.example/hoi-vien";
const FILE = "/.well-known/minhuoc.json";
const DID_FILE = "/.well-known/did.json";

const hash = (text: string): Hex => keccak256(stringToHex(text));
const [manager, oldManager, signatory, otherSignatory, stranger] = [
  "quản lý", "quản lý cũ", "người ký", "người ký khác", "kẻ mạo danh",
].map(hash) as [Hex, Hex, Hex, Hex, Hex]; // biome-ignore format: a list

const registry: IdentityRegistry = { chainId: CHAIN, members: MEMBERS, managers: [manager, oldManager] };
const withKeys: IdentityRegistry = { ...registry, keys: [signatory, otherSignatory] };

const statement = (
  identifier: string,
  registries: readonly unknown[] = [withKeys],
  id: string = hash(identifier),
) => ({
  version: 1,
  organisations: [{ identifier, id, registries }],
});
const didDocument = (endpoint: unknown, identifier = DID, type: unknown = "MinhUocRegistry") => ({
  "@context": ["https://www.w3.org/ns/did/v1"],
  id: identifier,
  verificationMethod: [{ id: "#0", type: "JsonWebKey2020" }],
  service: [
    { id: "#blog", type: "LinkedDomains", serviceEndpoint: "https://lien-minh.example" },
    { id: "#minhuoc", type, serviceEndpoint: endpoint },
  ],
});

const asked = (identifier: string): Omit<JudgeIdentityParameters, "snapshot"> => ({
  identifier,
  organisation: hash(identifier),
  chainId: CHAIN,
  members: getAddress(MEMBERS),
  keyIds: [signatory],
  managerIds: [manager],
});

/** A snapshot with these texts, in the order of the identifier's documents; undefined is a document that is not there. */
function snapshotOf(identifier: string, ...texts: readonly (string | undefined)[]): IdentitySnapshot {
  const { sources = [] } = identitySources(identifier);
  return {
    identifier,
    fetchedAt: NOW,
    documents: sources.map(({ url }, index) => {
      const text = texts[index];
      return text === undefined
        ? { url, status: 404, problem: "IDENTITY_NOT_FOUND" }
        : { url, status: 200, text };
    }),
  };
}

const judgeText = (value: unknown, changes: Partial<JudgeIdentityParameters> = {}) =>
  judgeIdentity({
    snapshot: snapshotOf(URI, typeof value === "string" ? value : JSON.stringify(value)),
    ...asked(URI),
    ...changes,
  });

describe("fetchIdentity and judgeIdentity, over HTTP", () => {
  let server: Server;
  let port: number;
  let seen: { path: string; host: string; headers: IncomingMessage["headers"] }[];
  let answers: Record<string, (response: ServerResponse, request: IncomingMessage) => void>;

  before(async () => {
    server = createServer((request, response) => {
      const host = String(request.headers["x-host"]);
      seen.push({ path: String(request.url), host, headers: request.headers });
      const answer = answers[`${host}${request.url}`];
      if (answer) answer(response, request);
      else response.writeHead(404, { "content-type": "text/html" }).end("<h1>Không tìm thấy</h1>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen = [];
    answers = {};
  });

  /** The real fetch, with every host at this machine. */
  const toServer =
    (origin = `http://127.0.0.1:${port}`): FetchIdentityParameters["fetch"] =>
    (url, init) => {
      expect(url).to.match(/^https:\/\//);
      const { host, pathname } = new URL(url);
      const headers = new Headers(init.headers);
      headers.set("x-host", host);
      return fetch(`${origin}${pathname}`, { ...init, headers });
    };
  const give = (value: unknown) => (response: ServerResponse) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));

  async function check(identifier: string, options: Partial<FetchIdentityParameters> = {}) {
    const snapshot = await fetchIdentity({ identifier, fetch: toServer(), now: NOW, ...options });
    const judged = judgeIdentity({ snapshot, ...asked(identifier) });
    // What is kept in a file and read again gives the same judgement.
    expect(
      judgeIdentity({ snapshot: JSON.parse(JSON.stringify(snapshot)), ...asked(identifier) }),
    ).to.deep.equal(judged);
    expect(judged.outcome).to.equal(identityTexts[judged.code].outcome);
    return { snapshot, judged };
  }

  it("confirms by the file", async () => {
    answers[`lien-minh.example${FILE}`] = give(statement(URI));
    const { snapshot, judged } = await check(URI);
    expect(judged).to.deep.equal({
      outcome: "confirmed",
      code: "IDENTITY_CONFIRMED",
      detail: identityTexts.IDENTITY_CONFIRMED.en,
      detailVi: identityTexts.IDENTITY_CONFIRMED.vi,
      url: `https://lien-minh.example${FILE}`,
      fetchedAt: NOW,
    });
    expect(snapshot).to.deep.equal(snapshotOf(URI, JSON.stringify(statement(URI))));
  });

  it("confirms by the DID document, also below a path", async () => {
    const path = `${DID}:thanh-vien`;
    answers[`lien-minh.example${DID_FILE}`] = give(
      didDocument({ ...statement(DID), uri: "https://lien-minh.example" }),
    );
    answers["lien-minh.example/thanh-vien/did.json"] = give(
      didDocument(statement(path), path, ["Other", "MinhUocRegistry"]),
    );
    for (const [identifier, url] of [
      [DID, `https://lien-minh.example${DID_FILE}`],
      [path, "https://lien-minh.example/thanh-vien/did.json"],
    ] as const) {
      expect((await check(identifier)).judged).to.include({ code: "IDENTITY_CONFIRMED", url });
    }
  });

  it("confirms did:web by the file alone, and counts a contradiction in either document", async () => {
    answers[`lien-minh.example${FILE}`] = give(statement(DID));
    expect((await check(DID)).judged).to.include({
      code: "IDENTITY_CONFIRMED",
      url: `https://lien-minh.example${FILE}`,
    });
    answers[`lien-minh.example${DID_FILE}`] = give(didDocument(statement(DID, [{ ...withKeys, keys: [] }])));
    expect((await check(DID)).judged).to.include({
      code: "IDENTITY_KEY_NOT_NAMED",
      url: `https://lien-minh.example${DID_FILE}`,
    });
  });

  it("asks without credentials, and only what it has to", async () => {
    await check(DID);
    expect(seen.map(({ path }) => path).sort()).to.deep.equal([DID_FILE, FILE]);
    for (const { headers } of seen) {
      expect(headers).to.include({ accept: "application/json" });
      expect(headers).to.not.have.any.keys("cookie", "authorization", "referer");
    }
    seen = [];
    expect((await check("lei:5493001KJTIIGC8Y1R12")).judged.code).to.equal("IDENTITY_NO_WEB_DOCUMENT");
    expect((await check("https://127.0.0.1/")).judged.code).to.equal("IDENTITY_HOST_REFUSED");
    expect(seen).to.deep.equal([]);
  });

  const failures: [IdentityCode, (response: ServerResponse) => void, RegExp?][] = [
    ["IDENTITY_NOT_FOUND", (response) => response.writeHead(404).end(), /\(HTTP 404\)\.$/],
    ["IDENTITY_NOT_FOUND", (response) => response.writeHead(410).end()],
    ["IDENTITY_STATUS", (response) => response.writeHead(500).end(JSON.stringify(statement(URI))), /\(HTTP 500\)\.$/],
    ["IDENTITY_STATUS", (response) => response.writeHead(401, { "www-authenticate": "Basic" }).end()],
    ["IDENTITY_STATUS", (response) => response.writeHead(203).end(JSON.stringify(statement(URI)))],
    ["IDENTITY_NOT_JSON", (response) => response.end("<!doctype html><title>Trang chủ</title>"), /\(1:1\)\.$/],
    ["IDENTITY_NOT_JSON", (response) => response.end()],
    ["IDENTITY_NOT_JSON", (response) => response.end(Buffer.from([0x22, 0xff, 0x22]))],
    ["IDENTITY_NOT_JSON", (response) => response.end(`\uFEFF${JSON.stringify(statement(URI))}`)],
    ["IDENTITY_NOT_JSON", (response) => response.end('{"version":1,"version":1,"organisations":[]}')],
    ["IDENTITY_TOO_LARGE", (response) => response.end(`"${"ạ".repeat(30_000)}"`)],
    ["IDENTITY_TOO_LARGE", (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(2 ** 24, " ")))],
    ["IDENTITY_UNREACHABLE", (response) => response.socket?.destroy()],
    ["IDENTITY_UNREACHABLE", (response) => { response.writeHead(200, { "content-length": 9 }); response.write("{"); setTimeout(() => response.socket?.destroy(), 20); }],
    ["IDENTITY_TIMEOUT", () => undefined],
    ["IDENTITY_TIMEOUT", (response) => { response.writeHead(200); response.write("{"); }],
  ]; // biome-ignore format: one line each
  for (const [index, [code, answer, detail = /\.$/]] of failures.entries()) {
    it(`says ${code} (${index + 1})`, async () => {
      answers[`lien-minh.example${FILE}`] = answer;
      const { snapshot, judged } = await check(URI, code === "IDENTITY_TIMEOUT" ? { timeout: 150 } : {});
      expect(judged).to.include({ outcome: "unknown", code, fetchedAt: NOW });
      expect(judged.detail).to.match(detail);
      expect(judged.detailVi).to.match(detail);
      expect(JSON.stringify(snapshot).length).to.be.lessThan(1_000);
    });
  }

  it("follows no redirect, neither to another host nor to its own", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      for (const location of [`http://127.0.0.1:${port}/elsewhere`, "/elsewhere"]) {
        answers[`lien-minh.example${FILE}`] = (response) => response.writeHead(status, { location }).end();
        answers["lien-minh.example/elsewhere"] = give(statement(URI));
        expect((await check(URI)).judged.code).to.equal("IDENTITY_REDIRECTED");
      }
    }
    expect(seen.filter(({ path }) => path !== FILE)).to.deep.equal([]);
  });

  it("does not count what a fetch brings that follows redirects all the same", async () => {
    answers[`lien-minh.example${FILE}`] = (response) =>
      response.writeHead(302, { location: "/elsewhere" }).end();
    answers["lien-minh.example/elsewhere"] = give(statement(URI));
    const follow: FetchIdentityParameters["fetch"] = (url, init) =>
      toServer()(url, { ...init, redirect: "follow" });
    expect((await check(URI, { fetch: follow })).judged.code).to.equal("IDENTITY_REDIRECTED");
    expect(seen.map(({ path }) => path)).to.deep.equal([FILE, "/elsewhere"]);
  });

  it("tells a failed TLS handshake from a host that is not there", async () => {
    const { judged } = await check(URI, { fetch: toServer(`https://127.0.0.1:${port}`) });
    expect(judged.code).to.equal("IDENTITY_TLS");
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port: gone } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const refused = await check(URI, { fetch: toServer(`http://127.0.0.1:${gone}`) });
    expect(refused.judged.code).to.equal("IDENTITY_UNREACHABLE");
  });

  it("waits for no fetch that heeds no signal", async () => {
    const { judged } = await check(URI, { fetch: () => new Promise(() => undefined), timeout: 20 });
    expect(judged.code).to.equal("IDENTITY_TIMEOUT");
  });

  it("lets go of the host when it has waited or read long enough", async () => {
    for (const [options, body] of [
      [{ timeout: 50 }, ""],
      [{ maxBytes: 10 }, "x".repeat(100)],
    ] as const) {
      const closed = new Promise((resolve) => {
        answers[`lien-minh.example${FILE}`] = (response) => {
          response.on("close", resolve);
          response.writeHead(200);
          response.write(body);
        };
      });
      await check(URI, options);
      await closed;
    }
  });

  it("leaves no timer behind", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    for (let round = 0; round < 20; round++) {
      await fetchIdentity({ identifier: DID, fetch: async () => new Response("{}") });
    }
    expect(timers()).to.be.lessThan(before + 20);
  });

  it("puts together what comes in pieces, also where a letter is cut", async () => {
    const text = JSON.stringify(statement(DID));
    const bytes = Buffer.from(`${text.slice(0, -1)},"ghi chú":"đã ký"}`);
    answers[`lien-minh.example${FILE}`] = (response) => {
      response.writeHead(200);
      const cuts = [0, 1, 200, bytes.length - 4, bytes.length];
      for (const [index, from] of cuts.entries()) {
        setTimeout(() => response.write(bytes.subarray(from, cuts[index + 1])), index * 20);
      }
      setTimeout(() => response.end(), 120);
    };
    const { snapshot, judged } = await check(DID);
    expect(snapshot.documents[1]?.text).to.equal(bytes.toString());
    expect(judged.code).to.equal("IDENTITY_DOCUMENT_INVALID");
  });

  it("reads a document of exactly the largest size", async () => {
    const text = JSON.stringify(statement(URI));
    answers[`lien-minh.example${FILE}`] = (response) => response.end(text);
    expect((await check(URI, { maxBytes: text.length })).judged.code).to.equal("IDENTITY_CONFIRMED");
    expect((await check(URI, { maxBytes: text.length - 1 })).judged.code).to.equal("IDENTITY_TOO_LARGE");
  });

  it("takes any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { judged } = await check(DID, { fetch: async () => new Response(bytes), maxBytes: 200 });
        expect(judged.outcome).to.equal("unknown");
      }),
    );
  });

  it("refuses limits that are none", async () => {
    const wrong = [
      { timeout: 0 }, { timeout: 2 ** 31 }, { maxBytes: 0.5 }, { now: Date.now() }, { now: -1 },
      { timeout: Object.create(null) as number }, { fetch: undefined as unknown as typeof fetch }, { identifier: 7 as unknown as string },
    ]; // biome-ignore format: a list
    for (const parameters of wrong) {
      const error = await fetchIdentity({ identifier: URI, fetch: toServer(), ...parameters }).catch(
        (e) => e,
      );
      expect(error).to.be.instanceOf(VerifyError);
      expect(error).to.include({ code: "VERIFY_INPUT_INVALID" });
      expect(error.values).to.have.all.keys(...Object.keys(parameters));
    }
  });
});

describe("judgeIdentity", () => {
  const cases: [what: string, IdentityCode, value: unknown, changes?: Partial<JudgeIdentityParameters>][] = [
    ["all named", "IDENTITY_CONFIRMED", statement(URI)],
    ["all keys named", "IDENTITY_CONFIRMED", statement(URI), { keyIds: [otherSignatory, signatory] }],
    ["keys listed, so managers are not asked about", "IDENTITY_CONFIRMED", statement(URI), { managerIds: [stranger] }],
    ["managers named", "IDENTITY_CONFIRMED", statement(URI, [registry]), { managerIds: [oldManager, manager] }],
    ["nothing attested", "IDENTITY_CONFIRMED", statement(URI, [registry]), { keyIds: [], managerIds: [] }],
    ["a checksummed address", "IDENTITY_CONFIRMED", statement(URI, [{ ...withKeys, members: getAddress(MEMBERS) }])],
    ["several registries", "IDENTITY_CONFIRMED", statement(URI, [{ ...registry, chainId: 1 }, { ...registry, members: `0x${"1".repeat(40)}` }, withKeys])],
    ["several organisations", "IDENTITY_CONFIRMED", { version: 1, organisations: [...statement(DID, []).organisations, ...statement(URI).organisations] }],
    ["another id", "IDENTITY_OTHER_ID", statement(URI, [withKeys], hash(DID))],
    ["another registry", "IDENTITY_OTHER_REGISTRY", statement(URI, [{ ...withKeys, members: `0x${"1".repeat(40)}` }])],
    ["a key that is not listed", "IDENTITY_KEY_NOT_NAMED", statement(URI), { keyIds: [signatory, stranger] }],
    ["a manager's key that attested, but is no signatory's", "IDENTITY_KEY_NOT_NAMED", statement(URI), { keyIds: [manager] }],
    ["keys of another registry", "IDENTITY_KEY_NOT_NAMED", statement(URI, [{ ...withKeys, keys: [] }, { ...withKeys, chainId: 1 }])],
    ["a manager that is not listed", "IDENTITY_MANAGER_NOT_NAMED", statement(URI, [registry]), { managerIds: [manager, stranger] }],
    ["managers not given", "IDENTITY_MANAGERS_NOT_GIVEN", statement(URI, [registry]), { managerIds: [] }],
    ["another chain", "IDENTITY_CHAIN_NOT_NAMED", statement(URI, [{ ...withKeys, chainId: 1 }])],
    ["no registry", "IDENTITY_CHAIN_NOT_NAMED", statement(URI, [])],
    ["another organisation", "IDENTITY_ORGANISATION_NOT_NAMED", statement(`${URI}/`)],
    ["another organisation with this id", "IDENTITY_ORGANISATION_NOT_NAMED", statement(DID, [withKeys], hash(URI))],
    ["a later version", "IDENTITY_VERSION_UNKNOWN", { version: 2, organisations: {}, more: true }],
    ["a version in words", "IDENTITY_VERSION_UNKNOWN", { ...statement(URI), version: "1" }],
    ["no version", "IDENTITY_DOCUMENT_INVALID", { organisations: statement(URI).organisations }],
    ["a DID document in place of the file", "IDENTITY_DOCUMENT_INVALID", didDocument(statement(URI), URI)],
  ]; // biome-ignore format: one line each
  for (const [what, code, value, changes] of cases) {
    it(`says ${code}: ${what}`, () => {
      const judged = judgeText(value, changes);
      expect(judged.code).to.equal(code);
      expect(judged.outcome).to.equal(identityTexts[code].outcome);
    });
  }

  it("says in both languages what the document says instead", () => {
    const { detail, detailVi } = judgeText(statement(URI), { keyIds: [stranger] });
    expect(detail).to.equal(
      `The organisation's web document lists the keys that sign for it, and a key that attested is not among them (${stranger}).`,
    );
    expect(detailVi).to.match(new RegExp(`^Tài liệu .* không có khóa đã xác nhận \\(${stranger}\\)\\.$`));
    for (const { en, vi } of Object.values(identityTexts)) {
      for (const text of [en, vi])
        expect(text)
          .to.match(/^\p{Lu}.*\.$/u)
          .and.equal(text.normalize("NFC"));
    }
  });

  const broken: [path: string, change: (organisation: Record<string, unknown>, registry: Record<string, unknown>) => void][] = [
    ["/organisations/0/identifier", (organisation) => { organisation.identifier = 7; }],
    ["/organisations/0", (organisation) => { organisation.name = "Liên minh"; }],
    ["/organisations/0/registries", (organisation) => { delete organisation.registries; }],
    ["/organisations/0/id", (organisation) => { organisation.id = hash(URI).toUpperCase().replace("X", "x"); }],
    ["/organisations/0/registries/0/chainId", (_, entry) => { entry.chainId = "11155111"; }],
    ["/organisations/0/registries/0/chainId", (_, entry) => { entry.chainId = 0; }],
    ["/organisations/0/registries/0/chainId", (_, entry) => { entry.chainId = 1.5; }],
    ["/organisations/0/registries/0/members", (_, entry) => { entry.members = getAddress(MEMBERS).replace("5F", "5f"); }],
    ["/organisations/0/registries/0/members", (_, entry) => { entry.members = null; }],
    ["/organisations/0/registries/0/managers", (_, entry) => { entry.managers = []; }],
    ["/organisations/0/registries/0/managers", (_, entry) => { delete entry.managers; }],
    ["/organisations/0/registries/0/managers/1", (_, entry) => { entry.managers = [manager, manager]; }],
    ["/organisations/0/registries/0/keys", (_, entry) => { entry.keys = signatory; }],
    ["/organisations/0/registries/0/keys/1", (_, entry) => { entry.keys = [signatory, "0x1"]; }],
    ["/organisations/0/registries/0/keys", (_, entry) => { entry.keys = null; }],
    ["/organisations/0/registries/0", (_, entry) => { entry.key = [signatory]; }],
    ["/organisations/0/registries/1", (organisation, entry) => { organisation.registries = [entry, { ...entry, managers: [stranger] }]; }],
    ["/organisations/0/registries/0", (organisation) => { organisation.registries = [[]]; }],
  ]; // biome-ignore format: one line each
  for (const [index, [path, change]] of broken.entries()) {
    it(`reads nothing past what is wrong at ${path} (${index + 1})`, () => {
      const value = structuredClone(statement(URI));
      const [organisation] = value.organisations as unknown as [{ registries: [Record<string, unknown>] }];
      change(organisation, organisation.registries[0]);
      expect(() => parseIdentityStatement(JSON.parse(JSON.stringify(value))))
        .to.throw(IdentityError)
        .that.includes({ code: "IDENTITY_DOCUMENT_INVALID" })
        .with.nested.property("values.path", path);
      expect(judgeText(value).code).to.equal("IDENTITY_DOCUMENT_INVALID");
      expect(judgeText(value).detail).to.match(new RegExp(`\\(${path}\\)\\.$`));
    });
  }

  it("refuses an organisation that is there twice", () => {
    const organisations = [...statement(URI).organisations, ...statement(URI, []).organisations];
    expect(judgeText({ version: 1, organisations }).code).to.equal("IDENTITY_DOCUMENT_INVALID");
  });

  it("shows no text of the host's choice", () => {
    const judged = judgeText({ ...statement(URI), "<b>Đã xác nhận</b>": "\u001b[2J" });
    expect(judged.detail).to.equal("The web document is not of the described form.");
  });

  const dids: [what: string, IdentityCode, document: unknown][] = [
    ["the service", "IDENTITY_CONFIRMED", didDocument(statement(DID))],
    ["another DID's document", "IDENTITY_ORGANISATION_NOT_NAMED", didDocument(statement(DID), `${DID}:a`)],
    ["no service of this type", "IDENTITY_NO_STATEMENT", didDocument(statement(DID), DID, "Other")],
    ["no services", "IDENTITY_NO_STATEMENT", { id: DID }],
    ["two of them", "IDENTITY_DOCUMENT_INVALID", { id: DID, service: [1, 2].map(() => didDocument(statement(DID)).service[1]) }],
    ["an endpoint that is an address only", "IDENTITY_DOCUMENT_INVALID", didDocument("https://lien-minh.example")],
    ["a uri that is no text", "IDENTITY_DOCUMENT_INVALID", didDocument({ ...statement(DID), uri: 1 })],
    ["a later version", "IDENTITY_VERSION_UNKNOWN", didDocument({ version: 2 })],
    ["no object", "IDENTITY_DOCUMENT_INVALID", [didDocument(statement(DID))]],
  ]; // biome-ignore format: one line each
  for (const [what, code, document] of dids) {
    it(`says ${code} of a DID document: ${what}`, () => {
      const snapshot = snapshotOf(DID, JSON.stringify(document));
      expect(judgeIdentity({ snapshot, ...asked(DID) }).code).to.equal(code);
    });
  }

  it("takes only a snapshot with exactly the documents of the identifier", () => {
    const text = JSON.stringify(statement(DID));
    const good = snapshotOf(DID, undefined, text);
    const judge = (snapshot: unknown) =>
      judgeIdentity({ snapshot: snapshot as IdentitySnapshot, ...asked(DID) }).code;
    expect(judge(good)).to.equal("IDENTITY_CONFIRMED");
    const [did, file] = good.documents;
    const wrong = [
      undefined, null, {}, "", { ...good, identifier: URI }, { ...good, fetchedAt: "now" }, { ...good, fetchedAt: -1 },
      { ...good, documents: [file] }, { ...good, documents: [file, did] }, { ...good, documents: [did, file, file] },
      { ...good, documents: { 0: did, 1: file, length: 2 } }, { ...good, documents: [null, file] },
      { ...good, documents: [did, { ...file, url: `https://evil.example${FILE}` }] },
      { ...good, documents: [did, { ...file, text: 1 }] },
      { ...good, documents: [{ ...did, status: "<b>" }, file] },
      { ...good, documents: [{ ...did, text }, file] },
      { ...good, documents: [{ ...did, problem: "IDENTITY_CONFIRMED" }, file] },
      { ...good, documents: [{ ...did, problem: "toString" }, file] },
      { ...good, documents: [{ ...did, problem: "IDENTITY_UNHEARD_OF" }, file] },
    ]; // biome-ignore format: a list
    for (const snapshot of wrong) {
      expect(judge(snapshot), JSON.stringify(snapshot)).to.equal("IDENTITY_SNAPSHOT_INVALID");
    }
  });

  it("refuses to judge what the registry cannot have said", () => {
    const wrong: Partial<JudgeIdentityParameters>[] = [
      { organisation: hash(DID) }, { organisation: "0x" }, { identifier: DID }, { chainId: 0 }, { chainId: 1.5 },
      { members: "0x1" }, { keyIds: [`0x${"A".repeat(64)}`] }, { managerIds: ["0x1"] }, { keyIds: undefined as unknown as Hex[] },
    ]; // biome-ignore format: a list
    for (const changes of wrong) {
      expect(() => judgeText(statement(URI), changes), JSON.stringify(changes))
        .to.throw(VerifyError)
        .with.property("code", "VERIFY_INPUT_INVALID");
    }
  });

  it("judges as docs/identity.md shows it", () => {
    const docs = readFileSync(new URL("../../../../docs/identity.md", import.meta.url), "utf8");
    const [file, did] = [...docs.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]) => json);
    const keyIds = [hash("signatory 1")];
    const managerIds = [hash("manager 1")];
    for (const snapshot of [snapshotOf(DID, undefined, file), snapshotOf(DID, did)]) {
      expect(judgeIdentity({ snapshot, ...asked(DID), keyIds, managerIds }).code).to.equal(
        "IDENTITY_CONFIRMED",
      );
    }
  });

  it("ranks contradictions first, and what is not known last", () => {
    const outcomes = Object.entries(identityTexts).map(([code, { outcome }]) => [code, outcome]);
    const confirmed = outcomes.findIndex(([code]) => code === "IDENTITY_CONFIRMED");
    const expected = (at: number) =>
      at < confirmed ? "contradicted" : at === confirmed ? "confirmed" : "unknown";
    expect(outcomes).to.deep.equal(outcomes.map(([code], at) => [code, expected(at)]));
  });
});

describe("judgeIdentity, with random changes", () => {
  /** Whether a text names all, found another way: by Node's JSON and the first entry of each list that fits. */
  function namesAll(text: string): boolean {
    try {
      const { version, organisations } = JSON.parse(text);
      const { id, registries } = organisations.find(
        ({ identifier }: { identifier: string }) => identifier === URI,
      );
      return registries.some(
        ({ chainId, members, managers, keys }: IdentityRegistry) =>
          version === 1 && id === hash(URI) && chainId === CHAIN &&
          members.toLowerCase() === MEMBERS &&
          (keys ? keys.includes(signatory) : managers.includes(manager)),
      ); // biome-ignore format: one condition
    } catch {
      return false;
    }
  }

  const swap = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith("0") ? "1" : "0"}`;
  const all = statement(URI);
  const managersOnly = statement(URI, [registry]);
  const starts: [name: string, value: unknown, healed: unknown][] = [
    ["all named", all, all],
    ["managers only", managersOnly, managersOnly],
    ["one digit of the id", statement(URI, [withKeys], swap(hash(URI))), all],
    ["one digit of the address", statement(URI, [{ ...withKeys, members: swap(MEMBERS) }]), all],
    ["one digit of the chain", statement(URI, [{ ...withKeys, chainId: CHAIN + 1 }]), all],
    ["one digit of the key", statement(URI, [{ ...withKeys, keys: [swap(signatory), otherSignatory] }]), all],
    ["one digit of the manager", statement(URI, [{ ...registry, managers: [swap(manager), oldManager] }]), managersOnly],
    ["one letter of the identifier", statement(URI.replace("hoi", "hoj"), [withKeys], hash(URI)), all],
    ["the version", { ...all, version: 2 }, all],
  ]; // biome-ignore format: one line each

  for (const [name, value, healed] of starts) {
    it(`confirms exactly what names all, wherever one character is replaced, put in or left out: ${name}`, () => {
      const text = JSON.stringify(value);
      const right = JSON.stringify(healed);
      const counts = { confirmed: 0, other: 0 };
      const characters = Array.from('0123456789abcdef"\\{}[],: ạ');
      expect(text.length).to.equal(right.length);
      for (let at = 0; at <= text.length; at++) {
        const [before, after] = [text.slice(0, at), text.slice(at + 1)];
        const character = characters[(at * 7) % characters.length] ?? "";
        // The right character is among those that are tried: so what one character makes good is confirmed again.
        const inserted = before + character + text.slice(at);
        for (const changed of [
          before + after,
          inserted,
          before + character + after,
          before + (right[at] ?? "") + after,
        ]) {
          const isConfirmed = judgeText(changed).outcome === "confirmed";
          counts[isConfirmed ? "confirmed" : "other"]++;
          if (isConfirmed && !namesAll(changed)) expect.fail(changed);
        }
      }
      expect(counts.other).to.be.greaterThan(text.length);
      if (text !== right) expect(counts.confirmed).to.equal(1);
      else expect(counts.confirmed).to.be.greaterThan(text.length);
    });
  }

  it("never fails, whatever the texts are", () => {
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<unknown>(
          1,
          2,
          null,
          true,
          "",
          URI,
          DID,
          CHAIN,
          MEMBERS,
          manager,
          signatory,
          "MinhUocRegistry",
          withKeys,
          statement(DID),
        ),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            "version", "organisations", "identifier", "id", "registries", "chainId", "members", "managers", "keys",
            "service", "type", "serviceEndpoint", "uri", "__proto__", "constructor",
          ), // biome-ignore format: a list
          tie("value"),
          { maxKeys: 5 },
        ),
      ),
    })).value;
    const text = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, text, (did, file) => {
        const judged = judgeIdentity({ snapshot: snapshotOf(DID, did, file), ...asked(DID) });
        expect(judged.code).to.be.oneOf(Object.keys(identityTexts));
        if (judged.outcome === "confirmed") expect(`${did}${file}`).to.include(signatory);
      }),
      { numRuns: 3_000 },
    );
  });
});
