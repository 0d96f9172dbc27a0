import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import type { CDPSession, Page } from "playwright-core";
import type { Address, Hex } from "viem";
import { browserNotice, openBrowser, VIRTUAL_AUTHENTICATOR } from "../../../scripts/lib/browser.js";
import { root } from "../../../scripts/lib/root.mjs";
import type { CreatePasskeyReturnType, Signer } from "../../../sdk/src/exports/index.js";
import { connections } from "./connections.js";
import type { Outcome, PasskeyPage } from "./passkeyPage.js";
import { behavesAsSigner } from "./signers.behavior.js";
import { admitMember, draft, type Stage, setStage, statement } from "./stage.js";

/** Set by the page's script. */
declare const page: PasskeyPage;

// Without a browser there is nothing to test; npm test says so.
const withBrowser = browserNotice() === undefined ? describe : () => undefined;

withBrowser("passkeys of a real browser", function () {
  this.timeout(120_000);
  let stage: Stage;
  let verifier: Address;
  let server: Server;
  let tab: Page;
  let devtools: CDPSession;
  let close: () => Promise<void>;
  let authenticator: string;

  const plug = async (options: Partial<Record<keyof typeof VIRTUAL_AUTHENTICATOR, unknown>> = {}) => {
    const added = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: { ...VIRTUAL_AUTHENTICATOR, ...(options as object) },
    });
    authenticator = added.authenticatorId;
  };
  const unplug = () =>
    devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: authenticator });
  const create = (): Promise<Outcome<CreatePasskeyReturnType>> =>
    tab.evaluate((address) => page.create(address), verifier);
  const sign = (passkey: CreatePasskeyReturnType, digest: Hex): Promise<Outcome<Hex>> =>
    tab.evaluate(([address, made, hash]) => page.sign(address, made, hash), [
      verifier,
      passkey,
      digest,
    ] as const);
  const value = <T>(given: Outcome<T>): T => {
    if ("value" in given) return given.value;
    throw new Error(`The page refused: ${given.code}.`);
  };
  const newSigner = async (): Promise<Signer> => {
    const passkey = value(await create());
    return { key: passkey.key, sign: async ({ digest }) => value(await sign(passkey, digest)) };
  };

  before(async () => {
    stage = await setStage(connections.viem);
    verifier = stage.deployment.verifiers?.webauthn ?? "0x";
    const { outputFiles } = await build({
      entryPoints: [join(root, "test/integration/sdk/passkeyPage.ts")],
      bundle: true,
      write: false,
      format: "iife",
      platform: "browser",
      target: "es2022",
    });
    const script = outputFiles[0]?.text ?? "";
    server = createServer((request, response) => {
      const isScript = request.url === "/page.js";
      response.setHeader("content-type", `${isScript ? "text/javascript" : "text/html"}; charset=utf-8`);
      response.end(
        isScript ? script : '<!doctype html><title>Minh Ước</title><script src="/page.js"></script>',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const opened = await openBrowser();
    close = opened.close;
    tab = await opened.browser.newPage();
    // A passkey belongs to a name: an address in digits has none.
    await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    devtools = await tab.context().newCDPSession(tab);
    await devtools.send("WebAuthn.enable");
    await plug();
  });
  after(async () => {
    await close?.();
    server?.close();
    await stage?.close();
  });

  behavesAsSigner({ name: "a passkey in Chromium", make: newSigner }, () => stage);

  it("sign where they are backed up too, as a phone's are", async () => {
    await unplug();
    await plug({ defaultBackupEligibility: true, defaultBackupState: true } as object);
    const [a, b] = [await admitMember(stage, "dien-thoai"), await admitMember(stage, "doi-tac-dien-thoai")];
    const signer = await newSigner();
    const organisation = a.identifier;
    const key = { organisation, key: signer.key, role: "signatory" } as const;
    await stage.reader.waitForTransaction({ hash: await stage.as(a.manager).addKey(key) });
    const { agreement } = draft([a, b]);
    const act = { kind: "attest", agreement, organisation, statement: statement(), signer } as const;
    const acts = [await stage.reader.signAct(act)];
    await stage.reader.waitForTransaction({ hash: await stage.relayer.submitActs({ agreement, acts }) });
    expect(await stage.reader.hasAttested({ agreement, organisation })).to.equal(true);
  });

  it("are refused by the person, and by a device that cannot tell who asks", async () => {
    const digest: Hex = `0x${"5a".repeat(32)}`;
    const passkey = value(await create());
    await devtools.send("WebAuthn.setUserVerified", {
      authenticatorId: authenticator,
      isUserVerified: false,
    });
    expect(await sign(passkey, digest)).to.deep.equal({ code: "SIGNER_REFUSED" });
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId: authenticator, isUserVerified: true });
    expect(await sign(passkey, digest)).to.have.property("value");
  });
});
