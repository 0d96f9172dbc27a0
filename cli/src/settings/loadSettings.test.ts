import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { loadSettings } from "./loadSettings.js";

describe("loadSettings", () => {
  let folder: string;
  let within: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mou-settings-"));
    within = join(folder, "a", "b");
    for (const path of [within, join(folder, "mou")]) mkdirSync(path, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, settings: object): string => {
    writeFileSync(join(folder, name), JSON.stringify(settings));
    return join(folder, name);
  };
  const load = (config?: string, uid?: number) =>
    loadSettings({ cwd: within, config, env: { XDG_CONFIG_HOME: folder } }, uid);

  it("takes code to load from no file that it found, and from one that the user named or owns", () => {
    const signer = { type: "pkcs11", module: "./lib.so" };
    const found = write("mou.config.json", { signer });
    expect(() => load())
      .to.throw()
      .with.deep.include({
        code: "CLI_CONFIG_LOADS_CODE",
        values: { path: found, member: "signer.module", module: "./lib.so" },
      });
    const module = join(folder, "lib.so");
    expect(load(found).map(({ settings }) => settings.signer)).to.deep.equal([{ ...signer, module }]);
    rmSync(found);
    write("mou/config.json", { signer });
    const own = { ...signer, module: join(folder, "mou", "lib.so") };
    expect(load().map(({ settings }) => settings.signer)).to.deep.equal([own]);
  });

  it("takes nothing from a file that it found and that is another user's, before it reads it", () => {
    const found = write("mou.config.json", { unknown: true });
    if (process.getuid?.() === 0) chownSync(found, 12345, 12345);
    const { uid: owner } = statSync(found);
    const refusal = (config: string | undefined, uid: number) => expect(() => load(config, uid)).to.throw();
    refusal(undefined, owner + 1).with.property("code", "CLI_CONFIG_FOREIGN");
    refusal(undefined, owner).with.property("code", "CLI_CONFIG_INVALID");
    refusal(found, owner + 1).with.property("code", "CLI_CONFIG_INVALID");
  });
});
