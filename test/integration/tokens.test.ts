import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { CodedError } from "../../cli/src/frame/CliError.js";
import { listTokens } from "../../cli/src/tokens/listTokens.js";
import { openPkcs11 } from "../../cli/src/tokens/openPkcs11.js";
import { openPkcs12 } from "../../cli/src/tokens/openPkcs12.js";
import { findModule } from "../../cli/src/tokens/pkcs11Modules.js";
import { pkcs11Tool } from "../../cli/src/tokens/pkcs11Tool.js";
import { type Issued, issue, issueChain, today, writePkcs12 } from "../../cli/src/tokens/testPki.js";
import type { TokenKey } from "../../cli/src/tokens/tokenKey.js";
import { findSoftHsm } from "../../scripts/lib/softHsm.js";
import { actDigest, agreementId, encodeRsaKey } from "../../sdk/src/exports/index.js";
import { connections } from "./sdk/connections.js";
import { admitMember, draft, type Member, type Stage, setStage, statement } from "./sdk/stage.js";

const digest = `0x${"5a".repeat(32)}` as const;

async function failing(promise: Promise<unknown>): Promise<Error & { code: string }> {
  return promise.then(
    () => expect.fail("nothing was thrown"),
    (error) => error,
  );
}

/** A certificate chain's keys sign an agreement in the registry's name, each as one of its parties. */
async function recordsActsOf(stage: Stage, members: readonly Member[], keys: readonly TokenKey[]) {
  const { chainId, agreements: registry, verifiers } = stage.deployment;
  if (!verifiers?.rsa) throw new Error("The verifiers are not deployed.");
  const { agreement } = draft(members);
  const acts = [];
  for (const [place, member] of members.entries()) {
    const token = keys[place];
    if (token === undefined) throw new Error("A party has no key.");
    const key = encodeRsaKey({ verifier: verifiers.rsa, modulus: token.modulus });
    const enrolment = { organisation: member.identifier, key, role: "signatory" } as const;
    await stage.reader.waitForTransaction({ hash: await stage.as(member.manager).addKey(enrolment) });
    const act = {
      kind: "attest",
      organisation: member.identifier,
      statement: statement(),
      validUntil: 2 ** 34,
    } as const;
    const signature = await token.sign(actDigest({ ...act, agreement, chainId, registry }));
    acts.push({ ...act, key, signature });
  }
  const hash = await stage.relayer.submitActs({ agreement, acts });
  await stage.reader.waitForTransaction({ hash });
  expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");
}

describe("keys of certificate authorities, from PKCS#12 files", () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage(connections.viem);
  });
  after(() => stage.close());

  it("are enrolled, sign, and are relayed and recorded", async () => {
    const members = [await admitMember(stage, "fpt"), await admitMember(stage, "bank")];
    const keys = [];
    for (const bits of [2048, 3072]) {
      const { leaf, authority } = issueChain({ bits });
      const file = writePkcs12([leaf, authority], "changeit");
      keys.push(await openPkcs12({ path: "key.p12", file, password: async () => "changeit", at: today }));
    }
    await recordsActsOf(stage, members, keys);
  });
});

const module = findSoftHsm();

