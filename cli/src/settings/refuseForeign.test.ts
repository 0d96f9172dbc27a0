import { chownSync, lchownSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { refuseForeign } from "./refuseForeign.js";

describe("refuseForeign", () => {
  const folder = mkdtempSync(join(tmpdir(), "mou-foreign-"));
  const file = join(folder, "file");
  writeFileSync(file, "");
  // Root's files are everyone's: what root runs here needs another owner.
  if (process.getuid?.() === 0) chownSync(file, 12345, 12345);
  const { uid: owner } = statSync(file);
  after(() => rmSync(folder, { recursive: true }));

  it("lets nobody's file pass but one's own and root's", () => {
    refuseForeign(file, owner);
    refuseForeign(file, undefined);
    refuseForeign("/", owner);
    expect(() => refuseForeign(file, owner + 1))
      .to.throw()
      .with.deep.include({ code: "CLI_CONFIG_FOREIGN", values: { path: file, owner } });
  });

  it("asks whose a link is, and whose the file is to which it leads", () => {
    const link = join(folder, "link");
    symlinkSync("/", link);
    if (process.getuid?.() === 0) lchownSync(link, owner, owner);
    refuseForeign(link, owner);
    expect(() => refuseForeign(link, owner + 1))
      .to.throw()
      .with.property("code", "CLI_CONFIG_FOREIGN");
    rmSync(link);
    symlinkSync(file, link);
    expect(() => refuseForeign(link, owner + 1))
      .to.throw()
      .with.property("code", "CLI_CONFIG_FOREIGN");
  });
});
