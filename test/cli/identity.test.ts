// What organisations' own hosts say, asked and recorded by the program over TLS.

import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Hex, keccak256 } from "viem";
import { issue, year } from "../../cli/src/tokens/testPki.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  draft,
  type Member,
  type Stage,
  setStage,
  statement,
  webDocument,
} from "../integration/sdk/stage.js";
import { createDesk } from "./mou.js";

/** Leads the names of the test's hosts to this machine, as a resolver of one's own would. */
const RESOLVER = `import dns from "node:dns";
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith(".alliance.example") ? "127.0.0.1" : host, ...rest);
`;

describe("mou: what organisations' hosts say", function () {
  this.timeout(120_000);
  const desk = createDesk();
  /** By host. */
  const files = new Map<string, unknown>();
  let stage: Stage;
  let server: Server;
  let a: Member;
  let b: Member;

  const hostOf = ({ identifier }: Member) => new URL(identifier).hostname;
  const pem = (label: string, der: Uint8Array) =>
    `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;

  before(async () => {
    const now = Math.floor(Date.now() / 1000);
    const validity = { validFrom: now - year, validUntil: now + year };
    const root = issue({ subject: { CN: "Root of the test" }, authority: {}, ...validity });
    const leaf = issue({ subject: { CN: "*.alliance.example" }, issuer: root, ...validity });
    const key = leaf.privateKey.export({ format: "pem", type: "pkcs8" });
    server = createServer({ key, cert: pem("CERTIFICATE", leaf.der) }, ({ url, headers }, response) => {
      const file = files.get(new URL(`https://${headers.host}`).hostname);
      if (url === "/.well-known/minhuoc.json" && file) response.end(JSON.stringify(file));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    stage = await setStage(connections.viem);
    const admit = (name: string) => admitMember(stage, name, `https://${name}.alliance.example:${port}/`);
    [a, b] = [await admit("aita"), await admit("kfia")];
    for (const member of [a, b])
      files.set(hostOf(member), webDocument(stage, member, [keccak256(accountKey(member.signatory))]));
    const { agreement, document } = draft([a, b]);
    for (const { identifier: organisation, signatory } of [a, b]) {
      const act = { agreement, organisation, statement: statement() };
      await stage.reader.waitForTransaction({ hash: await stage.as(signatory).attest(act) });
    }
    desk.write("memo.pdf", document);
    desk.write("agreement.json", JSON.stringify(agreement));
    desk.write("deployment.json", JSON.stringify(stage.deployment));
    desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
    desk.write("resolver.mjs", RESOLVER);
    desk.write("root.pem", pem("CERTIFICATE", root.der));
    desk.setEnv({
      NODE_OPTIONS: `--import ${new URL(`file://${desk.path("resolver.mjs")}`)}`,
      NODE_EXTRA_CA_CERTS: desk.path("root.pem"),
    });
  });
  after(async () => {
    desk.close();
    server?.close();
    await stage?.close();
  });

  it("records it in evidence where that is asked for, for whoever takes the file's word or asks anew", async () => {
    const [recorded, plain] = await Promise.all([
      desk.json(["export", "agreement.json", "--identity", "--out", "recorded.json"]),
      desk.json(["export", "agreement.json", "--out", "plain.json"]),
    ]);
    expect(recorded.result?.identities, JSON.stringify(recorded.error)).to.equal(2);
    expect(plain.result.identities).to.equal(0);
    const outcomes = ({ result }: typeof recorded) =>
      result.hosts.map(({ organisation, outcome, code }: Record<string, string>) => [
        organisation,
        outcome,
        code,
      ]);
    expect(outcomes(recorded)).to.have.deep.members([
      [a.identifier, "confirmed", "IDENTITY_CONFIRMED"],
      [b.identifier, "confirmed", "IDENTITY_CONFIRMED"],
    ]);
    expect(plain.result.hosts).to.deep.equal([]);
    const { hash } = recorded.result.block as { hash: Hex };
    const verify = (file: string, ...more: string[]) => [
      ...["verify", "memo.pdf", "--evidence", file, "--block-hash", hash, "--require-identity"],
      ...more,
    ];
    const accepted = ["--accept-recorded-identity"];
    // Another statement than at the time of the export: the host no longer names the key.
    const before = files.get(hostOf(a));
    files.set(hostOf(a), webDocument(stage, a, [keccak256(accountKey(b.signatory))]));
    const asked = await desk.json(verify("recorded.json"));
    const [believed, nothing, words] = await Promise.all([
      desk.json(verify("recorded.json", ...accepted)),
      desk.json(verify("plain.json", ...accepted)),
      desk.mou(verify("recorded.json", ...accepted, "--lang", "vi")),
    ]);
    files.set(hostOf(a), before);
    const anew = await desk.json(verify("plain.json"));
    const seats = ({ result }: typeof asked) =>
      result.seats.map(({ identity }: { identity: Record<string, { outcome: string }> }) => [
        identity?.asked?.outcome,
        identity?.recorded?.outcome,
        identity?.changed,
      ]);
    const identity = ({ result }: typeof asked) =>
      result.authenticity.checks.find(({ name }: { name: string }) => name === "identity").code;
    expect(asked.code, JSON.stringify(asked.error)).to.equal(3);
    expect(seats(asked)).to.have.deep.members([
      ["contradicted", "confirmed", "yes"],
      ["confirmed", "confirmed", "no"],
    ]);
    // The word of whoever made the file: no host is asked.
    expect([believed.code, identity(believed)]).to.deep.equal([0, "IDENTITY_RECORDED_ACCEPTED"]);
    expect(seats(believed)[0]).to.deep.equal([undefined, "confirmed", undefined]);
    expect(nothing.code).to.equal(3);
    expect([anew.code, identity(anew)], JSON.stringify(anew.error)).to.deep.equal([0, "IDENTITY_CONFIRMED"]);
    expect(words.stdout).to.contain("trang web của tổ chức, theo tệp ghi lúc");
  });

  it("asks over a registry too, and records why a host could not be asked", async () => {
    const online = ["verify", "memo.pdf", "--require-identity", "--finality", "latest"];
    const [trusted, distrusted] = await Promise.all([
      desk.json(online),
      desk.json(["export", "agreement.json", "--identity", "--out", "distrusted.json"], {
        env: { NODE_EXTRA_CA_CERTS: "" },
      }),
    ]);
    expect(trusted.code, JSON.stringify(trusted.error)).to.equal(0);
    expect(distrusted.result?.identities, JSON.stringify(distrusted.error)).to.equal(2);
    expect(distrusted.result.hosts[0]).to.include({ outcome: "unknown", code: "IDENTITY_TLS" });
    const unreached = ["export", "agreement.json", "--identity", "--out", "unreached.json", "--lang", "vi"];
    const told = await desk.mou(unreached, { env: { NODE_EXTRA_CA_CERTS: "" } });
    for (const { identifier } of [a, b])
      expect(told.stdout).to.contain(
        `${identifier}: không kiểm tra được. Máy chủ không chứng minh được bằng chứng thư số`,
      );
    const { hash } = distrusted.result.block as { hash: Hex };
    const verify = ["verify", "memo.pdf", "--evidence", "distrusted.json", "--block-hash", hash];
    const shown = await desk.mou(verify);
    expect(shown.stdout).to.contain("The host did not prove with its certificate that it is this host.");
  });
});
