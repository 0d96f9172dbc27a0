import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { createDesk } from "./mou.js";

describe("mou: how it speaks", () => {
  const desk = createDesk();
  after(desk.close);

  it("lists its commands in the person's language", async () => {
    const [english, vietnamese, version] = await Promise.all([
      desk.mou(["--help"]),
      desk.mou(["--help"], { env: { LC_ALL: "vi_VN.UTF-8" } }),
      desk.mou(["--version"]),
    ]);
    expect(english).to.include({ code: 0, stderr: "" });
    expect(english.stdout)
      .to.match(/^Usage: mou/)
      .and.contain("verify a document");
    expect(vietnamese.stdout)
      .to.match(/^Cách dùng: mou/)
      .and.contain("xác minh tài liệu");
    expect(vietnamese.stdout).not.to.contain("Usage");
    expect(version.stdout).to.match(/^\d+\.\d+\.\d+\n$/);
  });

  it("shows a command's own options, choices in the language too", async () => {
    const { stdout } = await desk.mou(["org", "admit", "--help", "--lang", "vi"]);
    expect(stdout).to.contain("--manager <key>").and.contain("khóa quản lý đầu tiên");
    expect(stdout.replace(/\s+/g, " "))
      .to.contain("giá trị: member, partner, observer")
      .and.not.contain("choices");
  });

  it("shows the same help by either way of asking", async () => {
    const calls = [["sign"], ["key", "add"], ["org"], []].map((words) =>
      Promise.all([desk.mou(["help", ...words]), desk.mou([...words, "--help"])]),
    );
    for (const [help, option] of await Promise.all(calls)) expect(help).to.deep.equal(option);
    const { stdout } = await desk.mou(["help", "sign"]);
    expect(stdout).to.contain("<envelope>").and.contain("--valid-until <time>");
  });

  it("says which command was called where its options are wrong", async () => {
    const [lang, nonsense, group] = await Promise.all([
      desk.mou(["--lang", "vi", "sign"]),
      desk.mou(["help", "nonsense"]),
      desk.mou(["help", "key", "nonsense"]),
    ]);
    expect(lang.stderr).to.contain("Xem mou sign --help.");
    expect([nonsense.code, nonsense.stdout]).to.deep.equal([2, ""]);
    expect(nonsense.stderr).to.contain("CLI_USAGE: unknown command 'nonsense'.");
    expect(nonsense.stderr).to.contain("See mou --help.");
    expect([group.code, group.stderr.split("\n")[1]]).to.deep.equal([2, "See mou key --help."]);
    const calls: [args: string[], command: string][] = [
      [["sign"], "sign"],
      [["key", "add", "a", "b", "c"], "key add"],
      [["verify", "--id", "0x12"], "verify"],
      [["key"], "key"],
    ];
    const none = await desk.json([]);
    expect([none.command, none.error.message]).to.deep.equal(["", "missing command."]);
    for (const [args, command] of calls) expect((await desk.json(args)).command).to.equal(command);
  });

  const wrong: [args: string[], said: string, vi: string][] = [
    [[], "Usage: mou", "Cách dùng: mou"],
    [["hsh"], "unknown command 'hsh'. Did you mean hash?", "không có lệnh 'hsh'. Có phải ý bạn là hash?"],
    [["hash", "a", "--jsom"], "unknown option '--jsom'", "không có tùy chọn '--jsom'"],
    [["hash"], "missing required argument 'files'", "thiếu đối số 'files'"],
    [["org", "show", "a", "b"], "too many arguments", "thừa đối số"],
    [["list", "--status", "Odd"], "'Odd' is invalid", "không nhận giá trị 'Odd'"],
    [["verify", "--id"], "argument missing", "thiếu giá trị"],
    [["verify", "--id", "0x12"], "--id is not usable: 0x12", "--id không dùng được: 0x12"],
    [["verify", "--id", "0x12"], "Give 0x and 64 hex digits.", "Hãy nêu 0x và 64 chữ số hex."],
    [["verify", "--quorum", "0"], "Give a whole number, 1 or more.", "Hãy nêu một số nguyên, từ 1 trở lên."],
    [
      ["org", "admit", "did:web:a.example"],
      "CLI_VALUE_MISSING: --manager is missing.\nGive the address of an account",
      "CLI_VALUE_MISSING: Thiếu --manager.\nHãy nêu địa chỉ của một tài khoản",
    ],
    [
      ["key", "add", "did:web:a.example", "--sign", "--authorization", "signed.json"],
      "CLI_OPTIONS_EXCLUSIVE: --sign, --authorization cannot be given together.",
      "CLI_OPTIONS_EXCLUSIVE: Không thể dùng --sign, --authorization cùng lúc.",
    ],
  ];
  it("says what is wrong with a call, in both languages, and ends with 2", async () => {
    await Promise.all(
      wrong.map(async ([args, said, vi]) => {
        const [english, vietnamese] = await Promise.all([
          desk.mou(args),
          desk.mou(args, { env: { MOU_LANG: "vi" } }),
        ]);
        expect(english).to.include({ code: 2, stdout: "" });
        expect(english.stderr).to.contain(said);
        expect(vietnamese).to.include({ code: 2, stdout: "" });
        expect(vietnamese.stderr).to.contain(vi);
      }),
    );
  });

  it("answers in JSON where that is asked for, also before it knows the command", async () => {
    const { code, error } = await desk.json(["hsh"]);
    expect(code).to.equal(2);
    expect(error.code).to.equal("CLI_USAGE");
    expect(error.values.suggestion).to.equal("hash");
  });

  it("hashes files and stdin, with a bar on a terminal only", async () => {
    desk.write("a.txt", "abc");
    const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const [piped, stdin, shown, result] = await Promise.all([
      desk.mou(["hash", "a.txt"]),
      desk.mou(["hash", "-"], { input: "abc" }),
      desk.terminal(["hash", "a.txt"]),
      desk.json(["hash", "a.txt"]),
    ]);
    expect(piped).to.deep.equal({ code: 0, stdout: `${sha256}  a.txt\n`, stderr: "" });
    expect(stdin.stdout).to.equal(`${sha256}  -\n`);
    expect(shown.output).to.contain("[########################] 100%").and.contain(`${sha256}  a.txt`);
    expect(result.result).to.deep.equal({ documents: [{ file: "a.txt", sha256: `0x${sha256}`, size: 3 }] });
  });

  it("tells of files that are not there or empty", async () => {
    desk.write("empty", "");
    const [missing, empty, vietnamese] = await Promise.all([
      desk.json(["hash", "nowhere"]),
      desk.json(["hash", "empty"]),
      desk.mou(["hash", "empty", "--lang", "vi"]),
    ]);
    expect([missing.code, missing.error.code]).to.deep.equal([2, "CLI_FILE_UNREADABLE"]);
    expect([empty.code, empty.error.code]).to.deep.equal([1, "DOCUMENT_EMPTY"]);
    expect(vietnamese.stderr).to.contain("DOCUMENT_EMPTY: empty: Tài liệu không có byte nào.");
  });

  it("says of a folder that it is one", async () => {
    const [english, vietnamese] = await Promise.all([
      desk.mou(["hash", "."]),
      desk.mou(["hash", ".", "--lang", "vi"]),
    ]);
    expect([english.code, english.stderr.split("\n")[0]]).to.deep.equal([
      2,
      "CLI_FILE_UNREADABLE: . cannot be read (it is a folder).",
    ]);
    expect(vietnamese.stderr).to.contain("Không đọc được . (đây là thư mục).\n");
  });

  it("says beside a verdict what looks misplaced, and judges it as what it was given as", async () => {
    const vector = (path: string) =>
      JSON.parse(readFileSync(new URL(`../vectors/evidence/${path}`, import.meta.url), "utf8"));
    const good = vector("files/ended.json");
    const { deployment, files } = vector("recorded.json");
    const { blockHash } = files.find(({ name }: { name: string }) => name === "ended");
    desk.write("deployment.json", JSON.stringify(deployment));
    const proved = ["--deployment", "deployment.json", "--block-hash", blockHash];
    const envelope = { agreement: 0, registry: 0, acts: 0 };
    desk.write("e.json", JSON.stringify(good));
    desk.write(
      "dressed.json",
      JSON.stringify({ ...good, ...envelope, command: 0, exitCode: 0, result: envelope }),
    );
    desk.write("bare.json", JSON.stringify({ ...good, ...envelope, header: undefined, nodes: undefined }));
    // A document of its own, with members that one of our files has too.
    desk.write("letter.json", '{"header": {"from": "A"}, "lines": []}');
    const there = { env: { MOU_RPC_URL: "http://127.0.0.1:1", MOU_LANG: "" } };
    const [dressed, bare, spoken, letter, unreachable, alone] = await Promise.all([
      desk.json(["verify", "--evidence", "dressed.json"]),
      desk.json(["verify", "--evidence", "bare.json"]),
      desk.mou(["verify", "--evidence", "bare.json", "--lang", "vi"]),
      desk.json(["verify", "letter.json", "--evidence", "e.json", ...proved]),
      desk.mou(["verify", "e.json"], there),
      desk.json(["verify", "e.json"]),
    ]);
    // Whoever breaks an evidence file does not choose that it is judged as none.
    for (const { code, result, error } of [dressed, bare, letter])
      expect([code, result?.authenticity.indication], JSON.stringify(error)).to.deep.equal([
        1,
        "TOTAL_FAILED",
      ]);
    expect([bare.result.authenticity.subIndication, letter.result.authenticity.subIndication]).to.deep.equal([
      "EVIDENCE_INVALID",
      "HASH_MISMATCH",
    ]);
    expect(spoken.stderr).to.equal(
      "bare.json là phong bì; ở đây cần tệp bằng chứng. Hãy nêu tệp bằng chứng.\n",
    );
    expect(unreachable.code).to.equal(4);
    expect(unreachable.stderr).to.contain("e.json is an evidence file").and.contain("with --evidence");
    // With no endpoint there is nothing to judge by.
    expect([alone.code, alone.error.code]).to.deep.equal([2, "CLI_FILE_OTHER"]);
  });

  it("says by whose settings a verdict was reached, where nobody named them", async () => {
    const recorded = new URL("../vectors/evidence/recorded.json", import.meta.url);
    const { deployment } = JSON.parse(readFileSync(recorded, "utf8"));
    mkdirSync(desk.path("given"));
    const settings = desk.path("given/mou.config.json");
    desk.write("given/mou.config.json", JSON.stringify({ deployment }));
    desk.write("given/deployment.json", JSON.stringify(deployment));
    desk.write(
      "given/e.json",
      readFileSync(new URL("../vectors/evidence/files/ended.json", import.meta.url)),
    );
    const cwd = desk.path("given");
    const verify = ["verify", "--evidence", "e.json"];
    const [found, spoken, named, configured] = await Promise.all([
      desk.json(verify, { cwd }),
      desk.mou([...verify, "--lang", "vi"], { cwd }),
      desk.mou([...verify, "--deployment", "deployment.json"], { cwd }),
      desk.json([...verify, "--config", "mou.config.json"], { cwd }),
    ]);
    expect([found.code, found.result?.settings], JSON.stringify(found.error)).to.deep.equal([3, settings]);
    expect(spoken.stderr).to.contain(`theo ${settings}`);
    expect(named.stderr).to.equal("");
    expect(configured.result?.settings).to.equal(null);
    // How many endpoints have to agree decides too.
    desk.write("given/mou.config.json", '{"quorum": 1}');
    const asking = [...verify, "--deployment", "deployment.json", "--rpc", "http://127.0.0.1:1"];
    expect((await desk.json(asking, { cwd })).result?.settings).to.equal(settings);
  });

  it("names the file in which something is wrong, and says which of its files another one is", async () => {
    const evidence = new URL("../vectors/evidence/files/ended.json", import.meta.url);
    desk.write("e.json", readFileSync(evidence));
    desk.write("less.json", JSON.stringify({ ...JSON.parse(readFileSync(evidence, "utf8")), chainId: "x" }));
    desk.write("metadata.json", '{"version": 1, "title": {}, "parties": [], "sources": []}');
    desk.write("broken.json", '{"version": 1,');
    desk.write("{}.json", "{}");
    const env = { MOU_RPC_URL: "http://127.0.0.1:1" };
    const id = `0x${"11".repeat(32)}`;
    const other: [args: string[], found: string, remedy: string][] = [
      [["verify", id, "--metadata", "e.json"], "an evidence file", "a file of metadata"],
      [["verify", "broken.json", "--anchor", "e.json"], "an evidence file", "an anchor proof"],
      [["reveal", "metadata.json"], "a file of metadata", "an evidence file"],
      [["status", "metadata.json"], "a file of metadata", "a file that holds the agreement"],
      [["status", "{}.json"], "no file that mou knows", "a file that holds the agreement"],
      [["show", "e.json"], "an evidence file", "an envelope"],
      [["key", "add", "did:web:a", "--authorization", "e.json"], "an evidence file", "--sign --json"],
      [["key", "revoke", "did:web:a", id, "--authorization", "{}.json"], "no file that", "--sign --json"],
    ];
    const broken = [
      ["status"],
      ["sign"],
      ["merge"],
      ["reveal"],
      ["draft", "--metadata"],
      ["list", "--config"],
    ];
    await Promise.all([
      ...other.map(async ([args, found, remedy]) => {
        const { code, error } = await desk.json(args, { env });
        expect([code, error.code], args.join(" ")).to.deep.equal([2, "CLI_FILE_OTHER"]);
        expect(error.values.found, args.join(" ")).to.contain(found);
        expect(error.remedy, args.join(" ")).to.contain(remedy);
      }),
      ...broken.map(async (args) => {
        const [english, vietnamese] = await Promise.all([
          desk.json([...args, "broken.json"], { env }),
          desk.mou([...args, "broken.json", "--lang", "vi"], { env }),
        ]);
        expect([english.code, english.error.code], args.join(" ")).to.deep.equal([1, "JSON_SYNTAX"]);
        expect(english.error.message).to.match(/broken\.json: The JSON text/);
        expect(english.error.values.file).to.match(/broken\.json$/);
        expect(vietnamese.stderr).to.contain("broken.json: ").and.not.contain("path: ,");
      }),
    ]);
    desk.write("memo.pdf", "%PDF-1.7\n%\u00e2");
    const noJson: [args: string[], remedy: string][] = [
      ...["sign", "submit", "merge", "reveal"].map((name): [string[], string] => [
        [name, "memo.pdf"],
        "Give ",
      ]),
      ...["status", "show", "export"].map((name): [string[], string] => [
        [name, "memo.pdf"],
        "mou list --document",
      ]),
      [["amend", "memo.pdf", "--metadata", "metadata.json"], "mou verify"],
      [["draft", "--metadata", "memo.pdf"], "a file of metadata"],
      [["key", "add", "did:web:a", "--authorization", "memo.pdf"], "--sign --json"],
      [["list", "--config", "memo.pdf"], "a file of settings"],
      [["list", "--deployment", "memo.pdf"], "deployments/<chain id>.json"],
    ];
    await Promise.all(
      noJson.map(async ([args, remedy]) => {
        const account = { MOU_PRIVATE_KEY: `0x${"11".repeat(32)}` };
        const { code, error } = await desk.json(args, { env: { ...env, ...account } });
        expect([code, error.code], args.join(" ")).to.deep.equal([2, "CLI_FILE_OTHER"]);
        expect(error.values.found).to.equal("no file that mou knows");
        expect(error.remedy, args.join(" ")).to.contain(remedy);
      }),
    );
    const hinted = await desk.mou(["verify", "--evidence", "memo.pdf"]);
    expect(hinted.code).to.equal(1);
    expect(hinted.stderr).to.contain("memo.pdf is no file that mou knows; needed here: an evidence file.");
    // What may be evidence is judged as evidence: whoever breaks a file does not turn a forgery into a wrong call.
    for (const file of ["less.json", "{}.json", "broken.json"]) {
      const { code, result } = await desk.json(["verify", "--evidence", file], { env });
      expect([code, result.authenticity.indication], file).to.deep.equal([1, "TOTAL_FAILED"]);
    }
    const empty = await desk.mou(["hash", "{}.json", "empty"]);
    expect(empty.stderr).to.match(/^DOCUMENT_EMPTY: empty: /);
  });

  it("takes a deployment from no other file, and writes settings with none", async () => {
    desk.write("metadata.json", '{"version": 1, "title": {}, "parties": [], "sources": []}');
    desk.write("contracts.json", '{"chainId": 1, "contracts": {"Other": {"address": "0x00"}}}');
    const folder = { cwd: desk.path("copyless") };
    mkdirSync(folder.cwd, { recursive: true });
    for (const [file, found] of [
      ["../metadata.json", "a file of metadata"],
      ["../contracts.json", "no file that mou knows"],
    ] as const)
      for (const args of [
        ["init", "--deployment", file],
        ["list", "--rpc", "http://127.0.0.1:1", "--deployment", file],
      ]) {
        const { code, error } = await desk.json(args, folder);
        expect([code, error?.code], args.join(" ")).to.deep.equal([2, "CLI_FILE_OTHER"]);
        expect(error.values).to.deep.equal({
          path: file,
          found,
          wanted: "a registry's deployment",
          next: "Give the registry's own, such as deployments/<chain id>.json.",
        });
      }
    expect(readdirSync(folder.cwd)).to.deep.equal([]);
  });

  it("says in Vietnamese what an identifier looks like", async () => {
    const rpc = ["--rpc", "http://127.0.0.1:1", "--deployment", "where.json", "--lang", "vi"];
    desk.write("where.json", JSON.stringify({ chainId: 1, agreements: "0x00", members: "0x00" }));
    const identifier = await desk.mou(["org", "show", "fpt", ...rpc]);
    expect(identifier.stderr).to.match(/^ORGANISATION_IDENTIFIER_INVALID: Định danh fpt không phải/);
    expect(identifier.stderr).to.contain("như did:web:fpt.com.vn").and.not.contain("problem");
  });

  it("says beneath a Vietnamese report what the codes in it mean", async () => {
    desk.write("e.json", readFileSync(new URL("../vectors/evidence/files/ended.json", import.meta.url)));
    const [english, vietnamese] = await Promise.all([
      desk.mou(["verify", "--evidence", "e.json"]),
      desk.mou(["verify", "--evidence", "e.json", "--lang", "vi"]),
    ]);
    expect([english.code, vietnamese.code]).to.deep.equal([3, 3]);
    expect(english.stdout).not.to.contain("REGISTRY_UNKNOWN: ");
    expect(vietnamese.stdout.trimEnd().split("\n").at(-1)).to.equal(
      "REGISTRY_UNKNOWN: Không biết sổ đăng ký nào trên chuỗi này. Hãy nêu địa chỉ bằng --deployment, hoặc bằng mou init.",
    );
    expect(vietnamese.stdout.match(/REGISTRY_UNKNOWN: /g)).to.have.lengthOf(1);
  });

  it("writes out what a terminal would obey", async () => {
    desk.write("\u001b[2Jx", "abc");
    const { stdout } = await desk.mou(["hash", "\u001b[2Jx"]);
    expect(stdout).to.contain("\\u{1b}[2Jx").and.not.contain("\u001b");
    // JSON leaves out of its escapes the second way to begin such a sequence, and what turns the order of words round.
    const name = "\u009b2J\u202ex\u{e0041}";
    desk.write(name, "abc");
    const json = await desk.mou(["hash", name, "--json"]);
    expect(json.stdout)
      .to.contain("\\u009b2J\\u202ex\\udb40\\udc41")
      .and.not.match(/[\u007f-\u009f\u202e]/);
    expect(JSON.stringify(JSON.parse(json.stdout))).to.contain(name);
  });

  it("stops without a word where nobody reads on", async () => {
    const child = desk.start(["completion", "fish"]);
    child.stdout?.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).to.equal(0);
  });

  it("makes completion of its own commands", async () => {
    const scripts = await Promise.all(
      ["bash", "zsh", "fish"].map((shell) => desk.json(["completion", shell])),
    );
    for (const { result } of scripts)
      expect(result.script).to.contain("replace-manager").and.contain("dry-run");
    const bash = scripts[0]?.result.script as string;
    desk.write(
      "complete.bash",
      `${bash}\nCOMP_WORDS=(mou org re); COMP_CWORD=2; _mou; echo "\${COMPREPLY[@]}"\nCOMP_WORDS=(mou org admit --kind ''); COMP_CWORD=4; _mou; echo "\${COMPREPLY[@]}"\n`,
    );
    const said = execFileSync("bash", [desk.path("complete.bash")], { encoding: "utf8" });
    expect(said).to.equal("reinstate replace-manager\nmember partner observer\n");
  });

  it("says that it is not built, and how to build it", async () => {
    mkdirSync(desk.path("bin"));
    const launcher = new URL("../../cli/bin/mou.js", import.meta.url);
    writeFileSync(desk.path("bin/mou.mjs"), readFileSync(launcher));
    const { status, stderr } = spawnSync(process.execPath, [desk.path("bin/mou.mjs")], { encoding: "utf8" });
    expect(status).to.equal(2);
    expect(stderr).to.contain("CLI_NOT_BUILT").and.contain("npm run build").and.contain("chưa được dựng");
  });

  it("says of what nobody foresaw that nothing was decided", () => {
    // A folder that is gone has no path: Node itself throws.
    const run = (...args: string[]) => {
      mkdirSync(desk.path("gone"));
      const script = 'cd "$1" && rmdir "$1" && shift && exec "$@"';
      const program = [process.execPath, fileURLToPath(new URL("../../cli/bin/mou.js", import.meta.url))];
      const words = ["-c", script, "sh", desk.path("gone"), ...program, "hash", "file", ...args];
      return spawnSync("/bin/sh", words, { encoding: "utf8", env: { PATH: process.env.PATH, LC_ALL: "C" } });
    };
    const [english, vietnamese] = [run(), run("--json", "--lang", "vi")];
    expect([english.status, english.stdout]).to.deep.equal([3, ""]);
    expect(english.stderr).to.match(
      /^CLI_UNEXPECTED: Something happened that mou does not foresee: .*uv_cwd\.\nNothing was decided; .*\n$/,
    );
    expect([vietnamese.status, vietnamese.stderr]).to.deep.equal([3, ""]);
    const { exitCode, error } = JSON.parse(vietnamese.stdout);
    expect([exitCode, error.code]).to.deep.equal([3, "CLI_UNEXPECTED"]);
    expect(error.message).to.contain("mou không lường trước").and.contain("uv_cwd");
  });

  /** Red, and a new title for the window, were a terminal to obey. */
  const OBEYED = "\u001b[31m\u001b]0;mou\u0007";
  const errors: [exit: number, code: string, args: string[], said: Record<"en" | "vi", string>][] = [
    [1, "JSON_DUPLICATE_KEY", ["show", "twice.mou.json"], { en: "again", vi: "xuất hiện hai lần" }],
    [
      2,
      "CLI_FILE_UNREADABLE",
      ["hash", `${OBEYED}nowhere.pdf`],
      { en: "cannot be read", vi: "Không đọc được" },
    ],
    [3, "ENVELOPE_VERSION_UNKNOWN", ["show", "later.mou.json"], { en: "version", vi: "phiên bản" }],
    [
      4,
      "CHAIN_UNREACHABLE",
      ["list", "--rpc", "http://127.0.0.1:1"],
      { en: "could not be reached", vi: "Không kết nối được" },
    ],
  ];
  for (const [exit, code, args, said] of errors)
    it(`says ${code} on a terminal as in a pipe, in both languages, and ends with ${exit}`, async () => {
      const key = JSON.stringify(OBEYED);
      desk.write("twice.mou.json", `{${key}:1,${key}:2}`);
      desk.write("later.mou.json", JSON.stringify({ version: 2 }));
      for (const language of ["en", "vi"] as const) {
        // Whatever asks for colour changes nothing either.
        const env = { TERM: "xterm-256color", FORCE_COLOR: "1", MOU_LANG: language };
        const [piped, shown] = await Promise.all([desk.mou(args, { env }), desk.terminal(args, { env })]);
        expect([piped.code, piped.stdout, shown.code]).to.deep.equal([exit, "", exit]);
        expect(piped.stderr)
          .to.match(new RegExp(`^${code}: `))
          .and.contain(said[language]);
        expect(shown.output.replaceAll("\r\n", "\n")).to.equal(piped.stderr);
        expect(piped.stderr).to.match(/^[^\p{Cc}]*\n[^\p{Cc}]*\n$/u);
      }
    });

  it("runs the project's scripts where they are, with everything passed on, and ends as they do", () => {
    for (const part of ["bin", "dist", "package.json"]) {
      const program = new URL(`../../cli/${part}`, import.meta.url);
      cpSync(program, desk.path(join("copy", "cli", part)), { recursive: true });
    }
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [desk.path("copy/cli/bin/mou.js"), ...args], { encoding: "utf8" });
    const missing = run("demo", "--json");
    expect(missing.status).to.equal(2);
    expect(JSON.parse(missing.stdout).error.code).to.equal("CLI_REPOSITORY_MISSING");
    // In place of the real scripts, which would first build what a running check looks at.
    mkdirSync(desk.path("copy/scripts"));
    const script = "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;";
    desk.write("copy/scripts/run.mjs", script);
    const given = ["--network", "sepolia", "--lang", "vi", "--json", "--dry-run"];
    const deployed = run("deploy", ...given);
    expect(deployed.status).to.equal(7);
    expect(JSON.parse(deployed.stdout)).to.deep.equal(["deploy", ...given]);
  });

  it("writes no settings that say nothing", async () => {
    const [piped, empty] = await Promise.all([
      desk.json(["init"]),
      desk.terminal(["init"], {}, { "Endpoint (JSON-RPC): ": "\r" }),
    ]);
    expect([piped.code, piped.error.code, piped.error.values.name]).to.deep.equal([
      2,
      "CLI_VALUE_MISSING",
      "--rpc",
    ]);
    expect(empty.output).to.contain("CLI_VALUE_MISSING: --rpc is missing.");
    expect(existsSync(desk.path("mou.config.json"))).to.equal(false);
  });

  it("names code to load in the user's own settings only", async () => {
    const init = ["init", "--pkcs11", "--pkcs11-module", "lib.so"];
    const project = await desk.json(init);
    expect([project.code, project.error.code]).to.deep.equal([2, "CLI_CONFIG_LOADS_CODE"]);
    expect(project.error.values).to.include({ path: desk.path("mou.config.json"), member: "signer.module" });
    expect(existsSync(desk.path("mou.config.json"))).to.equal(false);
    const user = await desk.json([...init, "--user"]);
    expect(user.result?.settings, JSON.stringify(user.error)).to.deep.equal({
      signer: { type: "pkcs11", module: "../../lib.so" },
    });
    rmSync(desk.path("config"), { recursive: true });
  });

  it("leaves a file as it was where it is killed at its question", async () => {
    desk.write("mou.config.json", "{}");
    for (const key of ["\u0003", "\u0004"]) {
      const { code } = await desk.terminal(["init", "--force"], {}, { "Endpoint (JSON-RPC): ": key });
      expect(code).to.equal(130);
    }
    expect(readFileSync(desk.path("mou.config.json"), "utf8")).to.equal("{}");
    rmSync(desk.path("mou.config.json"));
  });
});
