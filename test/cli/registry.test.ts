// Every command that asks or writes to a registry, as a process of its own against a real node.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { createTestClient, createWalletClient, encodeEventTopics, type Hex, http, numberToHex } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { anvil as anvilChain } from "viem/chains";
import {
  addSecretToKeystore,
  createEmptyEncryptedKeystore,
  createMasterKey,
} from "../../node_modules/@nomicfoundation/hardhat-keystore/dist/src/internal/keystores/encryption.js";
import { deployRegistry } from "../../scripts/deploy/deployRegistry.js";
import { agreementRegistryAbi } from "../../sdk/src/abi/agreementRegistryAbi.js";
import { type Agreement, agreementId, registryDeployment } from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import { changing, startProxy } from "../integration/sdk/proxy.js";
import {
  accountKey,
  admitMember,
  draft,
  type Member,
  type Stage,
  type StartNode,
  setStage,
  startHardhat,
  statement,
} from "../integration/sdk/stage.js";
import { startAnvil } from "./anvil.js";
import { makeKeystore } from "./keystores.js";
import { createDesk } from "./mou.js";

const PASSWORD = "mật khẩu của ban thư ký";
const words = statement();

const overRegistry = (node: string, start: StartNode) =>
  describe(`mou: over a registry on ${node}`, function () {
    this.timeout(120_000);
    const desk = createDesk();
    let stage: Stage;
    let a: Member;
    let b: Member;
    /** In force. */
    let concluded: { agreement: Agreement; document: Uint8Array; id: Hex };
    /** Attested by the first party only. */
    let proposed: { agreement: Agreement; id: Hex };

    const as = (key: Hex) => ({ env: { MOU_PRIVATE_KEY: key } });

    before(async () => {
      stage = await setStage(connections.viem, start);
      a = await admitMember(stage, "fpt");
      b = await admitMember(stage, "kfia");
      const attest = async (member: Member, agreement: Agreement) => {
        const act = { agreement, organisation: member.identifier, statement: words };
        await stage.reader.waitForTransaction({ hash: await stage.as(member.signatory).attest(act) });
      };
      const first = draft([a, b], { anyPartyCanEnd: true, noticeDays: 30 });
      concluded = { ...first, id: agreementId(first.agreement) };
      await attest(a, first.agreement);
      await attest(b, first.agreement);
      const second = draft([a, b]);
      proposed = { ...second, id: agreementId(second.agreement) };
      await attest(a, second.agreement);
      desk.write("deployment.json", JSON.stringify(stage.deployment));
      desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
      // The user's own settings name an endpoint that does not listen.
      mkdirSync(desk.path("config/mou"), { recursive: true });
      desk.write("config/mou/config.json", JSON.stringify({ rpc: ["http://127.0.0.1:1"] }));
      desk.write("document", first.document);
      desk.write("other", "another document");
    });
    after(async () => {
      desk.close();
      await stage.close();
    });

    it("init writes settings without secrets, and asks on a terminal for the endpoint", async () => {
      const own = createDesk();
      own.write("deployment.json", JSON.stringify(stage.deployment));
      const { code, output } = await own.terminal(
        ["init", "--deployment", "deployment.json"],
        {},
        {
          "Endpoint (JSON-RPC): ": `${stage.rpc}\r`,
        },
      );
      expect(code, output).to.equal(0);
      expect(JSON.parse(readFileSync(own.path("mou.config.json"), "utf8"))).to.deep.equal({
        rpc: [stage.rpc],
        deployment: "deployment.json",
      });
      const key = "0123456789abcdef0123456789abcdef";
      const holding = [`/v3/${key}`, `/v1?key=${key}`, "/?k=1"].map((path) => `https://rpc.example${path}`);
      for (const url of [...holding, "https://me@rpc.example", "https://:secret@rpc.example"]) {
        const secret = await own.mou([
          "init",
          "--force",
          "--json",
          "--rpc",
          "https://rpc.example/v3",
          "--rpc",
          url,
        ]);
        expect(JSON.parse(secret.stdout).error?.code, url).to.equal("CLI_VALUE_INVALID");
        expect(secret.stdout).not.to.contain(key);
      }
      const [again, user] = await Promise.all([
        own.json(["init", "--rpc", stage.rpc]),
        own.json(["init", "--user", "--rpc", "http://127.0.0.1:1", "--keystore", "key.json"]),
      ]);
      expect(again.error.code).to.equal("CLI_FILE_EXISTS");
      expect(user.result.settings.account).to.deep.equal({ type: "keystore", file: "../../key.json" });
      expect(readdirSync(own.folder).filter((name) => name.endsWith(".tmp"))).to.deep.equal([]);
      own.close();
    });

    it("status and list answer, and end with 1 where --in-force is not so", async () => {
      const [status, force, not, unknown, list, named, vietnamese] = await Promise.all([
        desk.json(["status", concluded.id]),
        desk.json(["status", concluded.id, "--in-force"]),
        desk.json(["status", proposed.id, "--in-force"]),
        desk.json(["status", `0x${"11".repeat(32)}`, "--in-force"]),
        desk.json(["list"]),
        desk.json(["list", "--document", "document", "--status", "InForce"]),
        desk.mou(["status", concluded.id, "--lang", "vi"]),
      ]);
      expect(status.result).to.include({ status: "InForce", inForce: true, successor: null });
      expect([force.code, not.code]).to.deep.equal([0, 1]);
      expect([unknown.code, unknown.result.status, unknown.result.inForce]).to.deep.equal([
        3,
        "Unknown",
        null,
      ]);
      expect(list.result.complete).to.equal(true);
      expect(list.result.agreements.map(({ id }: { id: Hex }) => id)).to.deep.equal([
        concluded.id,
        proposed.id,
      ]);
      expect(named.result.agreements).to.have.lengthOf(1);
      const none = await desk.mou(["list", "--status", "Superseded"]);
      expect(none).to.deep.equal({ code: 0, stdout: "", stderr: "No agreement was found.\n" });
      expect((await desk.json(["list", "--status", "Superseded"])).result.agreements).to.deep.equal([]);
      expect(vietnamese.stdout).to.contain("Trạng thái: InForce (đang có hiệu lực)");
    });

    it("takes options before the environment, the project's settings and the user's", async () => {
      const id = concluded.id;
      const nowhere = "http://127.0.0.1:1";
      const [option, environment, project, none] = await Promise.all([
        desk.json(["status", id, "--rpc", nowhere]),
        desk.json(["status", id], { env: { MOU_RPC_URL: nowhere } }),
        desk.json(["status", id, "--rpc", stage.rpc], { env: { MOU_RPC_URL: nowhere } }),
        desk.json(["status", id], { cwd: "/" }),
      ]);
      for (const { code, error } of [option, environment, none])
        expect([code, error.code]).to.deep.equal([4, "CHAIN_UNREACHABLE"]);
      expect(project.code).to.equal(0);
    });

    it("verifies a document, and says with its exit code what came of it", async () => {
      const [passed, other, broken, network, terminal] = await Promise.all([
        desk.json(["verify", "document", "--finality", "latest"]),
        desk.json(["verify", "other"]),
        desk.json(["verify", "other", "--id", concluded.id]),
        desk.json(["verify", "document", "--rpc", "http://127.0.0.1:1"]),
        desk.terminal(["verify", "document", "--finality", "latest"], { env: { LC_ALL: "vi_VN.UTF-8" } }),
      ]);
      expect([passed.code, passed.result.authenticity.indication]).to.deep.equal([0, "TOTAL_PASSED"]);
      expect(passed.result.facts.id).to.equal(concluded.id);
      expect([other.code, other.result.authenticity.subIndication]).to.deep.equal([3, "NOT_REGISTERED"]);
      expect([broken.code, broken.result.authenticity.subIndication]).to.deep.equal([1, "HASH_MISMATCH"]);
      expect([network.code, network.result.authenticity.subIndication]).to.deep.equal([
        4,
        "CHAIN_UNREACHABLE",
      ]);
      expect(terminal.code).to.equal(0);
      expect(terminal.output).to.contain("đang xác minh [").and.contain("Tính xác thực: ĐẠT");
    });

    it("verifies against several endpoints that have to agree", async () => {
      const twice = ["--rpc", stage.rpc, "--rpc", stage.rpc, "--finality", "latest"];
      const [two, trusting, unreached] = await Promise.all([
        desk.json(["verify", "document", ...twice, "--trust", "k-of-n"]),
        desk.json(["verify", "document", "--finality", "latest", "--trust", "k-of-n"]),
        desk.json([
          "status",
          concluded.id,
          "--rpc",
          stage.rpc,
          "--rpc",
          "http://127.0.0.1:1",
          "--quorum",
          "2",
        ]),
      ]);
      expect([two.code, two.result.trust.level]).to.deep.equal([0, "k-of-n"]);
      expect(trusting.code).to.equal(3);
      expect([unreached.code, unreached.error.code]).to.deep.equal([4, "CHAIN_QUORUM_UNREACHED"]);
    });

    it("exports evidence, shows less of it, and verifies it offline against a block hash", async () => {
      const { result, code } = await desk.json([
        "export",
        concluded.id,
        "--out",
        "evidence.json",
        "--statement",
        words,
      ]);
      expect(code).to.equal(0);
      expect(result).to.include({ id: concluded.id, file: "evidence.json", acts: 2 });
      const given = ["--evidence", "evidence.json", "--deployment", "deployment.json"];
      const [exists, shown, offline, none, wrong, endpoint] = await Promise.all([
        desk.json(["export", concluded.id, "--out", "evidence.json"]),
        desk.json(["reveal", "evidence.json", "--out", "less.json"]),
        desk.json(["verify", "document", ...given, "--block-hash", result.block.hash], {
          env: { MOU_RPC_URL: "http://127.0.0.1:1" },
        }),
        desk.json(["verify", "document", ...given]),
        desk.json(["verify", "other", ...given, "--block-hash", result.block.hash]),
        desk.json(["verify", "document", ...given, "--rpc", "http://127.0.0.1:1"]),
      ]);
      expect(exists.error.code).to.equal("CLI_FILE_EXISTS");
      expect(shown.result.block).to.deep.equal(result.block);
      const refreshed = await desk.json(["export", "less.json", "--refresh", "--out", "fresh.json"]);
      expect(refreshed.code).to.equal(0);
      for (const file of ["less.json", "fresh.json"])
        expect(JSON.parse(readFileSync(desk.path(file), "utf8")).texts, file).not.to.include(words);
      expect([offline.code, offline.result.trust.level]).to.deep.equal([0, "proof-given-hash"]);
      expect(none.code).to.equal(3);
      expect([wrong.code, wrong.result.authenticity.subIndication]).to.deep.equal([1, "HASH_MISMATCH"]);
      expect(endpoint.code).to.equal(4);
    });

    it("proves its lists against a block that someone else vouches for", async () => {
      const plain = await desk.json(["list"]);
      const { blockNumber, asOf } = plain.result;
      const block = { method: "eth_getBlockByNumber", params: [numberToHex(blockNumber), false] };
      const { hash } = (await stage.clock.request(block as never)) as { hash: Hex };
      const given = ["--block", String(blockNumber), "--block-hash", hash];
      const lists = await Promise.all([
        desk.json(["list", ...given]),
        desk.json(["list", "--document", "document", ...given]),
        // anvil keeps words of zero in its tries, as no chain does: there the proof of a standing is refused.
        ...(node === "anvil" ? [] : [desk.json(["org", "list", ...given])]),
      ]);
      for (const { code, result, error } of lists) {
        expect(code, JSON.stringify(error)).to.equal(0);
        expect(result).to.include({ trust: "proof-given-hash", blockNumber, asOf });
      }
      const [all, named, organisations] = lists.map(({ result }) => result);
      expect(all.agreements).to.deep.equal(plain.result.agreements);
      expect(named.agreements.map(({ id }: { id: Hex }) => id)).to.deep.equal([concluded.id]);
      if (organisations) expect(organisations.organisations).to.have.lengthOf(2);
      // Final blocks of a light client; the endpoint's last one can be older than the registry.
      for (let block = 0; block < 100; block++) await stage.clock.mine({ blocks: 1 });
      const [light, wrong, lone, nobody] = await Promise.all([
        desk.json(["list", "--headers", stage.rpc]),
        desk.json(["org", "list", "--block", String(blockNumber), "--block-hash", `0x${"11".repeat(32)}`]),
        desk.json(["list", "--block-hash", hash]),
        desk.json(["list", "--headers", "http://127.0.0.1:1"]),
      ]);
      expect(light.result, JSON.stringify(light.error)).to.include({
        trust: "proof-light-client",
        complete: true,
      });
      expect([wrong.code, wrong.error.code]).to.deep.equal([3, "CHAIN_BLOCK_UNTRUSTED"]);
      expect(wrong.error.remedy).to.contain("the block with this number");
      const unknown = await Promise.all([
        desk.json(["list", "--block", "999999"]),
        desk.json(["list", "--block", "999999", "--block-hash", hash]),
        desk.json(["export", concluded.id, "--block", "999999", "--out", "never.json"]),
      ]);
      for (const { code, error } of unknown) {
        expect([code, error.code]).to.deep.equal([3, "CHAIN_BLOCK_UNKNOWN"]);
        expect(error.values.block).to.equal(999999);
      }
      const both = ["--block-hash", hash, "--headers", stage.rpc];
      for (const args of [
        ["list", "--block", String(blockNumber)],
        ["org", "list", "--block", String(blockNumber)],
        ["verify", "document", "--evidence", "evidence.json"],
      ])
        expect((await desk.json([...args, ...both])).error?.code).to.equal("CLI_OPTIONS_EXCLUSIVE");
      expect([lone.code, lone.error.code]).to.deep.equal([2, "CLI_VALUE_MISSING"]);
      expect([nobody.code, nobody.error.code]).to.deep.equal([4, "CHAIN_UNREACHABLE"]);
    });

    it("names what is withheld of a document's list, and decides nothing then", async () => {
      const proxy = await startProxy(stage.rpc);
      const topic = encodeEventTopics({ abi: agreementRegistryAbi, eventName: "AgreementRecorded" })[0];
      proxy.tamper(changing("eth_getLogs", () => [], topic));
      const held = ["list", "--document", "document", "--rpc", proxy.url];
      const [json, words] = await Promise.all([desk.json(held), desk.mou([...held, "--lang", "vi"])]);
      await proxy.close();
      expect([json.code, json.result?.complete], JSON.stringify(json.error)).to.deep.equal([3, false]);
      expect(json.result.defect).to.deep.equal({ reason: "withheld", ids: [concluded.id, proposed.id] });
      expect(words.stdout).to.contain(`KHÔNG ĐẦY ĐỦ: withheld, ${concluded.id}, ${proposed.id}`);
    });

    it("shows an agreement, an organisation and its keys", async () => {
      const vietnamese = await Promise.all([
        desk.mou(["key", "list", a.identifier, "--lang", "vi"]),
        desk.mou(["key", "show", a.identifier, accountKey(a.signatory), "--lang", "vi"]),
        desk.mou(
          [
            "key",
            "add",
            a.identifier,
            stage.deployment.members,
            "--role",
            "manager",
            "--dry-run",
            "--lang",
            "vi",
          ],
          as(a.manager),
        ),
      ]);
      expect(vietnamese[0].stdout).to.match(/^khóa quản lý {2}tài khoản .*\nkhóa ký {2}tài khoản /);
      expect(vietnamese[1].stdout).to.match(/^khóa ký {2}tài khoản/);
      expect(vietnamese[2].stdout).to.contain("với vai trò khóa quản lý.");
      const [show, missing, organisation, all, keys, key, stranger] = await Promise.all([
        desk.json(["show", concluded.id]),
        desk.json(["show", `0x${"11".repeat(32)}`]),
        desk.json(["org", "show", a.identifier]),
        desk.json(["org", "list"]),
        desk.json(["key", "list", a.identifier]),
        desk.json(["key", "show", a.identifier, accountKey(a.signatory)]),
        desk.json(["key", "show", a.identifier, accountKey(b.signatory)]),
      ]);
      expect(show.result.complete).to.equal(true);
      expect(show.result.seats.map(({ identifier }: { identifier: string }) => identifier)).to.have.members([
        a.identifier,
        b.identifier,
      ]);
      expect(show.result.acts.map(({ kind }: { kind: string }) => kind)).to.deep.equal(["attest", "attest"]);
      expect([missing.code, missing.error.code]).to.deep.equal([1, "CLI_NOT_FOUND"]);
      expect(organisation.result).to.include({ identifier: a.identifier, kind: "member", suspended: false });
      expect(all.result.organisations).to.have.lengthOf.at.least(2);
      expect(keys.result.keys.map(({ role }: { role: string }) => role)).to.deep.equal([
        "manager",
        "signatory",
      ]);
      expect(key.result).to.include({ type: "account", role: "signatory" });
      expect(stranger.error.code).to.equal("CLI_NOT_FOUND");
      const nobody = await desk.json(["key", "list", "did:web:nobody.example"]);
      expect([nobody.code, nobody.error?.code]).to.deep.equal([1, "CLI_NOT_FOUND"]);
      expect(nobody.error.values.what).to.equal("did:web:nobody.example");
    });

    it("tries a write first, says what it costs, and sends nothing then", async () => {
      const admission = ["org", "admit", "did:web:moi.example", "--manager", accountKey(b.manager)];
      const dry = await desk.json([...admission, "--dry-run"], as(stage.privateKey(0)));
      expect(dry.result).to.include({ dryRun: true, kind: "member" });
      expect(Number(dry.result.gas)).to.be.greaterThan(100_000);
      const before = await desk.json(["org", "show", "did:web:moi.example"]);
      expect(before.error.code).to.equal("CLI_NOT_FOUND");
      const done = await desk.json(admission, as(stage.privateKey(0)));
      expect(done.code).to.equal(0);
      const [again, stranger, vietnamese] = await Promise.all([
        desk.json(admission, as(stage.privateKey(0))),
        desk.json(["org", "suspend", a.identifier], as(a.manager)),
        desk.mou([...admission, "--lang", "vi"], as(stage.privateKey(0))),
      ]);
      expect([again.code, again.error.code]).to.deep.equal([1, "ORGANISATION_ALREADY_ADMITTED"]);
      expect(stranger.code).to.equal(1);
      expect(vietnamese.stderr).to.match(/^ORGANISATION_ALREADY_ADMITTED: .*đã được kết nạp/);
    });

    it("suspends, reinstates, and lets a lost manager be replaced", async () => {
      const secretariat = as(stage.privateKey(0));
      const organisation = "did:web:moi.example";
      const manager = accountKey(a.manager);
      const suspended = await desk.json(["org", "suspend", organisation], secretariat);
      expect(suspended.code).to.equal(0);
      expect((await desk.json(["org", "show", organisation])).result.suspended).to.equal(true);
      expect((await desk.json(["org", "reinstate", organisation], secretariat)).code).to.equal(0);
      const propose = ["org", "replace-manager", organisation, "--manager", manager];
      expect((await desk.json(propose, secretariat)).code).to.equal(0);
      const shown = await desk.json(["org", "show", organisation]);
      expect(shown.result.proposedManager.installableAt).to.be.greaterThan(0);
      expect((await desk.json([...propose, "--step", "install"], secretariat)).code).to.equal(1);
      expect((await desk.json([...propose, "--step", "veto"], as(b.manager))).code).to.equal(0);
    });

    it("enrols and revokes keys, also by a signature that another relays", async () => {
      const key = privateKeyToAccount(stage.privateKey(7)).address;
      const add = ["key", "add", b.identifier, key, "--valid-until", "2099-01-01T00:00:00Z"];
      const dry = await desk.json([...add, "--sign", "--dry-run"], as(b.manager));
      expect(dry.result)
        .to.include({ dryRun: true, role: "signatory" })
        .and.not.have.property("authorization");
      const signed = await desk.mou([...add, "--sign", "--json"], as(b.manager));
      desk.write("signed.json", signed.stdout);
      const sending = (...words: string[]) =>
        desk.json([...words, "--authorization", "signed.json"], as(stage.privateKey(1)));
      // What is not said again is as it was signed.
      const relayed = await sending("key", "add", b.identifier, key);
      expect(relayed.result?.validUntil, JSON.stringify(relayed.error)).to.equal(4_070_908_800);
      const others = [
        await sending("key", "revoke", b.identifier, key),
        await sending("key", "add", a.identifier, key),
        await sending("key", "add", b.identifier, accountKey(a.manager)),
        await sending("key", "add", b.identifier, key, "--role", "manager"),
        await sending("key", "add", b.identifier, key, "--valid-until", "2098-01-01T00:00:00Z"),
      ];
      expect(others.map(({ error }) => error?.values.differs)).to.deep.equal([
        "change",
        "organisation",
        "key",
        "role",
        "validUntil",
      ]);
      for (const { code, error } of others)
        expect([code, error.code]).to.deep.equal([1, "CLI_AUTHORIZATION_OTHER"]);
      expect(others[4]?.error.message).to.contain(
        "validUntil is 2099-01-01 00:00:00 UTC there and 2098-01-01 00:00:00 UTC here",
      );
      const [twice, both] = await Promise.all([
        sending(...add),
        desk.json([...add, "--sign", "--authorization", "signed.json"], as(b.manager)),
      ]);
      expect([twice.code, twice.error.code]).to.deep.equal([1, "CLI_AUTHORIZATION_SPENT"]);
      expect(both.error.code).to.equal("CLI_OPTIONS_EXCLUSIVE");
      const revoked = await desk.json(["key", "revoke", b.identifier, key], as(b.manager));
      expect(revoked.code).to.equal(0);
      const { result } = await desk.json(["key", "show", b.identifier, key]);
      expect(result.validUntil).to.be.lessThan(4_070_908_800).and.greaterThan(0);
    });

    it("signs a change with a manager's key of the organisation only", async () => {
      const revoke = ["key", "revoke", b.identifier, accountKey(b.signatory), "--sign"];
      const later = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);
      const day = 86_400;
      const [soon, late] = [stage.privateKey(8), stage.privateKey(9)];
      for (const [key, from] of [
        [soon, later(day)],
        [late, later(365 * day)],
      ] as const) {
        const manager = ["--role", "manager", "--valid-from", from];
        const added = await desk.json(
          ["key", "add", b.identifier, accountKey(key), ...manager],
          as(b.manager),
        );
        expect(added.code, JSON.stringify(added.error)).to.equal(0);
      }
      const [unknown, foreign, signatory, unstarted, starting] = await Promise.all([
        desk.json(["key", "revoke", "did:web:x.example", b.signatory, "--sign"], as(b.manager)),
        desk.json(revoke, as(a.manager)),
        desk.json(revoke, as(b.signatory)),
        desk.json(revoke, as(late)),
        desk.json(revoke, as(soon)),
      ]);
      expect([unknown.code, unknown.error.code]).to.deep.equal([1, "CLI_NOT_FOUND"]);
      for (const { code, error } of [foreign, signatory, unstarted]) {
        expect([code, error?.code]).to.deep.equal([1, "CLI_MANAGER_UNKNOWN"]);
        expect(error.values.managers).to.deep.equal([accountKey(b.manager), accountKey(soon)]);
      }
      // It can be sent once the key counts.
      expect(starting.result?.authorization.key, JSON.stringify(starting.error)).to.equal(accountKey(soon));
    });

    it("declines, gives notice, disputes and withdraws, for the organisation of the account", async () => {
      const capacity = ["--name", "Lê Thị Hà", "--capacity", "Cục trưởng", "--organisation", b.identifier];
      const declined = await desk.json(["decline", proposed.id, ...capacity], as(b.signatory));
      expect(declined.result.statement).to.match(/^Lê Thị Hà, Cục trưởng · ref [0-9a-f]{32}$/);
      const refused = await desk.mou(
        ["terminate", proposed.id, "--lang", "vi", ...capacity],
        as(b.signatory),
      );
      expect(refused.stderr).to.contain(
        "ACT_NOT_ALLOWED: Hành vi 0, chấm dứt, không thực hiện được trên thỏa thuận ở trạng thái bị từ chối.",
      );
      const dry = await desk.json(["terminate", concluded.id, "--dry-run", ...capacity], as(b.signatory));
      expect(dry.result).to.include({ dryRun: true, status: "Ending" });
      desk.write("agreement.json", JSON.stringify(concluded.agreement));
      const notice = await desk.json(["terminate", "agreement.json", ...capacity], as(b.signatory));
      expect(notice.code).to.equal(0);
      expect((await desk.json(["dispute", concluded.id, ...capacity], as(b.manager))).code).to.equal(0);
      expect((await desk.json(["status", concluded.id])).result)
        .to.include({ status: "Ending" })
        .and.not.include({ disputes: 0 });
      expect((await desk.json(["withdraw-dispute", concluded.id, ...capacity], as(b.manager))).code).to.equal(
        0,
      );
      const [words, both, stranger] = await Promise.all([
        desk.json(["dispute", concluded.id, "--organisation", b.identifier], as(b.manager)),
        desk.json(["dispute", concluded.id, "--statement", "hello", ...capacity], as(b.manager)),
        desk.json(["dispute", concluded.id, ...capacity], as(a.manager)),
      ]);
      expect(words.error.code).to.equal("CLI_VALUE_MISSING");
      expect([both.code, both.error.code]).to.deep.equal([2, "CLI_OPTIONS_EXCLUSIVE"]);
      expect(both.error.values.options).to.deep.equal(["--statement", "--name", "--capacity"]);
      expect(stranger.code).to.equal(1);
    });

    it("says which account cannot pay, and how much is missing", async () => {
      const poor = as(`0x${"5e".repeat(32)}`);
      mkdirSync(desk.path("poor"), { recursive: true });
      const [english, vietnamese] = await Promise.all([
        desk.json(["anchor", "document", "--proofs", "poor", "--force"], poor),
        desk.mou(["anchor", "document", "--proofs", "poor", "--force", "--lang", "vi"], poor),
      ]);
      const { address } = privateKeyToAccount(`0x${"5e".repeat(32)}`);
      expect([english.code, english.error.code]).to.deep.equal([1, "ACCOUNT_FUNDS_MISSING"]);
      expect(english.error.message).to.contain(address);
      expect(english.error.message).to.match(
        / holds 0 ETH \(0 wei\), and the present price is 0\.\d+ ETH \(\d+ wei\)\.$/,
      );
      expect(english.error.values).to.include({ address, balance: "0" });
      expect(BigInt(english.error.values.missing) > 0n).to.equal(true);
      expect(vietnamese.stderr)
        .to.contain(`hãy nạp tiền cho ${address}`)
        .and.match(/có 0 ETH \(0 wei\), phí theo giá hiện tại là 0\.\d+ ETH \(\d+ wei\)/);
      const trying = ["anchor", "document", "--proofs", "poor", "--force", "--dry-run"];
      const [told, said, rich] = await Promise.all([
        desk.json(trying, poor),
        desk.mou(trying, poor),
        desk.json(trying, as(stage.privateKey(1))),
      ]);
      expect(told.result.missing).to.equal(told.result.cost);
      expect(said.stdout).to.match(/But the account cannot pay for it: 0\.\d+ ETH are missing\./);
      expect(rich.result.missing).to.equal("0");
    });

    it("anchors files and verifies by when they existed", async () => {
      const anchored = await desk.json(["anchor", "document", "other"], as(stage.privateKey(1)));
      expect(anchored.code, JSON.stringify(anchored.error)).to.equal(0);
      const [passed, mismatch, exists] = await Promise.all([
        desk.json(["verify", "document", "--anchor", "document.anchor.json", "--finality", "latest"]),
        desk.json(["verify", "document", "--anchor", "other.anchor.json"]),
        desk.json(["anchor", "document"], as(stage.privateKey(1))),
      ]);
      expect([passed.code, passed.result.anchor.code]).to.deep.equal([0, "ANCHORED"]);
      expect(passed.result.settings).to.equal(desk.path("mou.config.json"));
      expect([mismatch.code, mismatch.result.anchor.code]).to.deep.equal([1, "ANCHOR_FILE_MISMATCH"]);
      expect(exists.error.code).to.equal("CLI_FILE_EXISTS");
    });

    describe("accounts", () => {
      const anchor = (name: string) => {
        desk.write(name, name);
        return ["anchor", name, "--force"];
      };

      it("opens a keystore with a password from a file, a variable, or the terminal", async () => {
        desk.write("scrypt.json", makeKeystore(stage.privateKey(2), PASSWORD));
        desk.write("pbkdf2.json", makeKeystore(stage.privateKey(3), PASSWORD, "pbkdf2"));
        desk.write("password", `${PASSWORD}\n`);
        const [file, variable, wrong, none, asked] = await Promise.all([
          desk.json([...anchor("k1"), "--keystore", "scrypt.json", "--password-file", "password"]),
          desk.json([...anchor("k2"), "--keystore", "pbkdf2.json", "--password-env", "SECRET"], {
            env: { SECRET: PASSWORD },
          }),
          desk.json([...anchor("k3"), "--keystore", "scrypt.json", "--password-env", "SECRET"], {
            env: { SECRET: "another one" },
          }),
          desk.json([...anchor("k4"), "--keystore", "scrypt.json"]),
          desk.terminal(
            [...anchor("k5"), "--keystore", "scrypt.json", "--dry-run", "--lang", "vi"],
            {},
            {
              "Mật khẩu của scrypt.json: ": `${PASSWORD}\r`,
            },
          ),
        ]);
        expect([file.code, variable.code]).to.deep.equal([0, 0]);
        expect([wrong.code, wrong.error.code]).to.deep.equal([2, "CLI_PASSWORD_WRONG"]);
        expect(none.error.code).to.equal("CLI_PASSWORD_MISSING");
        expect(asked.code, asked.output).to.equal(0);
        expect(asked.output).not.to.contain(PASSWORD);
        expect(JSON.stringify(wrong)).not.to.contain("another one");
      });

      it("opens Hardhat's keystore", async () => {
        const { salt, masterKey } = createMasterKey({ password: PASSWORD });
        const empty = createEmptyEncryptedKeystore({ masterKey, salt });
        const keystore = addSecretToKeystore({
          masterKey,
          encryptedKeystore: empty,
          key: "MOU_KEY",
          value: stage.privateKey(4),
        });
        mkdirSync(desk.path("config/hardhat-nodejs"), { recursive: true });
        writeFileSync(desk.path("config/hardhat-nodejs/keystore.json"), JSON.stringify(keystore));
        const account = ["--password-env", "SECRET", "--hardhat-key"];
        const env = { SECRET: PASSWORD };
        const [opened, unknown, wrong] = await Promise.all([
          desk.json([...anchor("h1"), ...account, "MOU_KEY"], { env }),
          desk.json([...anchor("h2"), ...account, "OTHER"], { env }),
          desk.json([...anchor("h3"), ...account, "MOU_KEY"], { env: { SECRET: "another" } }),
        ]);
        expect(opened.code, JSON.stringify(opened.error)).to.equal(0);
        expect(unknown.error.code).to.equal("CLI_KEYSTORE_NAME_UNKNOWN");
        expect(wrong.error.code).to.equal("CLI_PASSWORD_WRONG");
        writeFileSync(
          desk.path("config/hardhat-nodejs/keystore.json"),
          JSON.stringify({ ...keystore, secrets: { OTHER: keystore.secrets.MOU_KEY } }),
        );
        const swapped = await desk.json([...anchor("h4"), ...account, "OTHER"], { env });
        expect(swapped.error.code).to.equal("CLI_KEYSTORE_INVALID");
        for (const [content, problem] of [
          ["{", "it is no valid JSON"],
          ["null", "version undefined"],
          [JSON.stringify({ version: keystore.version }), "crypto"],
          [JSON.stringify({ ...keystore, hmacKey: null }), "hmacKey"],
          [JSON.stringify({ ...keystore, secrets: { MOU_KEY: null } }), "secrets"],
          [JSON.stringify({ ...keystore, hmac: undefined }), "hmac"],
        ] as const) {
          writeFileSync(desk.path("config/hardhat-nodejs/keystore.json"), content);
          const { error } = await desk.json([...anchor("h5"), ...account, "MOU_KEY"], { env });
          expect([error.code, error.values.problem]).to.deep.equal(["CLI_KEYSTORE_INVALID", problem]);
        }
      });

      it("sends and signs through a signer on this machine", async () => {
        // Hardhat's node holds accounts and signs for them, as Frame and Clef do.
        const from = privateKeyToAccount(stage.privateKey(0)).address;
        const signer = ["--signer", stage.rpc, "--from", from];
        const manage = ["key", "add", a.identifier, from, "--role", "manager"];
        expect((await desk.json(manage, as(a.manager))).code).to.equal(0);
        const [sent, remote, signed] = await Promise.all([
          desk.json([...anchor("s1"), ...signer]),
          desk.json([...anchor("s2"), "--signer", "https://signer.example"]),
          desk.json(["key", "revoke", a.identifier, accountKey(a.signatory), "--sign", ...signer]),
        ]);
        expect(sent.code, JSON.stringify(sent.error)).to.equal(0);
        expect(remote.error.code).to.equal("CLI_SIGNER_REMOTE");
        expect(signed.result.authorization.key).to.equal(from.toLowerCase());
        expect(signed.result.authorization.signature).to.match(/^0x[0-9a-f]{130}$/);
      });

      it("never prints a key, and refuses one on the command line", async () => {
        const key = stage.privateKey(5);
        const bad = `${key.slice(0, -2)}zz`;
        const [exposed, invalid, two, none, unset] = await Promise.all([
          desk.mou([...anchor("n1"), "--key-env", key]),
          desk.mou([...anchor("n2"), "--key-env", "BAD"], { env: { BAD: bad, MOU_DEBUG: "1" } }),
          desk.json([...anchor("n3"), "--key-env", "A", "--keystore", "b"]),
          desk.json(anchor("n4"), { cwd: desk.folder, env: { XDG_CONFIG_HOME: desk.path("none") } }),
          desk.json([...anchor("n5"), "--key-env", "UNSET"]),
        ]);
        expect(exposed.code).to.equal(2);
        expect(exposed.stderr).to.contain("CLI_SECRET_EXPOSED").and.not.contain(key.slice(2));
        expect(invalid.stderr).to.contain("CLI_KEY_INVALID").and.not.contain(bad.slice(2));
        expect(two.error.code).to.equal("CLI_ACCOUNT_AMBIGUOUS");
        expect(none.error.code).to.equal("CLI_ACCOUNT_MISSING");
        expect(unset.error.code).to.equal("CLI_VARIABLE_MISSING");
      });

      it("masks a secret that JSON or a terminal writes in another way", async () => {
        const secret = 'mật "khẩu"\u200b';
        desk.write(secret, "{}");
        const account = ["--keystore", secret, "--password-env", "SECRET"];
        const options = { env: { SECRET: secret } };
        const [{ error }, spoken] = await Promise.all([
          desk.json([...anchor("j1"), ...account], options),
          desk.mou([...anchor("j2"), ...account], options),
        ]);
        expect([error.code, error.values.path]).to.deep.equal(["CLI_KEYSTORE_INVALID", "•••"]);
        expect(error.message).to.contain("•••");
        expect(spoken.stderr).to.contain("•••").and.not.contain("mật");
      });

      it("keeps the key of an endpoint's address out of errors", async () => {
        const server = createServer((_, response) =>
          response.writeHead(403).end("no access for 0123456789abcdef0123456789"),
        );
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/0123456789abcdef0123456789`;
        const { stderr, code } = await desk.mou(["status", concluded.id], {
          env: { MOU_RPC_URL: url, MOU_DEBUG: "1" },
        });
        server.close();
        expect(code).to.equal(4);
        expect(stderr).not.to.contain("0123456789abcdef");
      });
    });

    it("doctor says what is wrong and what to do", async () => {
      const [good, bad, config] = await Promise.all([
        desk.json(["doctor"], as(stage.privateKey(1))),
        desk.json(["doctor", "--rpc", "http://127.0.0.1:1", "--key-env", "UNSET"]),
        desk.json(["doctor", "--config", "document"]),
      ]);
      const states = ({ result }: typeof good) => result.checks.map(({ state }: { state: string }) => state);
      expect(good.code, JSON.stringify(good.result)).to.equal(0);
      expect(states(good)).not.to.include("problem");
      expect(bad.code).to.equal(4);
      expect(bad.result.checks.flatMap(({ code }: { code: string | null }) => code ?? [])).to.deep.equal([
        "CHAIN_UNREACHABLE",
        "CLI_VARIABLE_MISSING",
      ]);
      expect(config.result.checks[0].code).to.equal("CLI_FILE_OTHER");

      // A light endpoint keeps no state to prove anything with.
      const light = createServer(async (incoming, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const { id, method } = JSON.parse(Buffer.concat(chunks).toString());
        const error = { code: -32601, message: "the method does not exist" };
        const headers = { "content-type": "application/json" };
        const body = Buffer.concat(chunks);
        const answer =
          method === "eth_getProof"
            ? JSON.stringify({ jsonrpc: "2.0", id, error })
            : await (await fetch(stage.rpc, { method: "POST", headers, body })).text();
        response.writeHead(200, headers).end(answer);
      });
      await new Promise<void>((resolve) => light.listen(0, "127.0.0.1", resolve));
      const rpc = `http://127.0.0.1:${(light.address() as AddressInfo).port}`;
      const unproved = await desk.json(["doctor", "--rpc", rpc], as(stage.privateKey(1)));
      light.close();
      expect(unproved.result.checks.flatMap(({ code }: { code: string | null }) => code ?? [])).to.deep.equal(
        ["CLI_PROOFS_UNSUPPORTED"],
      );
    });

    it("asks for an endpoint where none is set", async () => {
      const bare = createDesk();
      bare.write("file", "one");
      const [read, write] = await Promise.all([
        bare.json(["list"]),
        bare.json(["anchor", "file"], as(stage.privateKey(1))),
      ]);
      bare.close();
      expect([read.code, read.error.code]).to.deep.equal([2, "CLI_RPC_MISSING"]);
      expect([write.code, write.error.code]).to.deep.equal([2, "CLI_RPC_MISSING"]);
    });

    it("refuses settings that are not of the form", async () => {
      desk.write("odd.json", '{"rpcs": []}');
      const { code, error } = await desk.json(["list", "--config", "odd.json"]);
      expect([code, error.code]).to.deep.equal([2, "CLI_CONFIG_INVALID"]);
      expect(error.values.problem).to.contain('"rpcs"');
    });
  });

overRegistry("Hardhat", startHardhat);
overRegistry("anvil", startAnvil);

describe("mou watch: over anvil", function () {
  this.timeout(60_000);

  it("tells events as they come, what a reorganisation takes back, and goes on after an outage", async () => {
    const desk = createDesk();
    const node = await startAnvil();
    const relay = createServer(async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      if (down) {
        response.writeHead(503).end();
        return;
      }
      const headers = { "content-type": "application/json" };
      const answer = await fetch(node.url, { method: "POST", headers, body: Buffer.concat(chunks) });
      response.writeHead(200, headers).end(await answer.text());
    });
    let down = false;
    await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
    const rpc = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
    const account = mnemonicToAccount("test test test test test test test test test test test junk");
    const transport = http(node.url);
    const record = await deployRegistry({
      client: createWalletClient({ account, chain: anvilChain, transport }),
      secretariat: account.address,
    });
    desk.write("deployment.json", JSON.stringify(registryDeployment(record)));
    const where = ["--rpc", node.url, "--deployment", "deployment.json"];
    const key = `0x${Buffer.from(account.getHdKey().privateKey ?? []).toString("hex")}`;
    desk.setEnv({ MOU_PRIVATE_KEY: key });
    const watcher = desk.start([
      "watch",
      "--json",
      "--interval",
      "1",
      "--from-block",
      "0",
      "--rpc",
      rpc,
      "--deployment",
      "deployment.json",
    ]);
    const lines: { result: { event: string; removed: boolean; values: Record<string, unknown> } }[] = [];
    let rest = "";
    watcher.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts.map((line) => JSON.parse(line)));
    });
    const until = async (condition: () => boolean) => {
      for (const start = Date.now(); !condition(); ) {
        if (Date.now() - start > 30_000) throw new Error(`The watcher said ${JSON.stringify(lines)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const anchored = () => lines.filter(({ result }) => result.event === "RootAnchored");
    try {
      desk.write("one", "one");
      expect((await desk.json(["anchor", "one", ...where])).code).to.equal(0);
      await until(() => anchored().length === 1);
      await createTestClient({ mode: "anvil", chain: anvilChain, transport }).request({
        method: "anvil_reorg" as never,
        params: [1, []] as never,
      });
      await until(() => anchored().some(({ result }) => result.removed));
      down = true;
      desk.write("two", "two");
      expect((await desk.json(["anchor", "two", ...where])).code).to.equal(0);
      down = false;
      await until(() => anchored().filter(({ result }) => !result.removed).length >= 2);
      expect(new Set(lines.map((line) => JSON.stringify(line)))).to.have.lengthOf(lines.length);
      const once = await desk.mou(["watch", "--once", "--from-block", "0", ...where]);
      const [next, beyond, none] = await Promise.all([
        desk.mou(["watch", "--once", ...where]),
        desk.mou(["watch", "--once", "--from-block", "5000", ...where]),
        desk.mou(["watch", "--once", "--from-block", "0", "--id", `0x${"77".repeat(32)}`, ...where]),
      ]);
      expect([next.code, next.stdout]).to.deep.equal([0, ""]);
      expect(next.stderr).to.match(/^Nothing was read: the newest block is \d+\. Without --from-block/);
      const newest = next.stderr.match(/newest block is (\d+)/)?.[1];
      expect([beyond.code, beyond.stderr]).to.deep.equal([
        0,
        `Nothing was read: the newest block is ${newest}, before block 5000 of --from-block.\n`,
      ]);
      expect([none.code, none.stdout]).to.deep.equal([0, ""]);
      expect(none.stderr).to.match(/^No such event in the blocks 0 to \d+\.\n$/);
      expect(once.stdout).to.contain("RootAnchored").and.contain("root=0x");
    } finally {
      watcher.kill();
      relay.close();
      relay.closeAllConnections();
      node.close();
      desk.close();
    }
  });
});