// Without the programs these tests are not defined; `npm test` says so.
if (module !== undefined) {
  describe("keys of certificate authorities, on PKCS#11 tokens", () => {
    const PIN = "4711-bí-mật";
    const LABEL = "Công ty Thử nghiệm";
    const chain = issueChain();
    let folder = "";
    let outer: string | undefined;
    const access = { module };
    const opened = (more: object = {}) =>
      openPkcs11({ ...access, token: LABEL, pin: async () => PIN, at: today, ...more });

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "minhuoc-hsm-"));
      outer = process.env.SOFTHSM2_CONF;
      await configure("");
      await mkdir(join(folder, "tokens"));
      initialise(LABEL);
      await store(LABEL, "01", "key", chain.leaf);
      // As authorities' software leaves them: without an id, or with that of the key.
      await writeCertificate(LABEL, chain.root, ["--label", "root"]);
      await writeCertificate(LABEL, chain.authority, ["--id", "01", "--label", "authority"]);
    });
    after(async () => {
      if (outer === undefined) delete process.env.SOFTHSM2_CONF;
      else process.env.SOFTHSM2_CONF = outer;
      await rm(folder, { recursive: true });
    });

    it("are listed without a PIN", async () => {
      const tokens = await listTokens(access);
      expect(tokens).to.have.length(1);
      expect(tokens[0]).to.include({ label: LABEL, manufacturer: "SoftHSM project", model: "SoftHSM v2" });
      expect(tokens[0]?.serialNumber).to.match(/^[0-9a-f]{16}$/);
    });

    it("give their chain, leaf first, and are asked for the PIN only to sign", async () => {
      const key = await opened({ pin: async () => expect.fail("was asked") });
      expect(key.certificates).to.deep.equal([chain.leaf.der, chain.authority.der, chain.root.der]);
      const { n = "" } = chain.leaf.privateKey.export({ format: "jwk" });
      expect(key.modulus).to.equal(`0x${Buffer.from(n, "base64url").toString("hex")}`);
    });

    it("are enrolled, sign, and are relayed and recorded", async () => {
      const stage = await setStage(connections.viem);
      try {
        const members = [await admitMember(stage, "fpt"), await admitMember(stage, "bank")];
        const { leaf } = issueChain({ bits: 4096 });
        const file = writePkcs12([leaf], "x");
        const other = await openPkcs12({ path: "key.p12", file, password: async () => "x", at: today });
        await recordsActsOf(stage, members, [await opened(), other]);
      } finally {
        await stage.close();
      }
    });

    it("sign a DigestInfo where the token does not hash", async () => {
      const signature = await (await opened()).sign(digest);
      await configure("slots.mechanisms = CKM_RSA_PKCS");
      const { text } = await pkcs11Tool(access, ["--list-mechanisms"]);
      expect(text).not.to.include("SHA256-RSA-PKCS,");
      expect(await (await opened()).sign(digest)).to.equal(signature);
      await configure("");
    });

    it("refuse a wrong PIN, which stands in no error and on no command line", async () => {
      const log = join(folder, "log");
      const tools = join(folder, "tools");
      await mkdir(tools);
      for (const name of ["pkcs11-tool", "opensc-tool"]) {
        await writeFile(join(tools, name), `#!/bin/sh\necho "$@" >> ${log}\nexec ${name} "$@"\n`);
        await chmod(join(tools, name), 0o700);
      }
      const error = await failing(
        opened({ tools, pin: async () => "0815-falsch" }).then((key) => key.sign(digest)),
      );
      expect(error).to.include({ code: "TOKEN_PIN_WRONG" });
      expect(JSON.stringify([error, error.message, error.stack])).not.to.include("0815-falsch");
      const calls = await readFile(log, "utf8");
      expect(calls).to.include("--sign").and.to.include("--pin env:MINHUOC_TOKEN_PIN");
      expect(calls).not.to.include("0815-falsch");
      expect(await failing(opened({ pin: async () => "" }).then((key) => key.sign(digest)))).to.include({
        code: "TOKEN_PIN_INVALID",
      });
    });

    it("give no PIN to a release of OpenSC that could take it for another", async () => {
      const tools = join(folder, "old");
      await mkdir(tools);
      await writeFile(join(tools, "opensc-tool"), '#!/bin/sh\necho "OpenSC 0.22.0 [gcc  11.2.0]"\n');
      await chmod(join(tools, "opensc-tool"), 0o700);
      expect(await failing(opened({ tools }))).to.include({ code: "TOKEN_TOOL_TOO_OLD" });
    });

    it("say where a token is locked, and where its program fails for another reason, without the PIN", async () => {
      const tools = join(folder, "failing");
      await mkdir(tools);
      const program = async (name: string, body: string) => {
        await writeFile(join(tools, name), `#!/bin/sh\n${body}\n`);
        await chmod(join(tools, name), 0o700);
      };
      await program("opensc-tool", 'exec opensc-tool "$@"');
      for (const [said, code] of [
        ["error: PKCS11 function C_Login failed: rv = CKR_PIN_LOCKED (0xa4)", "TOKEN_PIN_LOCKED"],
        ["error: PKCS11 function C_Sign failed: rv = CKR_DEVICE_ERROR (0x30)", "TOKEN_TOOL_FAILED"],
      ]) {
        await program(
          "pkcs11-tool",
          `case "$*" in *--sign*) echo "${said}, $MINHUOC_TOKEN_PIN, [$MOU_PRIVATE_KEY]" >&2; exit 1;; esac; exec pkcs11-tool "$@"`,
        );
        process.env.MOU_PRIVATE_KEY = "not for a module's maker";
        const error = await failing(opened({ tools }).then((key) => key.sign(digest)));
        delete process.env.MOU_PRIVATE_KEY;
        expect(error).to.include({ code });
        expect(error.message).not.to.include(PIN);
        expect((error as CodedError).values.said).to.include("[]");
      }
    });

    it("say what is missing: the program, the module, the token, the certificate, the key", async () => {
      const missing = await failing(opened({ tools: join(folder, "nowhere") }));
      expect(missing).to.include({ code: "TOKEN_TOOL_MISSING" });
      expect(missing.message).to.include("apt-get install opensc");
      expect(await failing(opened({ module: "/nowhere.so" }))).to.include({ code: "TOKEN_MODULE_UNUSABLE" });
      expect(await failing(opened({ token: "another" }))).to.include({ code: "TOKEN_NOT_FOUND" });
      expect(await failing(opened({ certificate: digest }))).to.include({
        code: "TOKEN_CERTIFICATE_MISSING",
      });
      expect(() => findModule([{ issuer: "x", path: join(folder, "nowhere.so") }]))
        .to.throw()
        .that.includes({ code: "TOKEN_MODULE_UNKNOWN" });
      expect(findModule([{ issuer: "x", path: module }]).path).to.equal(module);
      initialise("no key");
      await writeCertificate("no key", chain.leaf, ["--id", "01", "--label", "leaf"]);
      const error = await failing(opened({ token: "no key" }).then((key) => key.sign(digest)));
      expect(error).to.include({ code: "TOKEN_KEY_MISSING" });
    });

    it("are named where there are several tokens, or keys on one", async () => {
      initialise("two keys");
      const [first, second] = [issue({ subject: { CN: "first" } }), issue({ subject: { CN: "second" } })];
      await store("two keys", "01", "first", first);
      await store("two keys", "02", "second", second);
      expect(await failing(opened({ token: undefined }))).to.include({ code: "TOKEN_AMBIGUOUS" });
      const error = await failing(opened({ token: "two keys" }));
      expect(error).to.include({ code: "TOKEN_KEY_AMBIGUOUS" });
      const [, fingerprint] = /CN=second \((0x[0-9a-f]{64})\)/.exec(error.message) ?? [];
      const key = await opened({ token: "two keys", certificate: fingerprint });
      expect(key.certificates).to.deep.equal([second.der]);
      expect(await key.sign(digest)).to.have.length(514);
    });

    it("refuse a signature of another key than the certificate's", async () => {
      initialise("swapped");
      await store(
        "swapped",
        "01",
        "key",
        issue({ subject: { CN: "own" } }),
        issue({ subject: { CN: "other" } }),
      );
      const key = await opened({ token: "swapped" });
      expect(await failing(key.sign(digest))).to.include({ code: "TOKEN_SIGNATURE_WRONG" });
    });

    async function configure(more: string): Promise<void> {
      const file = join(folder, "softhsm2.conf");
      await writeFile(
        file,
        `directories.tokendir = ${join(folder, "tokens")}\nobjectstore.backend = file\n${more}\n`,
      );
      process.env.SOFTHSM2_CONF = file;
    }

    function initialise(label: string): void {
      const pins = ["--so-pin", "12345678", "--pin", PIN];
      execFileSync("softhsm2-util", ["--init-token", "--free", "--label", label, ...pins]);
    }

    async function store(token: string, id: string, label: string, key: Issued, shown = key): Promise<void> {
      const file = join(folder, "key.pem");
      await writeFile(file, key.privateKey.export({ format: "pem", type: "pkcs8" }));
      const object = ["--token", token, "--label", label, "--id", id, "--pin", PIN];
      execFileSync("softhsm2-util", ["--import", file, ...object]);
      await writeCertificate(token, shown, ["--id", id, "--label", label]);
    }

    async function writeCertificate(
      token: string,
      { der }: Issued,
      object: readonly string[],
    ): Promise<void> {
      const file = join(folder, "certificate.der");
      await writeFile(file, der);
      const args = ["--token-label", token, "--write-object", file, "--type", "cert", ...object];
      await pkcs11Tool(access, args, { pin: PIN });
    }
  });
}
