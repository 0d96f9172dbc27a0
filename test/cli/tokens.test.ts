// RSA keys of certificate authorities: enrolled, signing, relayed, shown and checked by the program.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import type { Hex } from "viem";
import type { Context } from "../../cli/src/frame/context.js";
import { openPkcs11Signer } from "../../cli/src/signers/pkcs11.js";
import { type Issued, issue, issueChain, writePkcs12 } from "../../cli/src/tokens/testPki.js";
import { findSoftHsm } from "../../scripts/lib/softHsm.js";
import {
  addAct,
  createEnvelope,
  type Envelope,
  formatEnvelope,
  type SignedAct,
  type SigningRequest,
} from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  draft,
  type Member,
  type Stage,
  type StartNode,
  setStage,
  startHardhat,
} from "../integration/sdk/stage.js";
import { startAnvil } from "./anvil.js";
import { createDesk } from "./mou.js";

const PASSWORD = "mat-khau-4711";
/** No node waits until its blocks are final. */
const newest = ["--finality", "latest"];
const capacity = ["--name", "Lê Thị Hà", "--capacity", "Cục trưởng", "--date", "2025-09-18"];

const authorityKeys = (node: string, start: StartNode) =>
  describe(`mou: keys of certificate authorities, over a registry on ${node}`, function () {
    this.timeout(120_000);
    const desk = createDesk();
    const now = Math.floor(Date.now() / 1000);
    const chain = issueChain({}, now);
    const other = issueChain({}, now);
    let stage: Stage;
    let a: Member;
    let b: Member;

    const by = (key: Hex, env: Record<string, string> = {}) => ({
      env: { MOU_PRIVATE_KEY: key, SECRET: PASSWORD, ...env },
    });
    const token = ["--pkcs12", "a.p12", "--pin-env", "SECRET"];
    const pem = ({ der }: Issued) =>
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
    const sign = (file: string, { identifier }: Member) => [
      "sign",
      file,
      "--organisation",
      identifier,
      ...capacity,
    ];
    const writeEnvelope = (file: string) => {
      const { chainId, agreements: registry } = stage.deployment;
      const { agreement, document } = draft([a, b]);
      desk.write(file, formatEnvelope(createEnvelope({ agreement, chainId, registry })));
      return document;
    };
    const readEnvelope = (file: string): Envelope => JSON.parse(readFileSync(desk.path(file), "utf8"));

    before(async () => {
      stage = await setStage(connections.viem, start);
      a = await admitMember(stage, "aita");
      b = await admitMember(stage, "kfia");
      desk.write("deployment.json", JSON.stringify(stage.deployment));
      desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
      const { verifiers: _, ...bare } = stage.deployment;
      desk.write("bare.json", JSON.stringify(bare));
      const elsewhere = { ...stage.deployment, agreements: stage.deployment.members };
      desk.write("elsewhere.json", JSON.stringify(elsewhere));
      desk.write("a.p12", writePkcs12([chain.leaf, chain.authority], PASSWORD));
      desk.write("other.p12", writePkcs12([other.leaf, other.authority], PASSWORD));
      desk.write("roots.pem", pem(other.root) + pem(chain.root));
      const root = issue({ subject: { CN: "Another root" }, authority: {} });
      desk.write("other.der", root.der);
    });
    after(async () => {
      desk.close();
      await stage.close();
    });

    it("shows the certificate and asks before it enrols", async () => {
      const add = ["key", "add", a.identifier, "--pkcs12", "a.p12"];
      const question = `Ghi danh khóa này cho ${a.identifier}? (có/không) `;
      const [no, piped, secret, dry] = await Promise.all([
        desk.terminal([...add, "--lang", "vi"], by(a.manager), {
          "Mật khẩu của a.p12: ": `${PASSWORD}\r`,
          [question]: "không\r",
        }),
        desk.json([...add, "--pin-env", "SECRET"], by(a.manager)),
        desk.json(add, by(a.manager)),
        desk.json([...add, "--pin-env", "SECRET", "--dry-run"], by(a.manager)),
      ]);
      expect([no.code, no.output.includes("CLI_DECLINED")], no.output).to.deep.equal([1, true]);
      expect(no.output)
        .to.contain("CN=Nguyễn Thị Thử")
        .and.contain("Nơi cấp: C=VN")
        .and.contain("Số sê-ri: 01a5");
      expect(no.output).to.contain("Hiệu lực: ").and.contain("Chưa kiểm tra: ai cấp chứng thư");
      expect(no.output).not.to.contain(PASSWORD);
      expect([piped.code, piped.error.code]).to.deep.equal([2, "CLI_CONFIRMATION_MISSING"]);
      expect([secret.code, secret.error.code]).to.deep.equal([2, "CLI_PASSWORD_MISSING"]);
      expect(secret.error.remedy).to.contain("--pin-file, --pin-env");
      expect(dry.result).to.include({ dryRun: true, organisation: a.identifier });
      expect(dry.result.certificate).to.include({ serialNumber: "0x01a5", validUntil: now + 31_536_000 });
      expect(dry.result.certificate.issuer).to.contain("CN=TEST-CA");

      const yes = await desk.terminal(add, by(a.manager), {
        "Password of a.p12: ": `${PASSWORD}\r`,
        "(yes/no) ": "yes\r",
      });
      expect(yes.code, yes.output).to.equal(0);
      expect(yes.output).to.contain("Not checked: who issued the certificate");
      const listed = await desk.json(["key", "list", a.identifier]);
      const enrolled = listed.result.keys.find(({ type }: { type: string }) => type === "rsa");
      expect(enrolled).to.include({ key: dry.result.key, bits: 2048, role: "signatory" });
      const shown = await desk.mou(["key", "show", a.identifier, dry.result.keyId]);
      expect(shown.stdout).to.contain("signatory  RSA-2048  ");
    });

    it("says what keeps a key from being enrolled", async () => {
      const add = ["key", "add", a.identifier];
      const refusals = await Promise.all([
        desk.json(add, by(a.manager)),
        desk.json([...add, ...token, "--deployment", "bare.json"], by(a.manager)),
        desk.json([...add, ...token, "--pkcs11"], by(a.manager)),
        desk.json(
          [...add, "--pkcs12", "a.p12", "--pin-env", "WRONG"],
          by(a.manager, { WRONG: "sai-mật-khẩu" }),
        ),
        desk.json([...add, "--pkcs12", "deployment.json", "--pin-env", "SECRET"], by(a.manager)),
        desk.json([...add, accountKey(b.manager), ...token], by(a.manager)),
        desk.json(["key", "revoke", a.identifier, accountKey(b.manager), ...token], by(a.manager)),
      ]);
      expect(refusals.map(({ error }) => error?.code)).to.deep.equal([
        "CLI_VALUE_MISSING",
        "CLI_VERIFIER_UNKNOWN",
        "CLI_ACCOUNT_AMBIGUOUS",
        "TOKEN_PASSWORD_WRONG",
        "TOKEN_FILE_UNREADABLE",
        "CLI_KEY_SENDS_NOTHING",
        "CLI_KEY_SENDS_NOTHING",
      ]);
      expect(refusals[0]?.error.remedy).to.contain("--pkcs12, --pkcs11 or --passkey");
      expect(JSON.stringify(refusals)).not.to.contain("sai-mật-khẩu");
      const said = await desk.mou(
        [...add, ...token, "--deployment", "bare.json", "--lang", "vi"],
        by(a.manager),
      );
      expect(said.stderr).to.contain("Chưa biết hợp đồng nào kiểm tra khóa loại RSA");
    });

    it("lets a token's key manage: it signs changes that any account sends", async () => {
      const manager = ["--pkcs12", "other.p12", "--pin-env", "SECRET"];
      const enrolled = await desk.json(
        ["key", "add", b.identifier, ...manager, "--role", "manager", "--yes"],
        by(b.manager),
      );
      expect(enrolled.code, JSON.stringify(enrolled.error)).to.equal(0);
      const added = accountKey(await stage.fund("another"));
      for (const change of ["add", "revoke"]) {
        const words = ["key", change, b.identifier, added];
        // No account is needed to sign.
        const signed = await desk.mou([...words, ...manager, "--sign", "--json"], {
          env: { SECRET: PASSWORD },
        });
        expect(signed.code, signed.stdout).to.equal(0);
        expect(JSON.parse(signed.stdout).result.authorization.key).to.equal(enrolled.result.key);
        desk.write("signed.json", signed.stdout);
        const sent = await desk.json([...words, "--authorization", "signed.json"], by(a.manager));
        expect(sent.code, JSON.stringify(sent.error)).to.equal(0);
      }
      // The account signs where the token's own key is what is enrolled.
      const own = await desk.json(["key", "add", a.identifier, ...manager, "--sign", "--yes"], by(a.manager));
      expect(own.result.authorization.key).to.equal(accountKey(a.manager));
    });

    it("signs, with the certificates in the envelope, and checks them against roots that the verifier supplies", async () => {
      desk.write("memo.pdf", writeEnvelope("memo.mou.json"));
      const signing = sign("memo.mou.json", a);
      const refusals = await Promise.all([
        desk.json([...signing, ...token, "--key-env", "MOU_PRIVATE_KEY", "--yes"], by(a.signatory)),
        desk.json([...signing, ...token, "--key", accountKey(b.manager), "--yes"], by(a.signatory)),
        desk.json([...signing, ...token, "--deployment", "bare.json", "--yes"]),
        desk.json([...signing, ...token, "--deployment", "elsewhere.json", "--yes"]),
      ]);
      expect(refusals.map(({ error }) => error.code)).to.deep.equal([
        "CLI_ACCOUNT_AMBIGUOUS",
        "CLI_OPTIONS_EXCLUSIVE",
        "CLI_VERIFIER_UNKNOWN",
        "CLI_VERIFIER_UNKNOWN",
      ]);
      const signed = await desk.json([...signing, ...token, "--yes"], { env: { SECRET: PASSWORD } });
      expect(signed.code, JSON.stringify(signed.error)).to.equal(0);
      expect(signed.result.acts[0].check).to.equal("valid");
      const [{ chain: carried } = { chain: [] }] = readEnvelope("memo.mou.json").certificates;
      expect(carried).to.deep.equal(
        [chain.leaf, chain.authority].map(({ der }) => Buffer.from(der).toString("base64")),
      );
      expect((await desk.mou([...sign("memo.mou.json", b), "--yes"], by(b.signatory))).code).to.equal(0);
      expect((await desk.mou(["submit", "memo.mou.json"], by(b.manager))).code).to.equal(0);

      const shown = await desk.mou(["show", "memo.mou.json", "--lang", "vi"]);
      expect(shown.stdout).to.contain(`Chứng thư của ${a.identifier}:`).and.contain("CN=Nguyễn Thị Thử");
      expect(shown.stdout).to.contain("← C=VN").and.contain("Chưa kiểm tra: ai cấp");
      const { result } = await desk.json(["show", "memo.mou.json"]);
      expect(result.certificates[0]).to.include({ belongs: true });
      expect(result.acts.map(({ check }: { check: string }) => check)).to.deep.equal(["valid", "valid"]);
      expect(result.certificates[0].organisations).to.deep.equal([a.identifier]);

      // Another's signature under a token's key is refused, as under an account.
      const envelope = readEnvelope("memo.mou.json");
      const acts = envelope.acts.map((act) =>
        act.organisation === a.identifier
          ? { ...act, signature: `0x${act.signature.slice(2, -2)}00` as const }
          : act,
      );
      desk.write("forged.mou.json", formatEnvelope({ ...envelope, acts }));
      const [forged, sound] = await Promise.all([
        desk.json(["merge", "memo.mou.json", "forged.mou.json", "--out", "refused.mou.json"]),
        desk.json(["merge", "memo.mou.json", "memo.mou.json", "--out", "sound.mou.json"]),
      ]);
      expect([forged.code, forged.error?.code]).to.deep.equal([1, "ENVELOPE_SIGNATURE_INVALID"]);
      expect(forged.error.values.path).to.match(/^\/1\/acts\/\d\/signature$/);
      expect(existsSync(desk.path("refused.mou.json"))).to.equal(false);
      expect(sound.code).to.equal(0);

      const verify = ["verify", "memo.pdf", ...newest, "--envelope", "memo.mou.json"];
      const [checked, words, none, stranger, plain] = await Promise.all([
        desk.json([...verify, "--roots", "roots.pem"]),
        desk.mou([...verify, "--roots", "roots.pem", "--lang", "vi"]),
        desk.mou(verify),
        desk.json([...verify, "--roots", "other.der"]),
        desk.mou(["verify", "memo.pdf"]),
      ]);
      expect([checked.code, checked.result.certificates.length]).to.deep.equal([0, 1]);
      expect(checked.result.certificates[0]).to.include({
        organisation: a.identifier,
        kind: "attest",
        outcome: "checked",
      });
      expect(words.stdout)
        .to.contain("CN=Vietnam Test Root CA do bạn cung cấp")
        .and.contain("(CRL, OCSP) chưa");
      expect(none.code).to.equal(0);
      expect(none.stdout).to.contain(
        "Key enrolled by the organisation; its certificate chain was not checked:",
      );
      const { keyId } = checked.result.certificates[0];
      expect(plain.stdout).to.contain(`key enrolled by the organisation: ${keyId}`);
      expect([stranger.code, stranger.result.certificates[0].outcome]).to.deep.equal([0, "not checked"]);
      expect(stranger.result.certificates[0].reasons).to.deep.equal(["ISSUER_UNKNOWN"]);

      const { id } = result;
      const exported = await desk.json(["export", id, "--out", "memo.evidence.json"]);
      expect(exported.code, JSON.stringify(exported.error)).to.equal(0);
      const evidence = ["verify", "memo.pdf", "--evidence", "memo.evidence.json"];
      const [offline, unsupplied] = await Promise.all([
        desk.json([...evidence, "--envelope", "memo.mou.json", "--roots", "roots.pem"]),
        desk.mou([...evidence, "--lang", "vi"]),
      ]);
      expect(offline.result?.certificates[0].outcome, JSON.stringify(offline.error)).to.equal("checked");
      expect(unsupplied.stdout)
        .to.contain("khóa do chính tổ chức ghi danh: 0x")
        .and.contain("khóa RSA 2048 bit; không xét chứng thư số");

      // What could not be checked is said, act by act.
      const without = (organisation: string) => ({
        ...envelope,
        acts: envelope.acts.filter((act) => act.organisation !== organisation),
        certificates: organisation === a.identifier ? [] : envelope.certificates,
      });
      desk.write("lacking.mou.json", formatEnvelope(without(a.identifier)));
      const { agreement } = draft([a, b]);
      const registry = { chainId: envelope.chainId, registry: envelope.registry };
      const another = await addAct({
        envelope: createEnvelope({ agreement, ...registry }),
        act: { ...(envelope.acts[0] as SignedAct), signature: "0x12", key: `0x${"12".repeat(40)}` },
      });
      desk.write("another.mou.json", formatEnvelope(another));
      const from = (file: string, ...rest: string[]) =>
        desk.json([...["verify", "memo.pdf", "--envelope", file, "--roots", "roots.pem"], ...rest]);
      const [lacking, foreign, unknown] = await Promise.all([
        from("lacking.mou.json"),
        from("another.mou.json", "--evidence", "memo.evidence.json"),
        from("memo.mou.json", "--rpc", "http://127.0.0.1:1"),
      ]);
      const said = [lacking, foreign, unknown].map(({ result: { certificates } }) =>
        certificates.map(({ outcome, reasons, time }: Record<string, unknown>) => [
          outcome,
          reasons,
          time === null,
        ]),
      );
      expect(said).to.deep.equal([
        [["not checked", ["KEY_UNKNOWN"], false]],
        [["not checked", ["AGREEMENT_OTHER"], true]],
        [["not checked", ["RECORD_UNKNOWN"], true]],
      ]);
      expect(lacking.result.certificates[0].organisation).to.equal(a.identifier);
    });

    it("says that a certificate belongs to another key, and changes no verdict by it", async () => {
      const envelope = readEnvelope("memo.mou.json");
      const [own] = envelope.certificates;
      if (!own) throw new Error("No certificate came with the key.");
      const foreign = { ...own, chain: [Buffer.from(other.leaf.der).toString("base64")] };
      const put = (name: string, certificates: Envelope["certificates"]) =>
        desk.write(
          name,
          formatEnvelope({
            ...envelope,
            certificates: [...certificates].sort((x, y) => (x.chain.join() < y.chain.join() ? -1 : 1)),
          }),
        );
      put("foreign.mou.json", [foreign]);
      put("both.mou.json", [foreign, own]);
      put("broken.mou.json", [{ ...own, chain: ["AAAA"] }]);
      const verify = (file: string) =>
        desk.json(["verify", "memo.pdf", ...newest, "--envelope", file, "--roots", "roots.pem"]);
      const [alone, beside, broken, shown, unknown] = await Promise.all([
        verify("foreign.mou.json"),
        verify("both.mou.json"),
        verify("broken.mou.json"),
        desk.mou(["show", "foreign.mou.json"]),
        desk.json([
          ...["verify", "memo.pdf", ...newest, "--envelope", "memo.mou.json", "--roots", "roots.pem"],
          ...["--deployment", "bare.json"],
        ]),
      ]);
      const found = [alone, beside, broken, unknown].map(({ code, result: { certificates } }) => [
        code,
        certificates[0].outcome,
        ...certificates[0].reasons,
      ]);
      expect(found).to.deep.equal([
        [0, "contradicted", "KEY_MISMATCH"],
        [0, "checked"],
        [0, "not checked", "CERTIFICATES_MISSING"],
        [0, "not checked", "VERIFIER_UNKNOWN"],
      ]);
      expect(shown.stdout).to.contain("IT BELONGS TO ANOTHER KEY");
      const [bad, alone2] = await Promise.all([
        desk.json(["verify", "memo.pdf", "--envelope", "memo.mou.json", "--roots", "deployment.json"]),
        desk.json(["verify", "memo.pdf", "--roots", "roots.pem"]),
      ]);
      expect([bad.error.code, alone2.error.code]).to.deep.equal(["CLI_VALUE_INVALID", "CLI_VALUE_MISSING"]);
    });

    it("signs with the key of the settings where nothing else is chosen, and sends with an account", async () => {
      mkdirSync(desk.path("office"));
      const cwd = desk.path("office");
      const files = ["--rpc", stage.rpc, "--deployment", "../deployment.json"];
      const [both, written] = [
        await desk.json(["init", ...files, "--pkcs12", "../a.p12", "--pkcs11"], { cwd }),
        await desk.json(["init", ...files, "--pkcs12", "../a.p12", "--key-env", "ACCOUNT"], { cwd }),
      ];
      expect([both.code, both.error.code]).to.deep.equal([2, "CLI_ACCOUNT_AMBIGUOUS"]);
      expect(written.result?.settings, JSON.stringify(written.error)).to.deep.include({
        account: { type: "env", name: "ACCOUNT" },
        signer: { type: "pkcs12", file: "../a.p12" },
      });
      for (const file of ["settings", "environment", "option"]) writeEnvelope(`office/${file}.mou.json`);
      const secrets = { SECRET: PASSWORD, ACCOUNT: b.manager };
      const signing = (file: string, ...more: string[]) => [...sign(`${file}.mou.json`, a), "--yes", ...more];
      const [settings, environment, option, doctor, sent] = await Promise.all([
        desk.json(signing("settings", "--pin-env", "SECRET"), { cwd, env: secrets }),
        desk.json(signing("environment"), { cwd, env: { ...secrets, MOU_PRIVATE_KEY: a.signatory } }),
        desk.json(signing("option", "--key-env", "OTHER"), { cwd, env: { ...secrets, OTHER: a.signatory } }),
        desk.json(["doctor", "--lang", "vi"], { cwd, env: secrets }),
        // Transactions are the account's.
        desk.json(["key", "revoke", b.identifier, accountKey(b.signatory), "--dry-run"], {
          cwd,
          env: secrets,
        }),
      ]);
      expect(settings.code, JSON.stringify(settings.error)).to.equal(0);
      expect(readEnvelope("office/settings.mou.json").certificates).to.have.lengthOf(1);
      for (const { result } of [environment, option])
        expect(result.acts[0].key).to.equal(accountKey(a.signatory));
      expect(doctor.result.checks.at(-1)).to.include({
        name: "khóa ký",
        state: "warning",
        message: desk.path("a.p12"),
      });
      expect(sent.code, JSON.stringify(sent.error)).to.equal(0);
      // A key that is enrolled is no signer, and its PIN not the signer's.
      const enrolled = [
        "key",
        "add",
        a.identifier,
        "--pkcs12",
        "../other.p12",
        "--pin-env",
        "SECRET",
        "--yes",
      ];
      const pin = await desk.json([...enrolled, "--sign"], { cwd, env: secrets });
      expect([pin.code, pin.error.code]).to.deep.equal([2, "CLI_PASSWORD_MISSING"]);
      const elsewhere = { signer: { type: "pkcs12", file: "nowhere.p12" } };
      desk.write("office/nowhere.json", JSON.stringify(elsewhere));
      const missing = await desk.json(["doctor", "--config", "nowhere.json", ...files], {
        cwd,
        env: secrets,
      });
      expect(missing.result.checks.at(-1)).to.include({ state: "problem", code: "CLI_FILE_UNREADABLE" });
      expect(missing.result.checks.at(-2).message).to.equal("none: mou can read and sign, not send");
    });

    const module = findSoftHsm();
    // Without the programs these tests are not defined; `npm test` says so.
    if (module !== undefined) {
      describe("on tokens", () => {
        const PIN = "471147";
        const LABEL = "Công ty Thử nghiệm";
        const pkcs11 = ["--pkcs11", "--pkcs11-module", module, "--token", LABEL];
        const held = issueChain({}, now);
        let env: Record<string, string>;

        before(() => {
          mkdirSync(desk.path("tokens"));
          desk.write("softhsm2.conf", `directories.tokendir = ${desk.path("tokens")}\n`);
          env = { SOFTHSM2_CONF: desk.path("softhsm2.conf") };
          const run = (program: string, args: readonly string[]) =>
            execFileSync(program, args, { env: { ...process.env, ...env }, stdio: "pipe" });
          const pins = ["--so-pin", "12345678", "--pin", PIN];
          run("softhsm2-util", ["--init-token", "--free", "--label", LABEL, ...pins]);
          desk.write("key.pem", held.leaf.privateKey.export({ format: "pem", type: "pkcs8" }));
          desk.write("leaf.der", held.leaf.der);
          const key = ["--token", LABEL, "--label", "key", "--id", "01", "--pin", PIN];
          run("softhsm2-util", ["--import", desk.path("key.pem"), ...key]);
          run("pkcs11-tool", [
            ...["--module", module, "--token-label", LABEL, "--login", "--pin", PIN],
            ...["--write-object", desk.path("leaf.der"), "--type", "cert", "--id", "01", "--label", "leaf"],
          ]);
        });

        it("enrols without a PIN, asks for it once to sign, and is recorded", async () => {
          const enrolled = await desk.json(
            ["key", "add", a.identifier, ...pkcs11, "--yes"],
            by(a.manager, env),
          );
          expect(enrolled.code, JSON.stringify(enrolled.error)).to.equal(0);
          expect(enrolled.result.certificate.subject).to.contain("CN=Nguyễn Thị Thử");
          writeEnvelope("token.mou.json");
          const signed = await desk.terminal(
            [...sign("token.mou.json", a), ...pkcs11, "--lang", "vi"],
            { env },
            { "(có/không) ": "có\r", [`Mã PIN của token ${LABEL}: `]: `${PIN}\r` },
          );
          expect(signed.code, signed.output).to.equal(0);
          expect(signed.output.split("Mã PIN của").length, signed.output).to.equal(2);
          expect(signed.output).not.to.contain(PIN);
          const [act] = readEnvelope("token.mou.json").acts;
          expect(act?.key).to.equal(enrolled.result.key);
          await desk.mou([...sign("token.mou.json", b), "--yes"], by(b.signatory));
          const sent = await desk.json(["submit", "token.mou.json"], by(b.manager));
          expect(sent.result?.status, JSON.stringify(sent.error)).to.equal("InForce");
        });

        it("is the signer of the settings, with all that says which key it is", async () => {
          const fingerprint = `0x${createHash("sha256").update(held.leaf.der).digest("hex")}`;
          const signer = { type: "pkcs11", module, token: LABEL, certificate: fingerprint };
          const settings = { rpc: [stage.rpc], deployment: "deployment.json", signer };
          desk.write("token.config.json", JSON.stringify(settings));
          writeEnvelope("default.mou.json");
          const signing = [...sign("default.mou.json", a), "--yes", "--pin-env", "SECRET"];
          const signed = await desk.json([...signing, "--config", "token.config.json"], {
            env: { ...env, SECRET: PIN },
          });
          expect(signed.code, JSON.stringify(signed.error)).to.equal(0);
          expect(readEnvelope("default.mou.json").certificates).to.have.lengthOf(1);
          // A folder that somebody handed on has no module loaded.
          mkdirSync(desk.path("received"));
          desk.write(
            "received/mou.config.json",
            JSON.stringify({ ...settings, deployment: "../deployment.json" }),
          );
          writeEnvelope("received/default.mou.json");
          const options = { cwd: desk.path("received"), env: { ...env, SECRET: PIN } };
          const received = await desk.json(signing, options);
          expect([received.code, received.error?.code]).to.deep.equal([2, "CLI_CONFIG_LOADS_CODE"]);
        });

        it("needs the PIN once, however much one run signs", async () => {
          let asked = 0;
          const context = {
            cwd: desk.folder,
            env: {
              get SECRET() {
                asked += 1;
                return PIN;
              },
            },
            say: ({ en }: { en: string }) => en,
          } as unknown as Context;
          const outer = process.env.SOFTHSM2_CONF;
          process.env.SOFTHSM2_CONF = env.SOFTHSM2_CONF;
          try {
            const input = {
              pkcs11: true,
              pkcs11Module: module,
              token: LABEL,
              certificate: undefined,
            } as const;
            const secrets = {
              pinFile: undefined,
              pinEnv: "SECRET",
              passwordFile: undefined,
              passwordEnv: undefined,
            };
            const nowhere = () => {
              throw new Error("A token asks no endpoint.");
            };
            const signer = await openPkcs11Signer({ ...input, ...secrets }, context, {
              summary: "",
              verifiers: async () => stage.deployment.verifiers ?? {},
              client: nowhere,
            });
            expect(asked).to.equal(0);
            for (const byte of ["11", "22"])
              await signer.sign({
                digest: `0x${byte.repeat(32)}`,
                typedData: {} as SigningRequest["typedData"],
              });
            expect(asked).to.equal(1);
          } finally {
            if (outer === undefined) delete process.env.SOFTHSM2_CONF;
            else process.env.SOFTHSM2_CONF = outer;
          }
        });

        it("says what is wrong with PIN, token and module", async () => {
          writeEnvelope("none.mou.json");
          desk.write("pin", "wrong-pin\n");
          const signing = [...sign("none.mou.json", a), "--yes"];
          const refusals = await Promise.all([
            desk.json([...signing, ...pkcs11, "--pin-file", "pin"], { env }),
            desk.json([...signing, ...pkcs11], { env }),
            desk.json([...signing, ...pkcs11.slice(0, 3), "--token", "another", "--pin-file", "pin"], {
              env,
            }),
            desk.json([...signing, "--pkcs11", "--pkcs11-module", "/nowhere.so", "--pin-file", "pin"], {
              env,
            }),
            desk.json([...signing, ...pkcs11, "--certificate", `0x${"11".repeat(32)}`], { env }),
          ]);
          expect(refusals.map(({ error }) => error.code)).to.deep.equal([
            "TOKEN_PIN_WRONG",
            "CLI_PASSWORD_MISSING",
            "TOKEN_NOT_FOUND",
            "TOKEN_MODULE_UNUSABLE",
            "TOKEN_CERTIFICATE_MISSING",
          ]);
          expect(JSON.stringify(refusals)).not.to.contain("wrong-pin");
          expect(readEnvelope("none.mou.json").acts).to.deep.equal([]);
        });
      });
    }
  });

authorityKeys("Hardhat", startHardhat);
authorityKeys("anvil", startAnvil);
