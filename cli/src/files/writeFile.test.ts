import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

  it("shows a file that it replaces to nobody else than before", () => {
    writeFileSync(join(cwd, "file"), "old");
    for (const mode of [0o600, 0o640]) {
      chmodSync(join(cwd, "file"), mode);
      writeFile("file", "new", { cwd, force: true });
      expect(statSync(join(cwd, "file")).mode & 0o777).to.equal(mode);
    }
  });

  it("leaves nothing behind where it cannot be written", () => {
    mkdirSync(join(cwd, "folder"));
    expect(refusal(() => writeFile("folder", "text", { cwd, force: true }))).to.equal("CLI_FILE_UNWRITABLE");
    expect(refusal(() => writeFile("nowhere/file", "text", { cwd }))).to.equal("CLI_FILE_UNWRITABLE");
    expect(readdirSync(cwd).sort()).to.deep.equal(["file", "folder"]);
  });
});
