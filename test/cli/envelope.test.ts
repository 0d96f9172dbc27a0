// An agreement on its way round the parties, from the draft to the record, by the program alone.

import { readFileSync } from "node:fs";
import { expect } from "chai";
import { type Hex, sha256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { sampleMetadata } from "../../sdk/src/core/metadata/samples.behavior.js";
import type { Metadata } from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  type Member,
  type Stage,
  type StartNode,
  setStage,
  startHardhat,
} from "../integration/sdk/stage.js";
import { startAnvil } from "./anvil.js";
import { createDesk } from "./mou.js";

const envelopesOn = (node: string, start: StartNode) =>
  describe(`mou: envelopes on ${node}`, function () {
    this.timeout(120_000);
    const desk = createDesk();
    const document = new TextEncoder().encode("Biên bản ghi nhớ");
    let stage: Stage;
    let a: Member;
    let b: Member;
    let id: Hex;
    let metadata: Metadata;

    const as = (key: Hex) => ({ env: { MOU_PRIVATE_KEY: key } });
    const capacity = ["--name", "Lê Thị Hà", "--capacity", "Cục trưởng", "--date", "2025-09-18"];
    const signing = (file: string, { identifier }: Member) => [
      "sign",
      file,
      "--organisation",
      identifier,
      ...capacity,
    ];

    before(async () => {
      stage = await setStage(connections.viem, start);
      a = await admitMember(stage, "aita");
      b = await admitMember(stage, "kfia");
      desk.write("deployment.json", JSON.stringify(stage.deployment));
      desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
      desk.write("mou.pdf", document);
      desk.write("other.pdf", "another one");
      const sample = sampleMetadata();
      const [first, second] = sample.parties;
      if (!first || !second) throw new Error("The sample has no parties.");
      metadata = {
        ...sample,
        parties: [
          { ...first, identifier: a.identifier, representatives: [] },
          { ...second, identifier: b.identifier },
        ],
        witnesses: [],
        term: { ...sample.term, effectiveAt: null, expiresAt: null },
        documents: [
          {
            name: "mou.pdf",
            languages: ["vi"],
            mediaType: "application/pdf",
            size: document.length,
            sha256: sha256(document),
            role: "principal",
          },
        ],
        supersedes: null,
      };
      desk.write("metadata.json", JSON.stringify(metadata));
    });
    after(async () => {
      desk.close();
      await stage.close();
    });

    it("drafts from a metadata document and the files that it names", async () => {
      const draft = ["draft", "--metadata", "metadata.json"];
      const drafted = await desk.json([...draft, "--document", "mou.pdf"]);
      expect(drafted.code, JSON.stringify(drafted.error)).to.equal(0);
      id = drafted.result.id;
      expect(drafted.result.file).to.equal("agreement.mou.json");
      expect(drafted.result.missing.map(({ kind }: { kind: string }) => kind)).to.include("attestation");
      const [unnamed, exists, nothing] = await Promise.all([
        desk.json([...draft, "--document", "other.pdf", "--out", "x.json"]),
        desk.json(draft),
        desk.json(["draft"]),
      ]);
      expect([unnamed.code, unnamed.error.code]).to.deep.equal([1, "CLI_DOCUMENT_UNNAMED"]);
      expect(exists.error.code).to.equal("CLI_FILE_EXISTS");
      expect([nothing.code, nothing.error.code]).to.deep.equal([2, "CLI_TERMINAL_MISSING"]);
    });

    it("says of an envelope in place of an act that it is one, and of metadata in place of an envelope", async () => {
      const file = "agreement.mou.json";
      const runs = await Promise.all([
        desk.json(["sign", file, "--act", file]),
        desk.json(["verify", "mou.pdf", "--envelope", "metadata.json"]),
      ]);
      for (const { code, error } of runs) expect([code, error.code]).to.deep.equal([2, "CLI_FILE_OTHER"]);
      expect(runs.map(({ error }) => error.values.found)).to.deep.equal([
        "an envelope",
        "a file of metadata",
      ]);
    });

    it("asks step by step on a terminal", async () => {
      const { code, output } = await desk.terminal(
        ["draft", "--document", "mou.pdf", "--out", "asked.mou.json", "--lang", "vi"],
        {},
        {
          "Tiêu đề tiếng Việt (hoặc bỏ trống): ": ["\r", "Biên bản ghi nhớ\r"],
          "Tiêu đề tiếng Anh (hoặc bỏ trống): ": ["\r", "\r"],
          "Bên 1: định danh như did:web:fpt.com.vn (bỏ trống: hết): ": ["\r", "aita\r", `${a.identifier}\r`],
          "Tên của bên 1: ": ["\r", "Bên thứ nhất\r"],
          "Bên 2: định danh như did:web:fpt.com.vn (bỏ trống: hết): ": [
            `${a.identifier}\r`,
            `${b.identifier}\r`,
          ],
          "Tên của bên 2: ": "Bên thứ hai\r",
          "Bên 3: định danh như did:web:fpt.com.vn (bỏ trống: hết): ": "\r",
          "Ngày (2025, 2025-11 hoặc 2025-11-25; hoặc bỏ trống): ": [
            "25/11/2025\r",
            "2025-02-30\r",
            "2025-11\r",
          ],
          "Có ràng buộc pháp lý? (c/k) ": ["\r", "k\r"],
          "Một bên có được đơn phương chấm dứt? (c/k) ": "c\r",
          "Số ngày báo trước: ": ["ba mươi\r", "30\r"],
        },
      );
      expect(code, output).to.equal(0);
      for (const refusal of [
        "Hãy nêu tiêu đề bằng tiếng Việt, tiếng Anh hoặc cả hai.",
        "“aita”: Hãy nêu một URI như did:web:fpt.com.vn",
        "Hãy nêu tên của tổ chức",
        "“25/11/2025”: Hãy viết ngày tới mức đã biết, như 2025-09-18",
        "“ba mươi”: Hãy nêu số ngày bằng số nguyên từ 0 đến 65535.",
      ])
        expect(output).to.contain(refusal);
      expect(output).to.not.contain("lược đồ");
      const { agreement } = JSON.parse(readFileSync(desk.path("asked.mou.json"), "utf8"));
      expect(agreement).to.include({ title: "Biên bản ghi nhớ", anyPartyCanEnd: true, noticeDays: 30 });
      expect(agreement.documents).to.deep.equal([sha256(document)]);
      // Nothing is asked for in vain.
      const unasked = await Promise.all(
        [["--out", "asked.mou.json"], ["--out", "x.json", "--rpc", "http://127.0.0.1:1"], []].map((more) =>
          desk.terminal([
            "draft",
            ...(more.length > 0 ? ["--document", "mou.pdf"] : ["--out", "x.json"]),
            ...more,
          ]),
        ),
      );
      for (const [index, error] of ["CLI_FILE_EXISTS", "CHAIN_UNREACHABLE", "CLI_VALUE_MISSING"].entries())
        expect(unasked[index]?.output).to.contain(error).and.not.contain("Title");
    });

    it("shows what is signed and asks before it signs", async () => {
      const before = readFileSync(desk.path("agreement.mou.json"));
      const sign = signing("agreement.mou.json", a);
      const [no, piped, stranger] = await Promise.all([
        desk.terminal([...sign, "--lang", "vi"], as(a.signatory), { "(có/không) ": "không\r" }),
        desk.json(sign, as(a.signatory)),
        desk.json(
          // Before any statement is asked for.
          ["sign", "agreement.mou.json", "--organisation", "did:web:x.example", "--yes"],
          as(a.signatory),
        ),
      ]);
      expect(no.code, no.output).to.equal(1);
      expect(no.output).to.contain(id).and.contain("CLI_DECLINED").and.contain("Lê Thị Hà, Cục trưởng");
      expect([piped.code, piped.error.code]).to.deep.equal([2, "CLI_CONFIRMATION_MISSING"]);
      expect([stranger.code, stranger.error.code]).to.deep.equal([2, "CLI_VALUE_INVALID"]);
      expect(stranger.error.values).to.include({ name: "--organisation", problem: "did:web:x.example" });
      expect(stranger.error.remedy).to.contain(a.identifier).and.contain(b.identifier);
      const dated = [...sign.slice(0, -1), "18/09/2025", "--yes"];
      const [inEnglish, inVietnamese] = await Promise.all([
        desk.json(dated, as(a.signatory)),
        desk.mou([...dated, "--lang", "vi"], as(a.signatory)),
      ]);
      expect(inEnglish.error.code).to.equal("ACT_STATEMENT_INVALID");
      for (const remedy of [inEnglish.error.remedy, inVietnamese.stderr])
        expect(remedy).to.contain("--date").and.contain("2025-09-18").and.not.contain("reference");
      const keyless = await desk.json([...sign, "--yes"]);
      expect([keyless.code, keyless.error.code]).to.deep.equal([2, "CLI_SIGNER_MISSING"]);
      for (const option of ["--pkcs12", "--pkcs11", "--passkey", "--keystore"])
        expect(keyless.error.remedy).to.contain(option);
      expect(readFileSync(desk.path("agreement.mou.json"))).to.deep.equal(before);
      const yes = await desk.terminal([...sign, "--out", "a.mou.json"], as(a.signatory), {
        "(yes/no) ": "yes\r",
      });
      expect(yes.code, yes.output).to.equal(0);
      expect(yes.output).to.contain("a.mou.json").and.not.contain("has signed this already");
    });

    it("says before it signs that the organisation has signed the same already", async () => {
      const again = [...signing("a.mou.json", a), "--out", "again.mou.json"];
      const [asked, signed, typed, other] = await Promise.all([
        desk.terminal([...again, "--lang", "vi"], as(a.signatory), { "(có/không) ": "không\r" }),
        desk.json([...again, "--yes"], as(a.signatory)),
        desk.mou([...again, "--typed-data"]),
        desk.json([...signing("a.mou.json", b), "--out", "other.mou.json", "--yes"], as(b.signatory)),
      ]);
      const key = accountKey(a.signatory);
      expect(asked.code).to.equal(1);
      expect(asked.output).to.contain(`đã ký việc này rồi (xác nhận): khóa ${key}`);
      expect(typed.stdout).to.contain(`has signed this already (attest): key ${key}`);
      expect(signed.result.earlier.map((one: { key: Hex }) => one.key)).to.deep.equal([key]);
      expect(other.result.earlier).to.deep.equal([]);
    });

    it("prints what is signed elsewhere, and takes the signature back", async () => {
      const printed = await desk.mou([...signing("agreement.mou.json", b), "--typed-data", "--json"]);
      desk.write("act.json", printed.stdout);
      const { result } = JSON.parse(printed.stdout);
      const account = privateKeyToAccount(b.signatory);
      const signature = await account.signTypedData(result.typedData);
      const back = (key: string, out: string) => {
        const given = ["--act", "act.json", "--key", key, "--signature", signature, "--out", out];
        return desk.json(["sign", "agreement.mou.json", ...given]);
      };
      const taken = await back(account.address, "b.mou.json");
      expect(taken.code, JSON.stringify(taken.error)).to.equal(0);
      // Under another address it may be a contract's, which only the chain can tell, and does.
      const foreign = await back(accountKey(a.signatory), "foreign.mou.json");
      expect(foreign.result.acts[0].check).to.equal("unknown");
      const refused = await desk.json(["submit", "foreign.mou.json"], as(stage.privateKey(1)));
      expect([refused.code, refused.error.code]).to.deep.equal([1, "ACT_SIGNATURE_INVALID"]);
      expect(taken.result.acts).to.have.lengthOf(1);
      const again = ["--act", "act.json", "--key", account.address, "--signature", signature];
      const twice = await desk.json(["sign", "b.mou.json", ...again, "--out", "b-again.mou.json"]);
      expect([twice.result.acts.length, twice.result.earlier]).to.deep.equal([1, []]);
    });

    it("takes beside the file of an act only what the file says", async () => {
      const beside = (...options: string[]) =>
        desk.json(["sign", "agreement.mou.json", "--act", "act.json", "--typed-data", ...options]);
      expect((await beside(...capacity)).code).to.equal(0);
      for (const option of [
        ["--name", "Lê"],
        ["--capacity", "trưởng"],
        ["--date", "2025"],
        ["--place", "2025-09-18"],
      ]) {
        const { code, error } = await beside(...option);
        expect([code, error?.code, error?.values.name], option[0]).to.deep.equal([
          2,
          "CLI_VALUE_INVALID",
          option[0],
        ]);
      }
    });

    it("merges copies in any order into the same bytes, and refuses another agreement", async () => {
      const [one, two, other] = await Promise.all([
        desk.json(["merge", "a.mou.json", "b.mou.json", "--out", "ab.mou.json"]),
        desk.json([
          "merge",
          "b.mou.json",
          "agreement.mou.json",
          "a.mou.json",
          "b.mou.json",
          "--out",
          "ba.mou.json",
        ]),
        desk.json(["merge", "a.mou.json", "asked.mou.json", "--out", "none.mou.json"]),
      ]);
      expect(one.code, JSON.stringify(one.error)).to.equal(0);
      expect(one.result.missing).to.deep.equal([]);
      expect(two.code).to.equal(0);
      expect(readFileSync(desk.path("ab.mou.json"))).to.deep.equal(readFileSync(desk.path("ba.mou.json")));
      expect([other.code, other.error.code]).to.deep.equal([1, "ENVELOPE_AGREEMENT_OTHER"]);
      const shown = await desk.json(["show", "ab.mou.json"]);
      expect(shown.result.seats.map(({ attestation }: { attestation: string }) => attestation)).to.deep.equal(
        ["checked", "checked"],
      );
    });

    it("submits all in one transaction, and again with no second effect", async () => {
      const relayer = as(stage.privateKey(1));
      const dry = await desk.json(["submit", "ab.mou.json", "--dry-run"], relayer);
      expect(dry.code, JSON.stringify(dry.error)).to.equal(0);
      expect(dry.result).to.include({ dryRun: true, id, status: "InForce" });
      const done = await desk.json(["submit", "ab.mou.json"], relayer);
      expect(done.result).to.include({ dryRun: false, status: "InForce" });
      expect(done.result.submitted).to.have.lengthOf(2);
      const again = await desk.json(["submit", "ab.mou.json"], relayer);
      expect(again.result).to.include({ transaction: null, status: "InForce" });
      expect(again.result.skipped).to.have.lengthOf(2);
      const idle = await desk.mou(["submit", "ab.mou.json", "--dry-run", "--lang", "vi"], relayer);
      expect(idle.stdout).to.contain("không có gì để gửi").and.not.contain("sẽ được chấp nhận");
      const envelope = JSON.parse(readFileSync(desk.path("ab.mou.json"), "utf8"));
      desk.write("unsigned.mou.json", JSON.stringify({ ...envelope, acts: [] }));
      const unsigned = await desk.json(["submit", "unsigned.mou.json"], relayer);
      expect([unsigned.code, unsigned.error.code]).to.deep.equal([1, "CLI_ENVELOPE_UNSIGNED"]);
      const verified = await desk.json([
        "verify",
        "mou.pdf",
        "--envelope",
        "ab.mou.json",
        "--finality",
        "latest",
      ]);
      expect(verified.code, JSON.stringify(verified.result?.authenticity)).to.equal(0);
      expect(JSON.stringify(verified.result.seats)).to.contain("Lê Thị Hà");
    });

    it("submits without what only a stranger signed, and names it", async () => {
      const relayer = as(stage.privateKey(1));
      const metadataFile = JSON.stringify({ ...metadata, title: { vi: "Bản có người lạ" } });
      desk.write("stranger.json", metadataFile);
      await desk.json(["draft", "--metadata", "stranger.json", "--out", "stranger.mou.json"]);
      for (const [member, key] of [
        [a, a.signatory],
        [b, stage.privateKey(7)],
      ] as const) {
        const signed = await desk.json([...signing("stranger.mou.json", member), "--yes"], as(key));
        expect(signed.code, JSON.stringify(signed.error)).to.equal(0);
      }
      const refused = { organisation: b.identifier, kind: "attest", code: "ACT_KEY_UNAUTHORIZED" };
      for (const [command, status] of [
        [["--dry-run"], "Proposed"],
        [[], "Proposed"],
        [[], "Proposed"],
      ] as const) {
        const done = await desk.json(["submit", "stranger.mou.json", ...command], relayer);
        expect([done.code, done.result?.status], JSON.stringify(done.error)).to.deep.equal([1, status]);
        expect(done.result.refused).to.have.lengthOf(1);
        expect(done.result.refused[0]).to.include(refused);
        expect(done.stderr).to.contain("left out: act ").and.contain(b.identifier);
      }
    });

    it("says whose act it is where all are refused", async () => {
      desk.write("alone.json", JSON.stringify({ ...metadata, title: { vi: "Bản chỉ có người lạ" } }));
      await desk.json(["draft", "--metadata", "alone.json", "--out", "alone.mou.json"]);
      await desk.json([...signing("alone.mou.json", b), "--yes"], as(stage.privateKey(7)));
      for (const mode of [[], ["--dry-run"]]) {
        const { error, stderr } = await desk.json(
          ["submit", "alone.mou.json", ...mode],
          as(stage.privateKey(1)),
        );
        expect(error.code).to.equal("ACT_KEY_UNAUTHORIZED");
        expect(stderr)
          .to.match(/^left out: act 0, attest for /)
          .and.contain(b.identifier);
      }
    });

    it("tells the hash of what it sent before any block has it", async () => {
      desk.write("sent.json", JSON.stringify({ ...metadata, title: { vi: "Bản đã gửi" } }));
      await desk.json(["draft", "--metadata", "sent.json", "--out", "sent.mou.json"]);
      await desk.json([...signing("sent.mou.json", a), "--yes"], as(a.signatory));
      for (const args of [
        ["submit", "sent.mou.json"],
        ["anchor", "mou.pdf"],
      ]) {
        await stage.clock.setAutomine(false);
        const sending = desk.start([...args, "--lang", "vi"], as(stage.privateKey(1)));
        let said = "";
        const ended = new Promise((resolve) => sending.on("close", resolve));
        const told = new Promise<void>((resolve) =>
          sending.stderr?.setEncoding("utf8").on("data", (text) => {
            said += text;
            if (said.endsWith("\n")) resolve();
          }),
        );
        await Promise.race([told, ended]);
        expect(said, args[0]).to.match(/^đã gửi: 0x[0-9a-f]{64}\n$/);
        await stage.clock.mine({ blocks: 1 });
        await stage.clock.setAutomine(true);
        expect(await ended).to.equal(0);
      }
    });

    it("amends: drafts the agreement that takes the other's place", async () => {
      desk.write("amendment.json", JSON.stringify({ ...metadata, title: { vi: "Bản sửa đổi" } }));
      const drafted = await desk.json(["amend", id, "--metadata", "amendment.json", "--out", "new.mou.json"]);
      expect(drafted.code, JSON.stringify(drafted.error)).to.equal(0);
      for (const member of [a, b]) {
        const signed = await desk.json([...signing("new.mou.json", member), "--yes"], as(member.signatory));
        expect(signed.code, JSON.stringify(signed.error)).to.equal(0);
      }
      const done = await desk.json(["submit", "new.mou.json"], as(stage.privateKey(1)));
      expect(done.code, JSON.stringify(done.error)).to.equal(0);
      const old = await desk.json(["status", id]);
      expect(old.result).to.include({ status: "Superseded", successor: drafted.result.id });
    });
  });

envelopesOn("Hardhat", startHardhat);
envelopesOn("anvil", startAnvil);
