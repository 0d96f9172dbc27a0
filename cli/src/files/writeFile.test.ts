import { spawn } from "node:child_process";
import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { CliError } from "../frame/CliError.js";
import { writeFile } from "./writeFile.js";

describe("writeFile", () => {
  const cwd = mkdtempSync(join(tmpdir(), "mou-write-"));
  after(() => rmSync(cwd, { recursive: true }));

  const refusal = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof CliError) return error.code;
      throw error;
    }
    throw new Error("Nothing was refused.");
  };

  it("replaces a file only where that is meant", () => {
    writeFileSync(join(cwd, "file"), "old");
    expect(refusal(() => writeFile("file", "new", { cwd }))).to.equal("CLI_FILE_EXISTS");
    expect(readFileSync(join(cwd, "file"), "utf8")).to.equal("old");
    writeFile("file", "new", { cwd, force: true });
    expect(readFileSync(join(cwd, "file"), "utf8")).to.equal("new");
  });

  /** Runs some work while functions of the system are others. */
  const withFs = (others: Partial<typeof fs>, work: () => void): void => {
    const own = Object.fromEntries(Object.entries(fs).filter(([name]) => name in others));
    const set = (functions: object) => {
      Object.assign(fs, functions);
      syncBuiltinESMExports();
    };
    set(others);
    try {
      work();
    } finally {
      set(own);
    }
  };

  it("leaves a place as it was or the whole file, at whatever step it is cut off", () => {
    const [path, own] = [join(cwd, "file"), { ...fs }];
    for (const [old, force] of [
      [undefined, false],
      ["old", true],
    ] as const) {
      rmSync(path, { force: true });
      if (old !== undefined) writeFileSync(path, old);
      const met: (string | undefined)[] = [];
      let isLooking = false;
      const look = () => {
        if (isLooking) return;
        isLooking = true;
        met.push(own.existsSync(path) ? own.readFileSync(path, "utf8") : undefined);
        isLooking = false;
      };
      const looking = Object.entries(own)
        .filter(([name]) => name.endsWith("Sync"))
        .map(([name, step]) => [
          name,
          (...args: unknown[]) => {
            look();
            return (step as (...given: unknown[]) => unknown)(...args);
          },
        ]);
      withFs(Object.fromEntries(looking), () => writeFile("file", "new", { cwd, force }));
      look();
      expect(met).to.have.length.above(6);
      expect([...new Set(met)]).to.deep.equal([old, "new"]);
      expect(statSync(path).nlink).to.equal(1);
    }
  });

  it("takes a free place only, also where the file system knows no links", () => {
    const linkSync = () => {
      throw Object.assign(new Error("No links."), { code: "EPERM" });
    };
    rmSync(join(cwd, "file"), { force: true });
    withFs({ linkSync }, () => {
      writeFile("file", "first", { cwd });
      expect(refusal(() => writeFile("file", "second", { cwd }))).to.equal("CLI_FILE_EXISTS");
    });
    expect(readFileSync(join(cwd, "file"), "utf8")).to.equal("first");
    expect(readdirSync(cwd)).to.deep.equal(["file"]);
  });

  it("shows a file that it replaces to nobody else than before", () => {
    writeFileSync(join(cwd, "file"), "old");
    for (const mode of [0o600, 0o640]) {
      chmodSync(join(cwd, "file"), mode);
      writeFile("file", "new", { cwd, force: true });
      expect(statSync(join(cwd, "file")).mode & 0o777).to.equal(mode);
    }
  });

  it("writes to where a link leads, and over no link without being told to", () => {
    mkdirSync(join(cwd, "elsewhere"));
    writeFileSync(join(cwd, "elsewhere", "linked"), "old");
    symlinkSync(join("elsewhere", "linked"), join(cwd, "link"));
    symlinkSync("nothing", join(cwd, "dangling"));
    writeFile("link", "new", { cwd, force: true });
    expect(readFileSync(join(cwd, "elsewhere", "linked"), "utf8")).to.equal("new");
    for (const link of ["link", "dangling"]) {
      expect(refusal(() => writeFile(link, "newer", { cwd }))).to.equal("CLI_FILE_EXISTS");
      expect(lstatSync(join(cwd, link)).isSymbolicLink()).to.equal(true);
    }
    expect(readdirSync(join(cwd, "elsewhere"))).to.deep.equal(["linked"]);
    for (const name of ["link", "dangling", "elsewhere"]) rmSync(join(cwd, name), { recursive: true });
  });

  it("lets one of several programs have a place, and the others know", async () => {
    const folder = join(cwd, "race");
    mkdirSync(folder);
    const module = new URL("./writeFile.ts", import.meta.url).href;
    const script = `
      const { writeFile } = await import(${JSON.stringify(module)});
      process.stdin.once("data", () => {
        let written = 0;
        for (let index = 0; index < 100; index++)
          try {
            writeFile(String(index), String(process.pid), { cwd: ${JSON.stringify(folder)} });
            written++;
          } catch (error) {
            if (error.code !== "CLI_FILE_EXISTS") throw error;
          }
        console.log(written);
        process.exit();
      });
      console.log("ready");`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const programs = [1, 2, 3].map(() =>
      spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] }),
    );
    const next = (program: (typeof programs)[number]) =>
      new Promise<string>((resolve) => program.stdout.once("data", (data) => resolve(String(data).trim())));
    await Promise.all(programs.map(next));
    const counts = programs.map(next);
    for (const program of programs) program.stdin.write("go");
    const written = (await Promise.all(counts)).map(Number);
    expect(written.reduce((sum, count) => sum + count)).to.equal(100);
    expect(readdirSync(folder)).to.have.lengthOf(100);
    rmSync(folder, { recursive: true });
  }).timeout(30_000);

  it("leaves nothing behind where it cannot be written", () => {
    mkdirSync(join(cwd, "folder"));
    expect(refusal(() => writeFile("folder", "text", { cwd, force: true }))).to.equal("CLI_FILE_UNWRITABLE");
    expect(refusal(() => writeFile("nowhere/file", "text", { cwd }))).to.equal("CLI_FILE_UNWRITABLE");
    expect(readdirSync(cwd).sort()).to.deep.equal(["file", "folder"]);
  });
});
