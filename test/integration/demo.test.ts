import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { type AgreementReport, type DemoReport, unmetOf } from "../../scripts/demo/report.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = ["--import", "tsx", join(root, "scripts", "demo.ts")];
const execute = promisify(execFile);

describe("demo", function () {
  this.timeout(180_000);

  let child: ChildProcess;
  let [stdout, stderr] = ["", ""];
  let report: DemoReport;

  before(async () => {
    child = spawn(process.execPath, [...script, "--json", "--serve", "--port", "0", "--lang", "vi"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`The demo ended with ${code}: ${stderr}`)));
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
        if (stderr.includes("Ctrl-C")) resolve();
      });
    });
    report = JSON.parse(stdout) as DemoReport;
  });

  after(() => {
    if (child.exitCode === null) child.kill("SIGKILL");
  });

  it("prints one JSON document on stdout, its progress on stderr, and no colour where there is no terminal", () => {
    expect(report).to.have.keys(["chain", "organisations", "wallet", "agreements", "cases", "unmet"]);
    expect(report.wallet.message.statement).to.include("Nguyễn Khắc Lịch");
    expect(stderr).to.contain("Kết nạp 36 tổ chức");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that colours begin with
    expect(stdout + stderr).not.to.match(/\x1b/);
  });

  it("registers and verifies all 18 instruments", () => {
    expect(report.agreements.map(({ key }) => key)).to.deep.equal(
      Array.from({ length: 18 }, (_, index) => `M${String(index + 1).padStart(2, "0")}`),
    );
    expect(new Set(report.agreements.map(({ id }) => id))).to.have.property("size", 18);
    for (const row of report.agreements) {
      expect(row).to.include({ status: "InForce", inForce: "yes", authenticity: "TOTAL_PASSED" });
      expect(row.attested).to.equal(row.parties.length);
      expect(row.documents[0]?.sha256).to.match(/^0x[0-9a-f]{64}$/);
    }
    expect(report.organisations).to.equal(36);
  });

  it("keeps the doubts of the facts", () => {
    const doubts = new Map(report.agreements.map((row) => [row.key, row.doubts.map(({ en }) => en)]));
    expect(doubts.get("M09")).to.deep.equal([
      "the report gives no subject",
      "S1 prints 'Tập đoàn Ant International (A&I)'",
    ]);
    expect(doubts.get("M03")).to.deep.equal([]);
  });

  it("plays every case, and sees what it expected", () => {
    expect(report.cases.map(({ key }) => key)).to.have.members([
      "tampered",
      "unsigned",
      "declined",
      "terminated",
      "amended",
      "revoked-before",
      "revoked-after",
      "disputed",
      "witnessed",
    ]);
    for (const { expectations } of report.cases) {
      for (const { expected, seen } of expectations) expect(seen).to.equal(expected);
    }
    expect(report.unmet).to.deep.equal([]);
  });

  it("names whatever was expected and not seen", () => {
    const [row, ...rows] = report.agreements as [AgreementReport, ...AgreementReport[]];
    expect(unmetOf([{ ...row, attested: 1 }, ...rows], [])).to.deep.equal([
      "M01: attested: expected 2, saw 1",
    ]);
    const unseen = { what: { vi: "trạng thái", en: "status" }, expected: "Declined", seen: "InForce" };
    expect(
      unmetOf([], [{ key: "declined", title: { vi: "", en: "" }, expectations: [unseen] }]),
    ).to.deep.equal(["declined: status: expected Declined, saw InForce"]);
  });

  it("hands over snippets that work", async () => {
    const run = (name: string) => execute(process.execPath, [join(root, "demo-files", name)], { cwd: root });
    expect((await run("verify.mjs")).stdout).to.match(/Tính xác thực: ĐẠT/);
    expect((await run("dispute.mjs")).stdout).to.match(/disputes: 1/);
    expect((await run("verify.mjs")).stdout).to.match(/Tính xác thực: CHƯA KẾT LUẬN/);
    const { stdout: list } = await run("status.mjs");
    expect(list).to.contain("complete, as the journal proves: true");
    expect(list).to.contain(report.agreements[0]?.id);
  });

  it("ends cleanly on Ctrl-C", async () => {
    const ended = once(child, "exit");
    child.kill("SIGINT");
    expect(await ended).to.deep.equal([0, null]);
  });

  it("refuses a command line that it does not understand", async () => {
    for (const [args, code] of [
      [["--lang", "fr"], "DEMO_LANGUAGE_UNKNOWN"],
      [["--port", "70000"], "DEMO_PORT_INVALID"],
      [["--jsn"], "--jsn"],
    ] as const) {
      const failure = await execute(process.execPath, [...script, ...args], { cwd: root }).catch(
        (error: unknown) => error,
      );
      expect(failure).to.include({ code: 2, stdout: "" });
      expect((failure as { stderr: string }).stderr).to.contain(code);
    }
  });
});
