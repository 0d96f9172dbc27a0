import type { ServerResponse } from "node:http";
import { expect } from "chai";
import { type Hex, keccak256, numberToHex, stringToHex, toFunctionSelector } from "viem";
import { agreementId, type RegistryActions } from "../../../sdk/src/exports/index.js";
import { changing, startProxy, type Tamper, type TamperingProxy } from "./proxy.js";
import {
  admitMember,
  type Connect,
  draft,
  failure,
  type Member,
  type Stage,
  setStage,
  statement,
} from "./stage.js";

const reply =
  (status: number, type: string, body: string): Tamper =>
  async () =>
  (response: ServerResponse) => {
    response.statusCode = status;
    response.setHeader("content-type", type);
    response.end(body);
  };
const recordOf = toFunctionSelector("recordOf(bytes32)");
const onRecord = (change: (word: string) => unknown) =>
  changing("eth_call", (result) => change(String(result)), recordOf);
const html = "<html><body>502 Bad Gateway</body></html>";
const refused = (message: string, code = -32_005) => ({ error: { code, message } });

/** What a broken or lying endpoint does, and the codes that may come of it. */
const endpoints: readonly [what: string, tamper: Tamper, codes: readonly string[]][] = [
  ["answers with a web page", reply(200, "text/html", html), ["CHAIN_ANSWER_INVALID"]],
  [
    "answers with a web page that says it is JSON",
    reply(200, "application/json", html),
    ["CHAIN_ANSWER_INVALID"],
  ],
  [
    "is behind a gateway that fails",
    reply(502, "text/html", html),
    ["CHAIN_UNREACHABLE", "CHAIN_ANSWER_INVALID"],
  ],
  ["answers with nothing", reply(200, "application/json", ""), ["CHAIN_ANSWER_INVALID"]],
  [
    "cuts its JSON short",
    reply(200, "application/json", '{"jsonrpc":"2.0","id":1,"resu'),
    ["CHAIN_ANSWER_INVALID"],
  ],
  ["answers null", reply(200, "application/json", "null"), ["CHAIN_ANSWER_INVALID"]],
  ["answers a text", reply(200, "application/json", '"hello"'), ["CHAIN_ANSWER_INVALID"]],
  ["closes the connection", async () => (response) => void response.destroy(), ["CHAIN_UNREACHABLE"]],
  ["never answers", async () => () => undefined, ["CHAIN_TIMEOUT"]],
  ["refuses", async () => refused("not for this key", -32_000), ["CHAIN_REQUEST_REFUSED"]],
  ["is asked too often", async () => refused("daily quota reached", -32_000), ["CHAIN_RATE_LIMITED"]],
  ["leaves the result out", async () => ({}), ["CHAIN_ANSWER_INVALID"]],
  ["answers a number", onRecord(() => 7), ["CHAIN_ANSWER_INVALID"]],
  ["answers what is not hex", onRecord(() => "0xzz"), ["CHAIN_ANSWER_INVALID"]],
  ["answers half a byte", onRecord((word) => word.slice(0, -1)), ["CHAIN_ANSWER_INVALID"]],
  ["answers too few bytes", onRecord((word) => word.slice(0, -64)), ["CHAIN_ANSWER_INVALID"]],
  ["answers too many bytes", onRecord((word) => `${word}00`), ["CHAIN_ANSWER_INVALID"]],
  ["answers without bytes", onRecord(() => "0x"), ["CHAIN_ANSWER_INVALID"]],
  [
    "answers an outcome that does not exist",
    onRecord((word) => word.slice(0, 2 + 3 * 64) + "9".padStart(64, "0") + word.slice(2 + 4 * 64)),
    ["CHAIN_ANSWER_INVALID"],
  ],
  [
    "answers a record that no acts lead to",
    onRecord((word) => `0x${"0".repeat(64)}${word.slice(66)}`),
    ["CHAIN_ANSWER_INVALID"],
  ],
  [
    "answers a block that was not asked for",
    changing("eth_getBlockByNumber", (block) => ({ ...(block as object), number: "zero" })),
    ["CHAIN_ANSWER_INVALID"],
  ],
];

