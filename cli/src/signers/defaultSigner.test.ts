import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Context } from "../frame/context.js";
import type { Settings } from "../settings/settings.js";
import { toSignerSettings, withDefaultSigner } from "./defaultSigner.js";
import { ownKeyOptions, type SignerInput } from "./signerOptions.js";

describe("the signer of the settings", () => {
  const certificate = `0x${"ab".repeat(32)}` as const;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mou-"));
    mkdirSync(join(folder, "mou"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is chosen by options, environment, and the files of the project and of the user. */
  const chosen = (
    options: Partial<SignerInput>,
    files: { project?: Settings; user?: Settings },
    env: Context["env"] = {},
  ) => {
    if (files.project) writeFileSync(join(folder, "mou.config.json"), JSON.stringify(files.project));
    if (files.user) writeFileSync(join(folder, "mou", "config.json"), JSON.stringify(files.user));
    const context = { cwd: folder, config: undefined, env: { ...env, XDG_CONFIG_HOME: folder } };
    const input = withDefaultSigner(options as SignerInput, context as unknown as Context);
    const names = Object.keys(ownKeyOptions) as (keyof typeof ownKeyOptions)[];
    return Object.fromEntries(
      names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
    );
  };
  const account = { type: "env", name: "KEY" } as const;
  const passkey = { type: "passkey", file: "passkey.json" } as const;

  it("counts after the options and the environment, and before the account of the same file", () => {
    const project = { account, signer: passkey };
    const own = { passkey: join(folder, "passkey.json") };
    expect(chosen({}, { project })).to.deep.equal(own);
    expect(chosen({ wallet: "0x12" }, { project })).to.deep.equal(own);
    expect(chosen({ pkcs12: "a.p12" }, { project })).to.deep.equal({ pkcs12: "a.p12" });
    expect(chosen({ keystore: "a.json" }, { project })).to.deep.equal({});
    expect(chosen({}, { project }, { MOU_PRIVATE_KEY: "0x1" })).to.deep.equal({});
  });

  it("is that of the more important file that names a key, of whatever kind", () => {
    const user = { signer: passkey };
    expect(chosen({}, { project: { rpc: [] }, user })).to.deep.equal({
      passkey: join(folder, "mou", "passkey.json"),
    });
    expect(chosen({}, { project: { account }, user })).to.deep.equal({});
  });

  it("reads back as the options by which it was written, paths from its file", () => {
    const pathTo = (path: string) => `keys/${path}`;
    const from = join(folder, "mou");
    for (const [options, read] of [
      [{ pkcs12: "a.p12" }, { pkcs12: "keys/a.p12" }],
      [{ passkey: "a.json" }, { passkey: "keys/a.json" }],
      [{ pkcs11: true }, { pkcs11: true }],
      [
        { pkcs11: true, pkcs11Module: "a.so", token: "A", certificate },
        { pkcs11: true, pkcs11Module: "keys/a.so", token: "A", certificate },
      ],
    ] as const) {
      const signer = toSignerSettings({ ...options } as unknown as SignerInput, pathTo);
      if (!signer) throw new Error("Nothing was chosen.");
      const paths = Object.entries(read).map(([name, value]) => [
        name,
        String(value).startsWith("keys/") ? join(from, String(value)) : value,
      ]);
      expect(chosen({}, { user: { signer } })).to.deep.equal(Object.fromEntries(paths));
    }
    expect(toSignerSettings({} as SignerInput, pathTo)).to.equal(undefined);
  });

  it("can be told more by the options", () => {
    const project: Settings = { signer: { type: "pkcs11", token: "A" } };
    expect(chosen({ token: "B" }, { project })).to.deep.equal({ pkcs11: true, token: "B" });
  });

  it("is refused where it is none", () => {
    for (const signer of [
      "passkey.json",
      { type: "passkey" },
      { type: "pkcs12", file: "" },
      { type: "pkcs12", file: "a.p12", pin: "1234" },
      { type: "pkcs11", certificate: "0x12" },
      { type: "constructor" },
    ])
      expect(() => chosen({}, { project: { signer } as unknown as Settings }), JSON.stringify(signer))
        .to.throw()
        .with.property("code", "CLI_CONFIG_INVALID");
  });
});
