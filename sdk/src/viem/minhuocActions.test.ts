import { expect } from "chai";
import { encodeEventTopics, type Hex } from "viem";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { write } from "../actions/write.js";
import { createRegistryClient, type RegistryOptions } from "../reads/client.js";
import { getEvents } from "../reads/getEvents.js";
import { isInForce } from "../reads/isInForce.js";
import { verifyAgreement } from "../verify/verifyAgreement.js";

const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const deployment = {
  chainId: 1,
  agreements: `0x${"1".repeat(40)}`,
  members: `0x${"2".repeat(40)}`,
  deployBlock: 5,
} as const;

/** A client of an endpoint that has these logs in every range, which may refuse requests for logs and may change its chain. */
function client(
  options: RegistryOptions,
  {
    last = 100,
    refuses = () => false,
    logs = [],
  }: { last?: number; refuses?: (from: number, to: number) => boolean; logs?: readonly object[] } = {},
) {
  const ranges: [from: number, to: number][] = [];
  const endpoint = { chainId: 1 };
  const answers: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_chainId: () => `0x${endpoint.chainId.toString(16)}`,
    eth_getCode: () => "0x60",
    eth_getBlockByNumber: () => ({ number: `0x${last.toString(16)}`, hash: word("a"), timestamp: "0x1" }),
    eth_getLogs: ([filter]) => {
      const { fromBlock, toBlock } = filter as { fromBlock: Hex; toBlock: Hex };
      ranges.push([Number(fromBlock), Number(toBlock)]);
      if (ranges.length > 2_000) throw new Error("This goes on for ever.");
      if (refuses(Number(fromBlock), Number(toBlock))) throw new Error("too many results");
      return logs;
    },
  };
  const port = {
    chainId: undefined,
    account: undefined,
    request: async ({ method, params }: { method: string; params: readonly unknown[] }) =>
      answers[method]?.(params),
  };
  return { client: createRegistryClient(port, { deployment, ...options }), endpoint, ranges };
}

async function codeOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

const search = {
  contract: "agreements",
  eventName: "DocumentRecorded",
  filter: { document: word("3") },
} as const;

describe("createRegistryClient", () => {
  for (const options of [
    { blocksPerRequest: 0 },
    { blocksPerRequest: -5 },
    { blocksPerRequest: Number.NaN },
    { timeout: 0 },
    { timeout: Number.POSITIVE_INFINITY },
  ]) {
    it(`refuses ${JSON.stringify(options)} and does not ask without end`, async () => {
      expect(await codeOf(() => getEvents(client(options).client, search))).to.equal(
        "CALL_PARAMETER_INVALID",
      );
    });
  }

  for (const deployBlock of [undefined, "10", Number.NaN]) {
    it(`finds nothing out from the block ${String(deployBlock)}, and does not say that nothing is there`, async () => {
      const broken = { ...deployment, deployBlock } as unknown as typeof deployment;
      const { client: asked } = client({ deployment: broken });
      expect(await codeOf(() => getEvents(asked, search))).to.equal("CALL_PARAMETER_INVALID");
    });
  }
});

describe("getEvents", () => {
  it("asks for many blocks again after a crowded stretch", async () => {
    const crowded = (from: number, to: number) => from <= 20 && to >= 20 && to > from;
    const { client: asked, ranges } = client({}, { last: 1_000_000, refuses: crowded });
    expect(await getEvents(asked, search)).to.deep.equal([]);
    expect(ranges.at(-1)?.[1]).to.equal(1_000_000);
    expect(ranges.length).to.be.lessThan(500);
  });

  it("takes an id in capitals", async () => {
    const document = word("a");
    const topics = encodeEventTopics({
      abi: agreementRegistryAbi,
      eventName: "DocumentRecorded",
      args: { document },
    });
    const place = { blockNumber: "0x9", logIndex: "0x0", transactionHash: word("b") };
    const logs = [{ ...place, address: deployment.agreements, topics, data: word("c") }];
    const { client: asked } = client({}, { logs });
    const filter = { document: `0x${"A".repeat(64)}` } as const;
    const [event] = await getEvents(asked, { ...search, filter });
    expect(event?.args).to.deep.equal({ document, id: word("c") });
  });
});

describe("write", () => {
  it("sends nothing to another chain than that of the registry", async () => {
    const { client: reader, endpoint } = client({});
    const sent: unknown[] = [];
    const account = {
      address: `0x${"3".repeat(40)}`,
      signTypedData: async () => "0x" as const,
      sendTransaction: async (transaction: unknown) => {
        sent.push(transaction);
        return word("d");
      },
    } as const;
    const writer = { ...reader, account: async () => account };
    const call = { contract: "agreements", data: "0x" } as const;
    expect(await write(writer, call, { gas: 50_000n })).to.equal(word("d"));
    endpoint.chainId = 2;
    expect(await codeOf(() => write(writer, call, { gas: 50_000n }))).to.equal("CHAIN_MISMATCH");
    expect(sent).to.have.length(1);
  });
});

describe("reads", () => {
  it("give no answer of another chain than that of the registry", async () => {
    const { client: asked, endpoint } = client({});
    await getEvents(asked, search);
    endpoint.chainId = 2;
    expect(await codeOf(() => getEvents(asked, search))).to.equal("CHAIN_MISMATCH");
    expect(await codeOf(() => isInForce(asked, { id: word("3") }))).to.equal("CHAIN_MISMATCH");
    endpoint.chainId = 1;
    await getEvents(asked, search);
  });
});

describe("verifyAgreement", () => {
  it("sees that a wallet has changed its chain since the registry was found", async () => {
    const { client: asked, endpoint } = client({});
    await asked.deployment();
    endpoint.chainId = 2;
    const { facts, judgement } = await verifyAgreement(asked, { sha256: word("3") });
    expect(facts.chain).to.have.nested.property("problem.code", "CHAIN_MISMATCH");
    expect([judgement.authenticity.indication, judgement.inForce.answer]).to.deep.equal([
      "INDETERMINATE",
      "unknown",
    ]);
  });

  it("believes no hash that is given beside the document, and no metadata beside a disclosure", async () => {
    const document = new TextEncoder().encode("changed");
    const { client: asked } = client({});
    for (const parameters of [
      { document, sha256: word("3") },
      { sha256: word("3"), metadata: {}, disclosure: {} },
      { id: word("3"), agreement: null },
      { id: word("3"), metadata: null },
      { id: word("3"), acts: "none" },
      { id: word("3"), now: Date.now() },
      { id: word("3"), now: Number.NaN },
    ]) {
      const code = await codeOf(() =>
        verifyAgreement(asked, parameters as Parameters<typeof verifyAgreement>[1]),
      );
      expect(code, JSON.stringify(parameters)).to.equal("VERIFY_INPUT_INVALID");
    }
  });
});
