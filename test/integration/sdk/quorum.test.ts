import { expect } from "chai";
import { createClient, http, keccak256, numberToHex, stringToBytes, toFunctionSelector } from "viem";
import {
  type Agreement,
  agreementId,
  createRegistryClient,
  exportEvidence,
  finalizedHeaders,
  getRecord,
  type HeaderSource,
  listActs,
  type RegistryClient,
  type VerifyAgreementParameters,
  verifyAgreement,
  verifyEvidence,
} from "../../../sdk/src/exports/index.js";
import { minhuocActions } from "../../../sdk/src/exports/viem.js";
import { createQuorumPort, type QuorumPort } from "../../../sdk/src/reads/createQuorumPort.js";
import { connections } from "./connections.js";
import { changing, startProxy, type Tamper, type TamperingProxy } from "./proxy.js";
import { admitMember, draft, failure, type Member, type Stage, setStage, statement } from "./stage.js";

type Client = { port: QuorumPort; client: RegistryClient };

const NAMES = ["Hà Nội", "Seoul", "Huế", "Busan"] as const;
type Name = (typeof NAMES)[number];

describe("several endpoints that must agree", function () {
  this.timeout(120_000);
  let stage: Stage;
  let proxies: Record<Name, TamperingProxy>;
  let members: [Member, Member];
  let agreement: Agreement;
  let document: Uint8Array;

  before(async () => {
    stage = await setStage(connections.viem);
    const started = await Promise.all(
      NAMES.map(async (name) => [name, await startProxy(stage.rpc)] as const),
    );
    proxies = Object.fromEntries(started) as Record<Name, TamperingProxy>;
    members = [await admitMember(stage, "cuc-cong-nghiep"), await admitMember(stage, "kfia")];
  });
  beforeEach(async () => {
    for (const proxy of Object.values(proxies)) proxy.tamper();
    ({ agreement, document } = draft(members));
    const acts = await Promise.all(
      members.map(({ signatory, identifier: organisation }) =>
        stage.as(signatory).signAct({ kind: "attest", agreement, organisation, statement: statement() }),
      ),
    );
    await stage.reader.waitForTransaction({ hash: await stage.relayer.submitActs({ agreement, acts }) });
  });
  after(async () => {
    for (const proxy of Object.values(proxies)) await proxy.close();
    await stage.close();
  });

  const over = (quorum: number, names: readonly Name[] = NAMES): Client => {
    const endpoints = names.map((name) => {
      const transport = http(proxies[name].url, { retryCount: 0 });
      return { name, port: createClient({ transport }).extend(minhuocActions()).registryClient };
    });
    const port = createQuorumPort({ endpoints, quorum, timeout: 2000 });
    return { port, client: createRegistryClient(port, { deployment: stage.deployment }) };
  };
  const verdict = async ({ client }: Client, parameters: VerifyAgreementParameters = {}) => {
    const { facts, judgement } = await verifyAgreement(client, { document, ...parameters });
    const { indication, subIndication } = judgement.authenticity;
    return { facts, judgement, short: [indication, subIndication] as const };
  };
  const isDown: Tamper = async () => (response) => response.destroy();
  /** An endpoint that has only the blocks up to one, and of events only what stands in them. */
  const endingAt =
    (last: number): Tamper =>
    async ({ method, params, id }, forward) => {
      const [first, second] = params;
      const missing = { error: { code: -32_000, message: "header not found" } };
      if (method === "eth_getBlockByNumber") {
        if (first === "latest" || first === "finalized") {
          const body = JSON.stringify({ jsonrpc: "2.0", id, method, params: [numberToHex(last), false] });
          const headers = { "content-type": "application/json" };
          return (await (await fetch(stage.rpc, { method: "POST", headers, body })).json()) as {
            result: unknown;
          };
        }
        return Number(first) > last ? { result: null } : forward();
      }
      if (method === "eth_getLogs") {
        const { result } = await forward();
        return {
          result: (result as { blockNumber: string }[]).filter((log) => Number(log.blockNumber) <= last),
        };
      }
      return typeof second === "string" && Number(second) > last ? missing : forward();
    };

  it("passes what all of them confirm", async () => {
    const several = over(4);
    const { short, judgement } = await verdict(several);
    expect(short).to.deep.equal(["TOTAL_PASSED", undefined]);
    expect(judgement.inForce.answer).to.equal("yes");
    expect(several.port.disagreements()).to.deep.equal([]);
    for (const proxy of Object.values(proxies)) {
      expect(proxy.seen.map(({ method }) => method)).to.include.members([
        "eth_call",
        "eth_getLogs",
        "eth_getCode",
      ]);
    }
  });

  it("passes over one that is down and one that lags behind", async () => {
    const { blockNumber } = await stage.reader.getRecord({ id: agreementId(agreement) });
    proxies.Seoul.tamper(isDown);
    proxies.Huế.tamper(endingAt(blockNumber - 1));
    // The lag is real: alone, this endpoint knows nothing of the agreement.
    expect((await verdict(over(1, ["Huế"]))).short).to.deep.equal(["INDETERMINATE", "NOT_REGISTERED"]);
    const several = over(2);
    const { short, facts } = await verdict(several);
    expect(short).to.deep.equal(["TOTAL_PASSED", undefined]);
    expect(facts.chain).to.have.nested.property("value.block.number", blockNumber);
    expect(several.port.disagreements()).to.deep.equal([]);
    // With a quorum that only the lagging one can fill, the answer is older, and the same for all.
    const older = await verdict(over(3));
    expect(older.short).to.deep.equal(["INDETERMINATE", "NOT_REGISTERED"]);
    expect(older.facts.chain).to.have.nested.property("value.block.number", blockNumber - 1);
  });

  it("decides nothing where too few answer, and names them", async () => {
    proxies.Seoul.tamper(isDown);
    proxies.Busan.tamper(isDown);
    const { short, facts } = await verdict(over(3));
    expect(short).to.deep.equal(["INDETERMINATE", "CHAIN_QUORUM_UNREACHED"]);
    expect(facts.chain)
      .to.have.nested.property("problem.message")
      .that.contains("Seoul says CHAIN_UNREACHABLE");
  });

  it("decides nothing where one lies about a word of the state, and names it", async () => {
    const recordOf = toFunctionSelector("recordOf(bytes32)");
    const flip = (result: unknown) =>
      `${(result as string).slice(0, -1)}${(result as string).endsWith("1") ? 2 : 1}`;
    proxies.Huế.tamper(changing("eth_call", flip, recordOf.slice(2)));
    const several = over(2);
    const { short, facts, judgement } = await verdict(several);
    expect(short).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
    expect(judgement.inForce.answer).to.equal("unknown");
    expect(facts.record).to.have.nested.property("problem.code", "CHAIN_ENDPOINTS_DISAGREE");
    const error = await failure(getRecord(several.client, { id: agreementId(agreement) }));
    const { answers } = error.values as { answers: Record<Name, string> };
    expect(new Set([answers["Hà Nội"], answers.Seoul, answers.Busan])).to.have.property("size", 1);
    expect(answers.Huế).not.to.equal(answers.Seoul);
    expect(several.port.disagreements().at(-1)).to.deep.include({ method: "eth_call", answers });
    // Without the liar the same question is answered.
    expect((await verdict(over(2, ["Hà Nội", "Seoul", "Busan"]))).short[0]).to.equal("TOTAL_PASSED");
  });

  it("decides nothing where one drops events, and names it", async () => {
    const topic = keccak256(stringToBytes("ActRecorded(bytes32,bytes32,bytes32,bytes32,bytes32)"));
    proxies.Busan.tamper(changing("eth_getLogs", (logs) => (logs as unknown[]).slice(1), topic));
    const several = over(3);
    const { short, facts } = await verdict(several);
    expect(short).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
    expect(facts.history).to.have.nested.property("problem.code", "CHAIN_ENDPOINTS_DISAGREE");
    const error = await failure(listActs(several.client, { id: agreementId(agreement) }));
    const { answers } = error.values as { answers: Record<Name, string> };
    expect(answers.Seoul).to.match(/^2 items /);
    expect(answers.Busan).to.match(/^1 items /);
  });

  it("takes events in any order, and an endpoint's own additions, for the same answer", async () => {
    proxies.Seoul.tamper(async (request, forward) => {
      const answer = await forward();
      if (request.method !== "eth_getLogs") return answer;
      const logs = (answer.result as { data: string }[]).map((log) => {
        return { ...log, data: log.data.toUpperCase().replace("0X", "0x"), blockTimestamp: "0x1" };
      });
      return { result: logs.reverse() };
    });
    expect((await verdict(over(4))).short).to.deep.equal(["TOTAL_PASSED", undefined]);
  });

  it("is not led to another block by one that makes up a later one, or another hash", async () => {
    const { blockNumber } = await stage.reader.getRecord({ id: agreementId(agreement) });
    proxies.Seoul.tamper(
      changing("eth_getBlockByNumber", (block) => ({ ...(block as object), number: "0xffff" }), "latest"),
    );
    const { short, facts } = await verdict(over(2));
    expect(short).to.deep.equal(["TOTAL_PASSED", undefined]);
    expect(facts.chain).to.have.nested.property("value.block.number", blockNumber);
    proxies.Seoul.tamper(
      changing("eth_getBlockByNumber", (block) => ({ ...(block as object), hash: keccak256("0x07") })),
    );
    expect((await verdict(over(2))).short).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
  });

  it("vouches for the block of an evidence file, and makes one", async () => {
    proxies.Seoul.tamper(isDown);
    const { client } = over(3);
    const evidence = await exportEvidence(client, { agreement });
    const judge = async (headers: HeaderSource) => {
      const { judgement } = await verifyEvidence({
        evidence,
        document,
        headers,
        deployment: stage.deployment,
      });
      const { authenticity, trust } = judgement;
      return [authenticity.indication, authenticity.subIndication, trust.level];
    };
    expect(await judge(finalizedHeaders(client, "k-of-n"))).to.deep.equal([
      "TOTAL_PASSED",
      undefined,
      "proof-k-of-n",
    ]);
    proxies.Huế.tamper(
      changing("eth_getBlockByNumber", (block) => ({ ...(block as object), hash: keccak256("0x08") })),
    );
    const [indication, subIndication] = await judge(finalizedHeaders(client, "k-of-n"));
    expect([indication, subIndication]).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
  });

  it("reports another contract at the registry's address only where it is agreed on", async () => {
    proxies.Seoul.tamper(changing("eth_getCode", () => "0x6000"));
    expect((await verdict(over(2))).short).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
    for (const proxy of Object.values(proxies)) proxy.tamper(changing("eth_getCode", () => "0x6000"));
    expect((await verdict(over(2))).short).to.deep.equal(["INDETERMINATE", "REGISTRY_CODE_MISMATCH"]);
  });

  it("decides nothing where one serves another chain", async () => {
    proxies.Huế.tamper(changing("eth_chainId", () => "0x1"));
    const { short, facts } = await verdict(over(2));
    expect(short).to.deep.equal(["INDETERMINATE", "CHAIN_ENDPOINTS_DISAGREE"]);
    expect(facts.chain).to.have.nested.property("problem.message").that.contains("Huế says 0x1");
  });
});
