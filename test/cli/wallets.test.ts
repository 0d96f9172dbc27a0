// Contract wallets that sign: a Safe by its owners or on chain, and a wallet of nested messages.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { createWalletClient, type Hex, http } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { utc } from "../../cli/src/words/utc.js";
import { testKey } from "../../scripts/lib/signers.js";
import {
  deploySafe,
  deploySignMessageLib,
  deployUnheardOwner,
  executeSafeTransaction,
} from "../../scripts/lib/testSafe.js";
import { createEnvelope, formatEnvelope } from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  draft,
  type Member,
  type Stage,
  setStage,
} from "../integration/sdk/stage.js";
import { createDesk } from "./mou.js";

const capacity = ["--name", "Lê Thị Hà", "--capacity", "Cục trưởng"];

describe("mou: contract wallets", function () {
  this.timeout(120_000);
  const desk = createDesk();
  const ownerKeys = ["first", "second", "third"].map((name) => testKey(`safe ${name}`));
  const owners = ownerKeys.map((key) => privateKeyToAccount(key)) as [
    PrivateKeyAccount,
    PrivateKeyAccount,
    PrivateKeyAccount,
  ];
  const [first, second, third] = ownerKeys as [Hex, Hex, Hex];
  let stage: Stage;
  let member: Member;
  let partner: Member;
  let safe: Hex;
  let wallet: ReturnType<typeof walletOf>;
  const walletOf = () =>
    createWalletClient({
      account: privateKeyToAccount(stage.privateKey(0)),
      chain: hardhat,
      transport: http(stage.rpc),
    });

  const as = (key: Hex) => ({ env: { MOU_PRIVATE_KEY: key } });
  const enrol = async (key: Hex) => {
    const added = await desk.json(["key", "add", member.identifier, key], as(member.manager));
    expect(added.code, JSON.stringify(added.error)).to.equal(0);
  };
  /** An envelope of its own. */
  const envelope = (name: string): string => {
    const { chainId, agreements: registry } = stage.deployment;
    const { agreement } = draft([member, partner]);
    return desk.write(name, formatEnvelope(createEnvelope({ agreement, chainId, registry })));
  };
  const forMember = (file: string, ...more: string[]) => [
    "sign",
    file,
    "--organisation",
    member.identifier,
    ...capacity,
    ...more,
  ];
  const asOwner = (file: string, ...more: string[]) => ["sign", file, "--safe", safe, "--yes", ...more];
  /** The registry takes what the file holds. */
  const submit = async (file: string) => {
    const done = await desk.json(["submit", file], as(stage.privateKey(1)));
    expect([done.code, done.result?.status], JSON.stringify(done.error)).to.deep.equal([0, "Proposed"]);
  };

  before(async () => {
    stage = await setStage(connections.viem);
    [member, partner] = [await admitMember(stage, "bo-khcn"), await admitMember(stage, "ngan-hang")];
    wallet = walletOf();
    safe = (
      await deploySafe(wallet, { owners: owners.map(({ address }) => address), threshold: 2 })
    ).toLowerCase() as Hex;
    desk.write("deployment.json", JSON.stringify(stage.deployment));
    desk.write("mou.config.json", JSON.stringify({ rpc: [stage.rpc], deployment: "deployment.json" }));
    await enrol(safe);
  });
  after(async () => {
    desk.close();
    await stage?.close();
  });

  it("a Safe signs once enough of its owners have, each with a file that goes round", async () => {
    const file = envelope("safe.mou.json");
    const untouched = readFileSync(desk.path(file));
    const one = await desk.json(forMember(file, "--safe", safe, "--yes"), as(first));
    expect(one.code, JSON.stringify(one.error)).to.equal(3);
    const address = (index: number) => owners[index]?.address.toLowerCase();
    expect(one.result).to.deep.include({
      file: null,
      safe: {
        file: "safe.safe.json",
        threshold: 2,
        signed: [address(0)],
        waiting: [address(1), address(2)].sort(),
        refused: [],
      },
    });
    expect(readFileSync(desk.path(file))).to.deep.equal(untouched);
    const again = await desk.mou([...asOwner(file), "--lang", "vi"], as(first));
    expect(again.stdout)
      .to.contain("1/2 chủ sở hữu đã ký")
      .and.contain(address(1))
      .and.contain(`ghi nhận trước: ${utc(one.result.act.validUntil)}`);
    const two = await desk.json(asOwner(file), as(third));
    expect(two.code, JSON.stringify(two.error)).to.equal(0);
    expect(two.result.file).to.equal(file);
    expect(two.result.acts).to.have.lengthOf(1);
    expect(two.result.acts[0]).to.include({ key: safe, organisation: member.identifier });
    expect(two.result.act).to.deep.equal(one.result.act);
    await submit(file);
  });

  it("a Safe's owners sign side by side, also elsewhere, and whoever holds the files puts them together", async () => {
    const file = envelope("beside.mou.json");
    const printed = await desk.mou(forMember(file, "--safe", safe, "--typed-data", "--json"));
    desk.write("act.json", printed.stdout);
    const { typedData } = JSON.parse(printed.stdout).result;
    expect(typedData.primaryType).to.equal("SafeMessage");
    const signature = await owners[1].signTypedData(typedData);
    const act = ["--act", "act.json"];
    const elsewhere = ["--key", owners[1].address, "--signature", signature];
    const files = (...names: string[]) => names.flatMap((name) => ["--owner-signatures", name]);
    const [one, two] = await Promise.all([
      desk.json(asOwner(file, ...act, ...files("one.json")), as(first)),
      desk.json(asOwner(file, ...act, ...elsewhere, ...files("two.json"))),
    ]);
    expect([one.result?.safe.signed.length, two.result?.safe.signed.length]).to.deep.equal([1, 1]);
    // Nobody's key is asked for: enough have signed.
    const done = await desk.json(["sign", file, "--safe", safe, ...files("one.json", "two.json")]);
    expect(done.code, JSON.stringify(done.error)).to.equal(0);
    await submit(file);
  });

  it("a Safe keeps an owner's good signature, whatever other files say, and names the bad one", async () => {
    const file = envelope("junk.mou.json");
    await desk.json(forMember(file, "--safe", safe, "--yes"), as(first));
    const held = JSON.parse(readFileSync(desk.path("junk.safe.json"), "utf8"));
    const [{ owner, signature }] = held.signatures;
    const junk = { owner, signature: `${signature.slice(0, -4)}00${signature.slice(-2)}` };
    const refused = { ...junk, code: "SAFE_SIGNATURE_INVALID" };
    desk.write("later.json", JSON.stringify({ ...held, signatures: [junk] }));
    const later = ["--owner-signatures", "junk.safe.json", "--owner-signatures", "later.json"];
    const one = await desk.json(asOwner(file, ...later), as(first));
    expect(one.result?.safe, JSON.stringify(one.error)).to.deep.include({
      signed: [owner],
      refused: [refused],
    });
    expect(JSON.parse(readFileSync(desk.path("junk.safe.json"), "utf8"))).to.deep.equal(held);
    const spoken = await desk.mou(asOwner(file, ...later, "--lang", "vi"), as(first));
    expect(spoken.stderr).to.contain(junk.signature).and.contain("đã bỏ ra");
    // No endpoint calls a contract with so much.
    const long = { owner, signature: `0x${"ff".repeat(700_000)}` };
    desk.write("long.json", JSON.stringify({ ...held, signatures: [long] }));
    const longer = await desk.json(asOwner(file, ...later.slice(0, 3), "long.json"), as(first));
    expect(longer.result?.safe.signed, JSON.stringify(longer.error)).to.deep.equal([owner]);
    expect(longer.result.safe.refused).to.deep.equal([{ ...long, code: "CHAIN_REQUEST_REFUSED" }]);
    expect(longer.stderr.length).to.be.lessThan(1000);
    // Where it stands does not matter.
    const before = ["--owner-signatures", "later.json", "--owner-signatures", "junk.safe.json"];
    const two = await desk.json(asOwner(file, ...before), as(second));
    expect(two.result?.safe, JSON.stringify(two.error)).to.deep.equal({ refused: [refused] });
    await submit(file);
  });

  it("a Safe of which enough owners have signed is not stopped by what else stands in files", async () => {
    const file = envelope("evil.mou.json");
    const one = await desk.json(forMember(file, "--safe", safe, "--yes"), as(first));
    const held = JSON.parse(readFileSync(desk.path("evil.safe.json"), "utf8"));
    const [{ signature }] = held.signatures;
    const owner = (index: number) => owners[index]?.address as Hex;
    const evil = [
      { owner: owner(1).toLowerCase(), signature },
      { owner: owner(2).toLowerCase(), signature: "0x12" },
      // In a form that no address has.
      { owner: stage.deployment.members.toUpperCase().replace("X", "x"), signature },
    ];
    const write = () => desk.write("evil.json", JSON.stringify({ ...held, signatures: evil }));
    const codes = ["SAFE_SIGNATURE_INVALID", "SAFE_SIGNATURE_INVALID", "SAFE_OWNER_UNKNOWN"];
    const refused = evil.map((bad, index) => ({
      owner: bad.owner.toLowerCase(),
      signature: bad.signature,
      code: codes[index],
    }));
    // Nothing in the file counts: it is said why, though no key is there to go on with.
    const alone = await desk.json(asOwner(file, "--owner-signatures", write()));
    expect(alone.error?.code).to.equal("CLI_SIGNER_MISSING");
    for (const { owner, signature, code } of refused)
      expect(alone.stderr).to.match(
        new RegExp(`^left out: the signature ${signature} of ${owner}\\. ${code}: .+$`, "m"),
      );
    // An owner in whose name somebody else wrote signs all the same.
    const two = await desk.json(asOwner(file, "--owner-signatures", write()), as(second));
    expect(two.result?.safe, JSON.stringify(two.error)).to.deep.equal({
      file: "evil.json",
      threshold: 2,
      signed: [owner(1).toLowerCase()],
      waiting: [owner(0), owner(2)].map((address) => address.toLowerCase()).sort(),
      refused,
    });
    desk.write("second.json", readFileSync(desk.path("evil.json")));
    const files = ["evil.safe.json", "second.json", write()];
    const done = await desk.json([
      ...["sign", file, "--safe", safe],
      ...files.flatMap((name) => ["--owner-signatures", name]),
    ]);
    expect(done.result?.safe, JSON.stringify(done.error)).to.deep.equal({ refused });
    expect(done.result.act).to.deep.equal(one.result.act);
    await submit(file);
  });

  it("a Safe goes on without the contract among its owners whose signature it does not take", async () => {
    const contract = (await deployUnheardOwner(wallet)).toLowerCase() as Hex;
    const [a, b] = owners.map(({ address }) => address.toLowerCase() as Hex) as [Hex, Hex, Hex];
    const mixed = await deploySafe(wallet, { owners: [a, b, contract], threshold: 2 });
    await enrol(mixed);
    const file = envelope("mixed.mou.json");
    const sign = ["sign", file, "--safe", mixed, "--yes"];
    const signed = { owner: contract, signature: "0x12" };
    const run = await desk.json([
      ...forMember(file, "--safe", mixed, "--yes"),
      ...["--key", contract, "--signature", signed.signature],
    ]);
    expect(run.result?.safe.signed, JSON.stringify(run.error)).to.deep.equal([contract]);
    const one = await desk.json(sign, as(first));
    expect(one.result?.safe, JSON.stringify(one.error)).to.deep.equal({
      file: "mixed.safe.json",
      threshold: 2,
      signed: [a],
      waiting: [b],
      refused: [{ ...signed, code: "SAFE_SIGNATURES_REFUSED" }],
    });
    expect(one.stderr).to.contain("left out: the signature 0x12").and.contain("stays in the file");
    const held = JSON.parse(readFileSync(desk.path("mixed.safe.json"), "utf8"));
    expect(held.signatures).to.deep.include(signed);
    const two = await desk.json(sign, as(second));
    expect(two.result?.file, JSON.stringify(two.error)).to.equal(file);
    await submit(file);
  });

  it("a Safe whose other owners have all signed is told of the way that is left", async () => {
    const contract = await deployUnheardOwner(wallet);
    const [a] = owners.map(({ address }) => address) as [Hex, Hex, Hex];
    const pair = await deploySafe(wallet, { owners: [a, contract], threshold: 2 });
    const file = envelope("pair.mou.json");
    const words = forMember(file, "--safe", pair, "--yes");
    await desk.json([...words, "--key", contract, "--signature", "0x12"]);
    const { stdout } = await desk.mou(["sign", file, "--safe", pair, "--yes"], as(first));
    expect(stdout).to.contain("1 of 2 owners have signed").and.contain("--approved");
  });

  it("a Safe takes neither a stranger's signature nor one for something else", async () => {
    const file = envelope("refused.mou.json");
    const stranger = await desk.json(forMember(file, "--safe", safe, "--yes"), as(partner.signatory));
    expect([stranger.code, stranger.error.code]).to.deep.equal([1, "SAFE_OWNER_UNKNOWN"]);
    expect(existsSync(desk.path("refused.safe.json"))).to.equal(false);
    const unasked = await desk.json(forMember(file, "--safe", safe), as(first));
    expect([unasked.code, unasked.error.code]).to.deep.equal([2, "CLI_CONFIRMATION_MISSING"]);
    await desk.json(forMember(file, "--safe", safe, "--yes"), as(first));
    const held = JSON.parse(readFileSync(desk.path("refused.safe.json"), "utf8"));
    const altered = async (changes: object, ...more: string[]) => {
      desk.write("altered.json", JSON.stringify({ ...held, ...changes }));
      const run = await desk.json(asOwner(file, "--owner-signatures", "altered.json", ...more), as(second));
      return [run.code, run.error?.code, run.error?.values.differs];
    };
    const other = { ...held.act, validUntil: held.act.validUntil + 1 };
    desk.write("other.json", JSON.stringify({ act: other }));
    const code = "CLI_OWNER_SIGNATURES_OTHER";
    expect(await altered({ agreement: `0x${"11".repeat(32)}` })).to.deep.equal([1, code, "agreement"]);
    expect(await altered({ chainId: 1 })).to.deep.equal([1, code, "chainId"]);
    expect(await altered({ safe: partner.identifier })).to.deep.equal([1, code, "safe"]);
    expect(await altered({ version: 2 })).to.deep.equal([1, code, "version"]);
    expect(await altered({ signatures: [{ owner: 1 }] })).to.deep.equal([1, code, "signatures"]);
    expect(await altered({}, "--act", "other.json")).to.deep.equal([1, code, "act"]);
    expect(
      await altered({}, "--owner-signatures", "refused.safe.json", "--organisation", partner.identifier),
    ).to.deep.equal([2, "CLI_VALUE_INVALID", undefined]);
    // The file comes from others: it does not change what this owner asked for.
    for (const option of [
      ["--kind", "terminate"],
      ["--statement", "Another"],
      ["--valid-until", String(held.act.validUntil + 1)],
      ["--capacity", "Bộ trưởng"],
    ]) {
      expect(await altered({}, ...option), option[0]).to.deep.equal([2, "CLI_VALUE_INVALID", undefined]);
    }
    const dated = await desk.json(asOwner(file, "--valid-until", "2099-01-01T00:00:00Z"), as(second));
    expect(dated.error.message).to.contain("--valid-until is not usable: 2099-01-01 00:00:00 UTC.");
    expect(dated.error.remedy).to.contain(utc(held.act.validUntil));
    const over = { ...held.act, validUntil: 1_700_000_000 };
    expect((await altered({ act: over })).slice(0, 2)).to.deep.equal([1, "CLI_SAFE_TIME_OVER"]);
    // The act was altered after the owner had signed it: that signature does not count for it.
    desk.write("altered.json", JSON.stringify({ ...held, act: other }));
    const changed = await desk.json(asOwner(file, "--owner-signatures", "altered.json"), as(second));
    expect(changed.result?.safe, JSON.stringify(changed.error)).to.deep.include({
      signed: [owners[1].address.toLowerCase()],
      refused: [{ ...held.signatures[0], code: "SAFE_SIGNATURE_INVALID" }],
    });
    const [none, offline] = await Promise.all([
      desk.json(
        forMember(file, "--safe", stage.deployment.members, "--yes", "--owner-signatures", "none.json"),
        as(first),
      ),
      desk.json(asOwner(file, "--rpc", "http://127.0.0.1:1"), as(second)),
    ]);
    expect([none.code, none.error.code]).to.deep.equal([1, "SAFE_UNSUPPORTED"]);
    expect([offline.code, offline.error.code]).to.deep.equal([4, "CHAIN_UNREACHABLE"]);
  });

  it("a Safe approves on chain instead, by the transaction that is printed", async () => {
    const file = envelope("approved.mou.json");
    const library = await deploySignMessageLib(wallet);
    const printed = await desk.mou(forMember(file, "--typed-data", "--json"));
    desk.write("fixed.json", printed.stdout);
    const approved = ["sign", file, "--act", "fixed.json", "--safe", safe, "--approved"];
    const [unfixed, missing, call] = await Promise.all([
      desk.json(forMember(file, "--safe", safe, "--approved")),
      desk.json(approved),
      desk.json([...approved, "--sign-message-lib", library]),
    ]);
    expect([unfixed.code, unfixed.error.code]).to.deep.equal([2, "CLI_VALUE_MISSING"]);
    expect([missing.code, missing.error.code]).to.deep.equal([3, "WALLET_APPROVAL_MISSING"]);
    expect([call.code, call.result.file]).to.deep.equal([3, null]);
    const { to, data, operation } = call.result.approval;
    expect(to).to.equal(library.toLowerCase());
    await executeSafeTransaction(wallet, { safe, to, data, operation, owners: owners.slice(0, 2) });
    const done = await desk.json(approved);
    expect(done.code, JSON.stringify(done.error)).to.equal(0);
    expect(JSON.parse(readFileSync(desk.path(file), "utf8")).acts[0]).to.include({
      key: safe,
      signature: "0x",
    });
    await submit(file);
  });

  describe("a Safe that manages an organisation", () => {
    const address = (index: number) => owners[index]?.address.toLowerCase();
    const signFor = (...words: string[]) => [...words, "--sign", "--safe", safe];
    /** Anyone sends what the Safe has signed. */
    const relay = async (words: string[], signed: { result: object }) => {
      desk.write("signed.json", JSON.stringify(signed.result));
      const sent = await desk.json([...words, "--authorization", "signed.json"], as(stage.privateKey(1)));
      expect(sent.code, JSON.stringify(sent.error)).to.equal(0);
    };
    const keysOf = async ({
      identifier,
    }: Member): Promise<{ key: Hex; role: string; validUntil: number }[]> =>
      (await desk.json(["key", "list", identifier])).result.keys;

    before(async () => {
      const manage = ["key", "add", partner.identifier, safe, "--role", "manager"];
      expect((await desk.json(manage, as(partner.manager))).code).to.equal(0);
    });

    it("has enough of its owners sign the same change, and anyone sends it", async () => {
      const key = privateKeyToAccount(testKey("added")).address;
      const add = ["key", "add", partner.identifier, key, "--valid-until", "2099-01-01T00:00:00Z"];
      const dry = await desk.json(signFor(...add, "--dry-run"));
      expect([dry.code, dry.result?.dryRun, dry.result?.key]).to.deep.equal([0, true, key.toLowerCase()]);
      expect(readdirSync(desk.folder).filter((name) => name.startsWith("KeyAddition"))).to.deep.equal([]);
      const one = await desk.json(signFor(...add), as(first));
      expect(one.code, JSON.stringify(one.error)).to.equal(3);
      const { file, ...waiting } = one.result.safe;
      expect(file).to.equal(`KeyAddition-${one.result.keyId.slice(2, 10)}.safe.json`);
      expect(waiting).to.deep.equal({
        threshold: 2,
        signed: [address(0)],
        waiting: [address(1), address(2)].sort(),
        refused: [],
      });
      expect(one.result).to.include({ key: key.toLowerCase(), role: "signatory" });
      const again = await desk.mou([...signFor(...add), "--lang", "vi"], as(first));
      expect(again.stdout).to.contain(`1/2 chủ sở hữu đã ký. Hãy chuyển ${file} để thêm 1 người ký`);

      const held = JSON.parse(readFileSync(desk.path(file), "utf8"));
      const { deadline, nonce } = held;
      expect(one.result).to.deep.include({ deadline, nonce });
      expect(again.stdout)
        .to.contain(`nonce: ${nonce}`)
        .and.contain(`deadline: ${utc(deadline)}`)
        .and.contain("validUntil: 2099-01-01 00:00:00 UTC");
      const altered = async (changes: object, ...more: string[]) => {
        desk.write("altered.json", JSON.stringify({ ...held, ...changes }));
        const words = [...signFor(...add, ...more), "--owner-signatures", "altered.json"];
        const { code, error } = await desk.json(words, as(second));
        return [code, error?.code, error?.values.differs];
      };
      const code = "CLI_OWNER_SIGNATURES_OTHER";
      expect(await altered({ change: "KeyRevocation" })).to.deep.equal([1, code, "change"]);
      expect(await altered({ nonce: "7" })).to.deep.equal([1, code, "nonce"]);
      expect(await altered({ registry: stage.deployment.agreements })).to.deep.equal([1, code, "registry"]);
      // The file comes from others: it does not change what this owner asked for.
      expect(await altered({}, "--role", "manager")).to.deep.equal([1, code, "role"]);
      // Until when the change counts is all that the file fixes, and nobody can have the owners sign any time.
      for (const [until, refusal] of [
        [1_700_000_000, "CLI_SAFE_TIME_OVER"],
        [deadline + 86_400, "CLI_SAFE_TIME_LATE"],
        [2 ** 40 - 1, "CLI_SAFE_TIME_LATE"],
      ] as const) {
        expect((await altered({ deadline: until, signatures: [] })).slice(0, 2)).to.deep.equal([1, refusal]);
        expect(JSON.parse(readFileSync(desk.path("altered.json"), "utf8")).signatures).to.deep.equal([]);
      }
      expect(await altered({ deadline: deadline + 1 })).to.deep.equal([3, undefined, undefined]);
      expect((await altered({ deadline: "soon" })).slice(0, 2)).to.deep.equal([1, "ACT_TIME_INVALID"]);
      const stranger = await desk.terminal(signFor(...add), as(partner.signatory));
      expect(stranger.output)
        .to.contain("SAFE_OWNER_UNKNOWN")
        .and.contain(`deadline: ${utc(deadline)}`)
        .and.contain("validUntil: 2099-01-01 00:00:00 UTC");
      const unsigned = await desk.json([...add, "--safe", safe], as(first));
      expect([unsigned.code, unsigned.error.code]).to.deep.equal([2, "CLI_KEY_SENDS_NOTHING"]);
      expect(unsigned.error.values.options).to.deep.equal(["--safe"]);

      const two = await desk.json(signFor(...add), as(third));
      expect(two.code, JSON.stringify(two.error)).to.equal(0);
      expect(two.result.authorization).to.include({ key: safe, deadline: held.deadline });
      await relay(add, two);
      expect((await keysOf(partner)).at(-1)).to.include({
        key: key.toLowerCase(),
        validUntil: 4_070_908_800,
      });
      // A change went before: what was signed for the old nonce counts no more.
      const late = await desk.json(signFor(...add), as(second));
      expect([late.error.code, late.error.values.differs]).to.deep.equal([code, "nonce"]);
    });

    it("signs nothing for an organisation that it does not manage", async () => {
      const revoke = ["key", "revoke", member.identifier, safe];
      for (const options of [[], ["--approved"]]) {
        const { code, error } = await desk.json(signFor(...revoke, ...options), as(first));
        expect([code, error?.code]).to.deep.equal([1, "CLI_MANAGER_UNKNOWN"]);
        expect(error.values.managers).to.deep.equal([accountKey(member.manager)]);
      }
      expect(readdirSync(desk.folder).filter((name) => name.startsWith("KeyRevocation"))).to.deep.equal([]);
    });

    it("approves a change on chain instead", async () => {
      const key = accountKey(partner.signatory);
      const revoke = ["key", "revoke", partner.identifier, key];
      const approved = [...signFor(...revoke), "--approved"];
      const missing = await desk.json(approved);
      expect([missing.code, missing.error.code]).to.deep.equal([3, "WALLET_APPROVAL_MISSING"]);
      expect(missing.error.remedy).to.contain("--sign-message-lib").and.not.contain("mou sign");
      const library = await deploySignMessageLib(wallet);
      const call = await desk.json([...approved, "--sign-message-lib", library]);
      expect([call.code, call.result?.approval.to]).to.deep.equal([3, library.toLowerCase()]);
      const { to, data, operation } = call.result.approval;
      await executeSafeTransaction(wallet, { safe, to, data, operation, owners: owners.slice(0, 2) });
      const done = await desk.json(approved);
      expect(done.code, JSON.stringify(done.error)).to.equal(0);
      expect(done.result.authorization).to.include({ key: safe, signature: "0x" });
      await relay(revoke, done);
      const revoked = (await keysOf(partner)).find((one) => one.key === key);
      expect(revoked?.validUntil).to.be.greaterThan(0);
    });

    it("vetoes another manager, as a key of any kind does", async () => {
      const manager = accountKey(stage.privateKey(5));
      const replace = ["org", "replace-manager", partner.identifier, "--manager", manager];
      const veto = [...replace, "--step", "veto"];
      const propose = () => desk.json(replace, as(stage.privateKey(0)));
      const proposed = async () =>
        (await desk.json(["org", "show", partner.identifier])).result.proposedManager;
      expect((await propose()).code).to.equal(0);
      const [one, ...others] = [
        await desk.json(signFor(...veto), as(first)),
        await desk.json(signFor(...replace), as(first)),
        await desk.json([...replace, "--safe", safe], as(stage.privateKey(0))),
        await desk.json([...replace, "--step", "install", "--pkcs12", "key.p12"], as(stage.privateKey(0))),
        await desk.json([...replace, "--authorization", "signed.json"], as(stage.privateKey(0))),
      ];
      expect(one.result?.safe.signed, JSON.stringify(one.error)).to.deep.equal([address(0)]);
      expect(others.map(({ error }) => error.values.name)).to.deep.equal([
        "--sign",
        "--safe",
        "--pkcs12",
        "--authorization",
      ]);
      for (const { code, error } of others) {
        expect([code, error.code]).to.deep.equal([2, "CLI_VALUE_INVALID"]);
        expect(error.remedy).to.contain("with --step veto only");
      }
      await relay(veto, await desk.json(signFor(...veto), as(second)));
      expect(await proposed()).to.equal(null);
      // By an account that signs and does not send.
      await propose();
      expect(await proposed()).to.not.equal(null);
      await relay(veto, await desk.json([...veto, "--sign"], as(partner.manager)));
      expect(await proposed()).to.equal(null);
    });
  });

  for (const form of [[], ["--personal"]])
    it(`a wallet of nested messages signs with its owner's key ${form.join("")}`, async () => {
      const file = envelope(`nested${form.join("")}.mou.json`);
      const address = await stage.deploy("NestedWallet", [owners[0].address]);
      await enrol(address);
      const signed = await desk.json(forMember(file, "--wallet", address, "--yes", ...form), as(first));
      expect(signed.code, JSON.stringify(signed.error)).to.equal(0);
      expect(signed.result.acts[0]).to.include({ key: address.toLowerCase(), check: "unknown" });
      await submit(file);
    });

  it("what concerns a Safe or a wallet is refused where none is given", async () => {
    const file = envelope("stray.mou.json");
    const revoke = ["key", "revoke", partner.identifier, accountKey(partner.signatory), "--sign"];
    for (const [missing, ...stray] of [
      ["--safe", "--approved"],
      ["--safe", "--owner-signatures", "stray.safe.json"],
      ["--approved", "--sign-message-lib", safe],
      ["--wallet", "--personal"],
    ] as [string, ...string[]][]) {
      for (const run of [
        await desk.json(forMember(file, "--yes", ...stray), as(member.signatory)),
        await desk.json([...revoke, ...stray], as(partner.manager)),
      ])
        expect([run.code, run.error?.code, run.error?.values.name], stray[0]).to.deep.equal([
          2,
          "CLI_VALUE_MISSING",
          missing,
        ]);
    }
  });

  it("a contract that is no such wallet, or an address that is none, is refused", async () => {
    const file = envelope("no-wallet.mou.json");
    const [none, both, wrong] = await Promise.all([
      desk.json(forMember(file, "--wallet", safe, "--yes"), as(first)),
      desk.json(forMember(file, "--wallet", safe, "--key", safe, "--yes"), as(first)),
      desk.json(forMember(file, "--wallet", "0x12", "--yes"), as(first)),
    ]);
    expect([none.code, none.error.code]).to.deep.equal([1, "WALLET_UNSUPPORTED"]);
    expect([both.code, both.error.code]).to.deep.equal([2, "CLI_OPTIONS_EXCLUSIVE"]);
    expect([wrong.code, wrong.error.code]).to.deep.equal([2, "CLI_VALUE_INVALID"]);
  });

  it("none signs for another chain or registry", async () => {
    const { agreement } = draft([member, partner]);
    const { chainId, members: registry } = stage.deployment;
    desk.write("foreign.mou.json", formatEnvelope(createEnvelope({ agreement, chainId, registry })));
    for (const kind of ["--safe", "--wallet"]) {
      const { code, error } = await desk.json(forMember("foreign.mou.json", kind, safe, "--yes"), as(first));
      expect([code, error.code]).to.deep.equal([1, "ENVELOPE_REGISTRY_OTHER"]);
    }
  });
});