export function behavesOnBrokenChains(name: string, connect: Connect): void {
  describe(`broken and lying endpoints over ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let proxy: TamperingProxy;
    let through: RegistryActions;
    let a: Member;
    let b: Member;
    let good: ReturnType<typeof draft> & { id: Hex };

    const conclude = async (made = draft([a, b])) => {
      const { agreement } = made;
      const acts = await Promise.all(
        [a, b].map(({ signatory, identifier: organisation }) =>
          stage.as(signatory).signAct({ kind: "attest", agreement, organisation, statement: statement() }),
        ),
      );
      const hash = await stage.relayer.submitActs({ agreement, acts });
      await stage.reader.waitForTransaction({ hash });
      return { ...made, id: agreementId(agreement) };
    };

    before(async () => {
      stage = await setStage(connect);
      proxy = await startProxy(stage.rpc);
      a = await admitMember(stage, "cuc-cong-nghiep");
      b = await admitMember(stage, "hiep-hoi-blockchain");
      for (let made = 0; made < 5; made++) good = await conclude();
    });
    beforeEach(() => {
      proxy.tamper();
      through = stage.as(undefined, { timeout: 1_500, blocksPerRequest: 10 }, proxy.url);
    });
    after(async () => {
      await proxy.close();
      await stage.close();
    });

    for (const [what, tamper, codes] of endpoints) {
      it(`gives a code and no verdict where the endpoint ${what}`, async () => {
        const { id, document, agreement } = good;
        proxy.tamper(tamper);
        expect((await failure(through.getRecord({ id }))).code).to.be.oneOf(codes);
        const { authenticity, inForce, seats } = (await through.verifyAgreement({ document, agreement }))
          .judgement;
        expect([authenticity.indication, inForce.answer]).to.deep.equal(["INDETERMINATE", "unknown"]);
        expect(authenticity.subIndication).to.be.oneOf(codes);
        const byName = Object.fromEntries(authenticity.checks.map((check) => [check.name, check.outcome]));
        expect(byName).to.include({
          integrity: "passed",
          registration: "inconclusive",
          signatures: "inconclusive",
          authority: "inconclusive",
        });
        expect(seats.map(({ attested, indication }) => [attested, indication])).to.deep.equal([
          ["unknown", "INDETERMINATE"],
          ["unknown", "INDETERMINATE"],
        ]);
        // The same client goes on once the endpoint is well.
        proxy.tamper();
        expect((await through.getRecord({ id })).status).to.equal("InForce");
      });
    }

    it("says that nobody is there", async () => {
      const gone = await startProxy(stage.rpc);
      await gone.close();
      const nobody = stage.as(undefined, { timeout: 1_500 }, gone.url);
      expect((await failure(nobody.getStatus({ id: good.id }))).code).to.equal("CHAIN_UNREACHABLE");
      const { judgement } = await nobody.verifyAgreement({ document: good.document });
      expect(judgement.authenticity).to.include({
        indication: "INDETERMINATE",
        subIndication: "CHAIN_UNREACHABLE",
      });
    });

    it("refuses another chain, an address without code, and other code than the known one", async () => {
      const { deployment } = stage;
      const code = async (changes: object) => {
        const actions = stage.as(undefined, { deployment: { ...deployment, ...changes } });
        return (await failure(actions.getStatus({ id: good.id }))).code;
      };
      expect(await code({ chainId: 1 })).to.equal("CHAIN_MISMATCH");
      expect(await code({ agreements: `0x${"12".repeat(20)}` })).to.equal("REGISTRY_CODE_MISSING");
      expect(await code({ membersCodeHash: keccak256("0x") })).to.equal("REGISTRY_CODE_MISMATCH");
      const { actions, close } = connect(stage.rpc, undefined, {});
      expect((await failure(actions.getStatus({ id: good.id }))).code).to.equal("REGISTRY_UNKNOWN");
      close();
    });

    it("reads events in chunks, and in halves where the endpoint allows fewer", async () => {
      const whole = await stage.reader.listAgreements();
      expect(whole.journal.complete).to.equal(true);
      for (const message of [
        "query returned more than 10000 results",
        "block range is too wide: exceed maximum block range: 3",
      ]) {
        proxy.tamper(async (request, forward) => {
          if (request.method !== "eth_getLogs") return forward();
          const [{ fromBlock, toBlock }] = request.params as [{ fromBlock: Hex; toBlock: Hex }];
          return Number(toBlock) - Number(fromBlock) >= 3 ? refused(message) : forward();
        });
        expect(await through.listAgreements()).to.deep.equal(whole);
      }
      const ranges = proxy.seen
        .filter(({ method }) => method === "eth_getLogs")
        .map(({ params }) => params[0] as { fromBlock: Hex; address: Hex });
      expect(ranges.length).to.be.greaterThan(whole.blockNumber / 5);
      expect(new Set(ranges.map(({ address }) => address.toLowerCase()))).to.deep.equal(
        new Set([stage.deployment.agreements.toLowerCase()]),
      );
      expect(Number(ranges[0]?.fromBlock)).to.equal(stage.deployment.deployBlock);

      proxy.tamper(async (request, forward) =>
        request.method === "eth_getLogs" ? refused("too many results") : forward(),
      );
      expect((await failure(through.listAgreements())).code).to.equal("CHAIN_LOGS_LIMITED");
      proxy.tamper(async (request, forward) =>
        request.method === "eth_getLogs" ? refused("method not allowed", -32_601) : forward(),
      );
      expect((await failure(through.listAgreements())).code).to.equal("CHAIN_REQUEST_REFUSED");

      // Who asks too often is refused smaller questions as well: one is enough to see it.
      for (const word of [
        "rate limit exceeded",
        "Too many requests, limit reached",
        "exceeded its compute units per second capacity",
        "daily request count exceeded, request rate limited",
      ]) {
        let asked = 0;
        proxy.tamper(async (request, forward) => {
          if (request.method !== "eth_getLogs") return forward();
          asked++;
          return refused(word);
        });
        expect((await failure(through.listAgreements())).code, word).to.equal("CHAIN_RATE_LIMITED");
        expect(asked, word).to.be.lessThan(8);
      }
    });

    it("asks for less where the answer is larger than the library takes", async () => {
      const padding = "x".repeat(11 * 1024 * 1024);
      const patient = stage.as(undefined, { blocksPerRequest: 10 }, proxy.url);
      const whole = await stage.reader.listAgreements();
      proxy.tamper(async (request, forward) => {
        const answer = await forward();
        if (request.method !== "eth_getLogs") return answer;
        const [{ fromBlock, toBlock }] = request.params as [{ fromBlock: Hex; toBlock: Hex }];
        return Number(toBlock) - Number(fromBlock) < 5 ? answer : { ...answer, padding };
      });
      expect(await patient.listAgreements()).to.deep.equal(whole);
    });

    it("sees what an endpoint leaves out of a list, alters or brings in order", async () => {
      const reasons: [change: (logs: unknown[]) => unknown[], reason: string][] = [
        [(logs) => logs.slice(0, -1), "gap"],
        [(logs) => [...logs, ...logs.slice(-1)], "duplicate"],
      ];
      for (const [change, reason] of reasons) {
        proxy.tamper(changing("eth_getLogs", (logs) => change(logs as unknown[])));
        const { journal } = await through.listAgreements();
        expect(journal.complete ? "complete" : journal.reason).to.equal(reason);
      }
      proxy.tamper(
        changing("eth_getLogs", (logs) =>
          (logs as { data: string }[]).map((log) => ({
            ...log,
            data: log.data.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
          })),
        ),
      );
      // The marks were altered, where the word says that there are none.
      expect((await failure(through.listAgreements())).code).to.equal("CHAIN_ANSWER_INVALID");
      proxy.tamper(
        changing("eth_getLogs", (logs) =>
          (logs as { data: string }[]).map((log) => ({
            ...log,
            data: log.data.replace(/^(0x.{64}).{8}/, "$112345678"),
          })),
        ),
      );
      const { journal } = await through.listAgreements();
      expect(journal.complete ? "complete" : journal.reason).to.equal("altered");
    });

    it("takes no log of a look-alike registry, of another event or block, or that was removed", async () => {
      const foreign = `0x${"12".repeat(20)}`;
      const changes: ((log: { topics: Hex[]; blockNumber: Hex }) => object)[] = [
        () => ({ address: foreign }),
        () => ({ removed: true }),
        ({ topics }) => ({ topics: [keccak256("0x"), ...topics.slice(1)] }),
        ({ topics }) => ({ topics: topics.slice(0, 1) }),
        ({ blockNumber }) => ({ blockNumber: numberToHex(Number(blockNumber) + 100) }),
        () => ({ data: "0x12" }),
      ];
      for (const change of changes) {
        proxy.tamper(
          changing("eth_getLogs", (logs) =>
            (logs as never[]).map((log: { topics: Hex[]; blockNumber: Hex }) => ({ ...log, ...change(log) })),
          ),
        );
        expect((await failure(through.listActs({ id: good.id }))).code).to.equal("CHAIN_ANSWER_INVALID");
        const { judgement } = await through.verifyAgreement({ sha256: good.agreement.documents[0] as Hex });
        expect(judgement.authenticity.indication).to.equal("INDETERMINATE");
      }
    });

    it("does not see what a clone of the registry records", async () => {
      const { clock, deployment } = stage;
      const clone: Hex = `0x${"c1".repeat(20)}`;
      const code = (await clock.request({
        method: "eth_getCode",
        params: [deployment.agreements, "latest"],
      } as never)) as Hex;
      await clock.setCode({ address: clone, bytecode: code });
      const copy = stage.as(stage.privateKey(2), {
        deployment: {
          chainId: deployment.chainId,
          agreements: clone,
          members: deployment.members,
          deployBlock: deployment.deployBlock,
        },
      });
      const made = draft([a, b]);
      const { agreement, document } = made;
      const signed = {
        kind: "attest",
        agreement,
        organisation: a.identifier,
        statement: statement(),
      } as const;
      // The clone keeps its own records and emits identical events.
      const attesting = stage.as(a.signatory, {
        deployment: {
          chainId: deployment.chainId,
          agreements: clone,
          members: deployment.members,
          deployBlock: deployment.deployBlock,
        },
      });
      await stage.reader.waitForTransaction({ hash: await attesting.attest(signed) });
      expect(await copy.getStatus({ id: agreementId(agreement) })).to.equal("Proposed");
      const sha256 = agreement.documents[0] as Hex;
      expect(await copy.findAgreementsByDocument({ document: sha256 })).to.have.length(1);
      expect(await stage.reader.findAgreementsByDocument({ document: sha256 })).to.deep.equal([]);
      const { judgement } = await stage.reader.verifyAgreement({ document });
      expect(judgement.authenticity.subIndication).to.equal("NOT_REGISTERED");
    });

    it("refuses names and texts that have not the hash that was asked for", async () => {
      const swap = (method: string, event: string, from: string, to: string) =>
        changing(
          method,
          (result) =>
            JSON.parse(
              JSON.stringify(result).replaceAll(stringToHex(from).slice(2), stringToHex(to).slice(2)),
            ),
          event,
        );
      proxy.tamper(swap("eth_call", toFunctionSelector("organisationOf(bytes32)"), "hiep-hoi", "hiep-hop"));
      expect((await failure(through.getOrganisation({ organisation: b.identifier }))).code).to.equal(
        "CHAIN_ANSWER_INVALID",
      );
      const { title } = (await stage.reader.getAgreement({ id: good.id })) ?? {};
      proxy.tamper(
        changing("eth_getLogs", (logs) =>
          JSON.parse(JSON.stringify(logs).replaceAll((title ?? "").slice(2), "12".repeat(32))),
        ),
      );
      expect((await failure(through.getAgreement({ id: good.id }))).code).to.equal("CHAIN_ANSWER_INVALID");
    });

    it("sends nothing where the dry run fails, whatever the reason", async () => {
      const { agreement } = draft([a, b]);
      const writer = stage.as(a.signatory, { timeout: 1_500 }, proxy.url);
      const attestation = { agreement, organisation: a.identifier, statement: statement() };
      for (const method of ["eth_call", "eth_estimateGas"]) {
        proxy.tamper(async (request, forward) => (request.method === method ? refused("no") : forward()));
        expect((await failure(writer.attest(attestation))).code).to.equal("CHAIN_REQUEST_REFUSED");
        expect(proxy.seen.map(({ method }) => method)).to.not.include("eth_sendRawTransaction");
      }
      proxy.tamper();
      expect((await failure(writer.attest({ ...attestation, organisation: b.identifier }))).code).to.equal(
        "ACT_KEY_UNAUTHORIZED",
      );
      expect(proxy.seen.map(({ method }) => method)).to.not.include("eth_sendRawTransaction");
    });

    it("says that funds are missing where the endpoint does, and not of a transaction that it has", async () => {
      const { agreement } = draft([a, b]);
      const writer = stage.as(a.signatory, { timeout: 1_500 }, proxy.url);
      const refusedFor = async (reason: string, balance: bigint) => {
        proxy.tamper(async ({ method }, forward) => {
          if (method === "eth_sendRawTransaction") return refused(reason, -32_000);
          return method === "eth_getBalance" ? { result: numberToHex(balance) } : forward();
        });
        return failure(writer.attest({ agreement, organisation: a.identifier, statement: statement() }));
      };
      for (const reason of [
        "already known",
        "nonce too low: next nonce 5, tx nonce 4",
        "replacement transaction underpriced",
      ]) {
        const { code, values } = await refusedFor(reason, 0n);
        expect([code, values.reason]).to.deep.equal(["CHAIN_REQUEST_REFUSED", reason]);
      }
      for (const reason of [
        "insufficient funds for gas * price + value: address 0x12 have 1 want 2",
        "Sender doesn't have enough funds to send tx. The max upfront cost is: 2 and the sender's balance is: 1.",
        "InsufficientFunds, Account balance: 1, cumulative cost: 2",
        "Upfront cost exceeds account balance",
        "Not enough balance to cover fee. balance: 1, max fee: 2",
      ]) {
        const { code, values } = await refusedFor(reason, 1n);
        expect([code, values.missing], reason).to.deep.equal([
          "ACCOUNT_FUNDS_MISSING",
          BigInt(String(values.cost)) - 1n,
        ]);
      }
      // Others of its transactions wait, or the wallet offers more than the present price.
      const rich = await refusedFor("insufficient funds for gas * price + value", 10n ** 20n);
      expect(rich.code).to.equal("ACCOUNT_FUNDS_MISSING");
      expect(rich.values).to.have.all.keys("address", "balance", "cost");
    });
  });
}
