// Passkeys, on the page that the program serves, in a real browser.

import { chmodSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { concatHex, decodeAbiParameters, type Hex, parseAbiParameters } from "viem";
import { browserNotice } from "../../scripts/lib/browser.js";
import { testKey, testPasskeySigner } from "../../scripts/lib/signers.js";
import { createEnvelope, formatEnvelope } from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  draft,
  type Member,
  type Stage,
  type StartNode,
  setStage,
  startHardhat,
} from "../integration/sdk/stage.js";
import { startAnvil } from "./anvil.js";
import { createDesk } from "./mou.js";
import { knock, openPasskeyBrowser, startWaiting } from "./page.js";

const CREATE = ["key", "create-passkey", "--no-open"];
/** Would run, were it markup. */
const MARKUP = "<img src=x onerror=alert(1)> Bản ghi nhớ";
const JSON_TYPE = { "content-type": "application/json" };

// Without a browser there is nothing to test; npm test says so.
const withBrowser = browserNotice() === undefined ? describe : () => undefined;

const passkeys = (node: string, start: StartNode) =>
  withBrowser(`mou: passkeys, over a registry on ${node}`, function () {
    this.timeout(120_000);
    const desk = createDesk();
    let stage: Stage;
    let browser: Awaited<ReturnType<typeof openPasskeyBrowser>>;
    let member: Member;
    let partner: Member;
    let key: Hex;

    const as = (privateKey: Hex) => ({ env: { MOU_PRIVATE_KEY: privateKey } });
    const sign = (...more: string[]) => [
      "sign",
      "agreement.mou.json",
      "--organisation",
      member.identifier,
      "--name",
      "Lê Thị Hà",
      "--capacity",
      "Cục trưởng",
      "--passkey",
      "passkey.json",
      "--no-open",
      ...more,
    ];

    before(async () => {
      [stage, browser] = await Promise.all([setStage(connections.viem, start), openPasskeyBrowser()]);
      member = await admitMember(stage, "bo-khcn");
      partner = await admitMember(stage, "ngan-hang");
      desk.write("deployment.json", JSON.stringify(stage.deployment));
      desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
      const { chainId, agreements: registry } = stage.deployment;
      const { agreement } = draft([member, partner], { title: `${MARKUP} / Memorandum` });
      desk.write("agreement.mou.json", formatEnvelope(createEnvelope({ agreement, chainId, registry })));
    });
    after(async () => {
      desk.close();
      await browser?.close();
      await stage?.close();
    });

    it("are made on a page that says to what they belong, and enrolled", async () => {
      const waiting = await startWaiting(desk, [
        ...CREATE,
        "--name",
        "Lê Thị Hà <b>",
        "--lang",
        "vi",
        "--json",
      ]);
      await browser.tab.goto(waiting.url);
      expect(await browser.tab.textContent("#summary"))
        .to.contain("localhost")
        .and.contain("Lê Thị Hà <b>");
      expect(await browser.tab.getAttribute("html", "lang")).to.equal("vi");
      await browser.tab.click("#agree:enabled");
      const { code, stdout, stderr } = await waiting.ended;
      expect(code, stdout).to.equal(0);
      expect(stderr).to.equal(`Hãy đọc và đồng ý trên trang này: ${waiting.url}\n`);
      expect(await browser.tab.textContent("#state")).to.contain("Đã tạo passkey.");
      const { result } = JSON.parse(stdout);
      expect(result).to.include({ file: "passkey.json", rpId: "localhost" });
      key = result.key;
      expect(JSON.parse(readFileSync(desk.path("passkey.json"), "utf8"))).to.deep.equal({
        version: 1,
        rpId: "localhost",
        key,
        credentialId: result.credentialId,
      });
      expect(browser.problems()).to.deep.equal([]);
      const added = await desk.json(["key", "add", member.identifier, key], as(member.manager));
      expect(added.code, JSON.stringify(added.error)).to.equal(0);
      const shown = await desk.json(["key", "show", member.identifier, key]);
      expect(shown.result.type).to.equal("webauthn");
      // No second one is made whose file could not be written.
      const [again, nowhere] = await Promise.all([
        desk.json(CREATE),
        desk.json([...CREATE, "--rpc", "http://127.0.0.1:1", "--out", "x.json"]),
      ]);
      expect([again.code, again.error.code]).to.deep.equal([2, "CLI_FILE_EXISTS"]);
      expect([nowhere.code, nowhere.error.code]).to.deep.equal([4, "CHAIN_UNREACHABLE"]);
    });

    it("sign what their page shows, all of it and as text only", async () => {
      const before = readFileSync(desk.path("agreement.mou.json"));
      const waiting = await startWaiting(desk, sign("--json", "--lang", "vi", "--out", "a.mou.json"));
      await browser.tab.setViewportSize({ width: 360, height: 740 });
      await browser.tab.goto(waiting.url);
      await browser.tab.waitForSelector("#agree:enabled");
      const shown = (await browser.tab.textContent("#summary")) ?? "";
      expect(shown).to.contain(`${MARKUP} / Memorandum`).and.contain("Lê Thị Hà, Cục trưởng");
      expect(shown).to.contain(partner.identifier).and.contain(stage.deployment.agreements);
      expect(await browser.tab.locator("#summary *").count()).to.equal(0);
      const sizes = await browser.tab.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
      expect(sizes[0]).to.be.at.most(sizes[1] ?? 0);
      await browser.tab.click("#agree");
      const { code, stdout } = await waiting.ended;
      expect(code, stdout).to.equal(0);
      expect(await browser.tab.textContent("#state")).to.contain("Đã ký.");
      expect(browser.problems()).to.deep.equal([]);
      const { result } = JSON.parse(stdout);
      expect(result.acts[0]).to.include({ key, check: "valid", organisation: member.identifier });
      expect(readFileSync(desk.path("agreement.mou.json"))).to.deep.equal(before);
      const other = ["sign", "a.mou.json", "--organisation", partner.identifier, "--name", "Trần B"];
      await desk.json([...other, "--capacity", "Giám đốc", "--yes"], as(partner.signatory));
      const done = await desk.json(["submit", "a.mou.json"], as(stage.privateKey(1)));
      expect([done.code, done.result?.status], JSON.stringify(done.error)).to.deep.equal([0, "InForce"]);
    });

    it("sign as the settings say, where nothing else is chosen", async () => {
      const settings = { rpc: [stage.rpc], deployment: "deployment.json" };
      const signer = { type: "passkey", file: "passkey.json" };
      desk.write("passkey.config.json", JSON.stringify({ ...settings, signer }));
      const words = ["--organisation", member.identifier, "--name", "Lê Thị Hà", "--capacity", "Cục trưởng"];
      const files = ["--config", "passkey.config.json", "--out", "default.mou.json"];
      // Its page asks, and the terminal does not.
      const signing = ["sign", "agreement.mou.json", ...words, ...files, "--no-open", "--json"];
      const waiting = await startWaiting(desk, signing);
      await browser.agree(waiting);
      const { code, stdout } = await waiting.ended;
      expect(code, stdout).to.equal(0);
      expect(JSON.parse(stdout).result.acts[0]).to.include({ key, check: "valid" });
    });

    it("write nothing where the person refuses, or another passkey answers", async () => {
      const before = readFileSync(desk.path("agreement.mou.json"));
      const refused = await startWaiting(desk, sign("--json", "--lang", "vi"));
      await browser.tab.goto(refused.url);
      await browser.tab.click("#refuse:enabled");
      const no = await refused.ended;
      expect([no.code, JSON.parse(no.stdout).error.code]).to.deep.equal([1, "SIGNER_REFUSED"]);
      expect(await browser.tab.textContent("#state")).to.contain("Người ký từ chối");

      // The person's finger does not fit: the page stays, and is asked again.
      const { devtools, authenticatorId } = browser;
      const again = await startWaiting(desk, sign("--json", "--out", "again.mou.json"));
      await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
      await browser.agree(again);
      await browser.tab.waitForSelector("#agree:enabled");
      expect(await browser.tab.textContent("#state")).to.contain("NotAllowedError");
      await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
      await browser.tab.click("#agree:enabled");
      expect((await again.ended).code).to.equal(0);

      // An assertion over the right challenge, by another key.
      const foreign = await startWaiting(desk, sign("--json"));
      const { publicKey } = JSON.parse((await knock(`${foreign.url}/request`)).text);
      const digest: Hex = `0x${publicKey.challenge.bytes}`;
      const stranger = testPasskeySigner(
        "stranger",
        stage.deployment.verifiers?.webauthn ?? "0x",
        "localhost",
      );
      const [r, s, , , authenticatorData, clientDataJSON] = decodeAbiParameters(
        parseAbiParameters("bytes32, bytes32, uint256, uint256, bytes, bytes"),
        await stranger.sign({ digest }),
      );
      const bytes = (hex: Hex) => ({ bytes: hex.slice(2) });
      const assertion = {
        authenticatorData: bytes(authenticatorData),
        clientDataJSON: bytes(clientDataJSON),
        signature: bytes(concatHex([r, s])),
      };
      const headers = { ...JSON_TYPE, origin: new URL(foreign.url).origin };
      const answer = JSON.stringify({ assertion });
      const posted = await knock(`${foreign.url}/answer`, { method: "POST", headers, body: answer });
      expect(posted.status).to.equal(400);
      const wrong = await foreign.ended;
      expect([wrong.code, JSON.parse(wrong.stdout).error.code]).to.deep.equal([1, "CLI_PASSKEY_OTHER"]);
      expect(readFileSync(desk.path("agreement.mou.json"))).to.deep.equal(before);
      desk.write("no.json", "{}");
      const none = await desk.json(sign("--passkey", "no.json"));
      expect([none.code, none.error.code]).to.deep.equal([2, "CLI_FILE_OTHER"]);
      const two = await desk.json(sign("--key-env", "KEY"));
      expect([two.code, two.error.code]).to.deep.equal([2, "CLI_ACCOUNT_AMBIGUOUS"]);
    });

    it("sign as managers, without a transaction of their own", async () => {
      const { identifier } = member;
      const making = await startWaiting(desk, [...CREATE, "--out", "manager.json", "--json"]);
      await browser.agree(making);
      expect((await making.ended).code).to.equal(0);
      const passkey = ["--passkey", "manager.json"];
      // Named by its file: nothing is signed with it, and no page opens.
      const role = ["--role", "manager", "--yes"];
      const enrolled = await desk.json(["key", "add", identifier, ...passkey, ...role], as(member.manager));
      expect(enrolled.code, JSON.stringify(enrolled.error)).to.equal(0);
      const added = accountKey(testKey("added by a passkey"));
      const change = ["key", "add", identifier, added];
      const sends = await desk.json([...change, ...passkey], as(member.manager));
      expect([sends.code, sends.error.code]).to.deep.equal([2, "CLI_KEY_SENDS_NOTHING"]);
      const signing = await startWaiting(desk, [...change, "--sign", ...passkey, "--no-open", "--json"]);
      await browser.agree(signing);
      expect(await browser.tab.textContent("#heading")).to.equal("Sign with your passkey");
      expect(await browser.tab.textContent("#summary"))
        .to.contain(added)
        .and.contain("role: signatory")
        .and.match(/nonce: \d+\ndeadline: 20\d\d-.+ UTC/);
      const signed = await signing.ended;
      expect(signed.code, signed.stdout).to.equal(0);
      desk.write("signed.json", signed.stdout);
      const sent = await desk.json([...change, "--authorization", "signed.json"], as(stage.privateKey(1)));
      expect(sent.code, JSON.stringify(sent.error)).to.equal(0);
    });

    it("let nobody else onto the page, and take one answer from it", async () => {
      const waiting = await startWaiting(desk, [...CREATE, "--out", "other.json", "--json"]);
      const { url } = waiting;
      const { origin, host, port } = new URL(url);
      const page = await knock(url);
      expect(page.status).to.equal(200);
      expect(page.headers).to.include({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
      expect(page.headers["content-security-policy"])
        .to.contain("default-src 'none'")
        .and.contain("connect-src 'self'")
        .and.contain("frame-ancestors 'none'")
        .and.not.contain("unsafe");
      const own = { ...JSON_TYPE, origin };
      const refused = JSON.stringify({ error: { name: "NotAllowedError", message: "no" } });
      const post = (headers: Record<string, string>, body = refused) =>
        knock(`${url}/answer`, { method: "POST", headers, body });
      const statuses = async (...asked: Promise<{ status: number }>[]) =>
        (await Promise.all(asked)).map(({ status }) => status);
      expect(
        await statuses(
          knock(`${origin}/`),
          knock(`${url.slice(0, -1)}`),
          knock(`${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`),
          knock(`${url}/request/more`),
          knock(`${url}/answer`),
          knock(url, { headers: { host: `127.0.0.1:${port}` } }),
          knock(`${url}/request`, { headers: { host: `evil.example:${port}` } }),
        ),
      ).to.deep.equal([404, 404, 404, 404, 404, 403, 403]);
      expect(
        await statuses(
          post(JSON_TYPE),
          post({ ...JSON_TYPE, origin: "https://evil.example" }),
          post({ ...JSON_TYPE, origin: `http://127.0.0.1:${port}` }),
          post({ ...JSON_TYPE, origin: "null" }),
          post({ origin, "content-type": "text/plain" }),
        ),
      ).to.deep.equal([403, 403, 403, 403, 415]);
      const garbage = [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"registration":{}}',
        '{"registration":{"rawId":{"bytes":"zz"},"publicKey":null}}',
        '{"assertion":{"authenticatorData":{"bytes":"00"}}}',
        '{"error":{"name":1}}',
        " ".repeat(64 * 1024 + 1),
      ];
      for (const body of garbage) expect((await post(own, body)).status, body.slice(0, 40)).to.equal(400);
      // It still waits for its page. Another site's page cannot read it, nor answer.
      expect(host).to.equal(`localhost:${port}`);
      await browser.tab.route("http://evil.example/", (route) =>
        route.fulfill({ body: "<p>evil", contentType: "text/html" }),
      );
      await browser.tab.goto("http://evil.example/");
      const outcomes = await browser.tab.evaluate(
        ([address, body]) =>
          Promise.all(
            [
              fetch(`${address}/request`),
              fetch(`${address}/answer`, {
                method: "POST",
                headers: { "content-type": "application/json" },
                body,
              }),
              fetch(`${address}/answer`, { method: "POST", mode: "no-cors", body }),
            ].map((asked) =>
              asked.then(
                ({ type }) => type,
                () => "refused",
              ),
            ),
          ),
        [url, refused] as const,
      );
      expect(outcomes).to.deep.equal(["refused", "refused", "refused"]);
      browser.problems();
      // One of two answers counts; the other hears so, or nothing where the page has gone by then.
      const twice = [post(own), post(own)].map((one) => one.catch(() => ({ status: 409 })));
      expect((await statuses(...twice)).sort()).to.deep.equal([400, 409]);
      const { code, stdout } = await waiting.ended;
      expect([code, JSON.parse(stdout).error.code]).to.deep.equal([1, "SIGNER_REFUSED"]);
      expect(existsSync(desk.path("other.json"))).to.equal(false);
      expect(await knock(url).catch((error: NodeJS.ErrnoException) => error.code)).to.equal("ECONNREFUSED");
    });

    // The program's name is another on other systems.
    if (process.platform === "linux")
      it("open in the system's browser, which is told nothing that others could read", async () => {
        const opened = desk.path("opened");
        const looks = 'echo "$1"; stat -c %a "$file" "$(dirname "$file")"; env';
        desk.write(
          "xdg-open",
          `#!/bin/sh\nfile="\${1#file://}"\n{ ${looks}; } > "${opened}.part"\nmv "${opened}.part" "${opened}"\n`,
        );
        chmodSync(desk.path("xdg-open"), 0o755);
        const PATH = `${desk.folder}:${process.env.PATH ?? ""}`;
        const args = ["key", "create-passkey", "--out", "other.json"];
        // One that nothing read, one that only the settings name, and one that holds no secret.
        const account = { type: "env", name: "NAMED" };
        desk.write(
          "named.json",
          JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json", account }),
        );
        const env = { PATH, MOU_PRIVATE_KEY: "0x1234", NAMED: "0x5678", TOKEN_SETTING: "kept" };
        const waiting = await startWaiting(desk, [...args, "--config", "named.json"], { env });
        while (!existsSync(opened)) await new Promise((resolve) => setTimeout(resolve, 20));
        const [address = "", ...seen] = readFileSync(opened, "utf8").split("\n");
        const token = new URL(waiting.url).pathname.slice(1);
        expect(address)
          .to.match(/^file:\/\/.*\.html$/)
          .and.not.contain(token);
        expect(seen.slice(0, 2)).to.deep.equal(["600", "700"]);
        expect(seen).to.include("TOKEN_SETTING=kept");
        expect(seen.join()).not.to.match(/MOU_|NAMED|0x1234|0x5678/);
        await browser.tab.goto(address);
        await browser.tab.waitForURL(waiting.url);
        expect(existsSync(fileURLToPath(address))).to.equal(false);
        waiting.kill("SIGINT");
        await waiting.ended;
        browser.problems();
      });

    it("give up after a time, and end with Ctrl-C", async () => {
      const made = [...CREATE, "--out", "other.json", "--json", "--lang", "vi"];
      const unanswered = await startWaiting(desk, [...made, "--wait", "1"]);
      const stopped = await startWaiting(desk, [...CREATE, "--out", "other.json"]);
      stopped.kill("SIGINT");
      const [late, killed] = await Promise.all([unanswered.ended, stopped.ended]);
      const { error } = JSON.parse(late.stdout);
      expect([late.code, error.code, error.values.seconds]).to.deep.equal([3, "CLI_PAGE_UNANSWERED", 1]);
      expect(error.message).to.contain("trong 1 giây");
      expect(killed.stdout).to.equal("");
      expect(await knock(stopped.url).catch((one: NodeJS.ErrnoException) => one.code)).to.equal(
        "ECONNREFUSED",
      );
    });
  });

passkeys("Hardhat", startHardhat);
passkeys("anvil", startAnvil);
