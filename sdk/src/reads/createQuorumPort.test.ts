import { expect } from "chai";
import fc from "fast-check";
import { encodeErrorResult, type Hex, keccak256, numberToHex, stringToHex } from "viem";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { CallError } from "../errors/call.js";
import { ChainError } from "../errors/chain.js";
import { ContractError } from "../errors/contract.js";
import type { RegistryPort } from "./client.js";
import { createQuorumPort, type QuorumDisagreement } from "./createQuorumPort.js";
import { decodeRevert } from "./decodeRevert.js";
import { getBlock } from "./getBlock.js";
import { quorumAnswer, quorumMethods } from "./quorumAnswer.js";

type Request = { method: string; params: readonly unknown[] };
type Endpoint = { seen: Request[]; port: RegistryPort };

const word = (text: string): Hex => keccak256(stringToHex(text));
const block = (number: number, fork = "") => {
  return {
    number: numberToHex(number),
    hash: word(`${number}${fork}`),
    timestamp: numberToHex(1000 + number),
  };
};

/** An endpoint whose newest block is known; whatever else it is asked is answered in the given way. */
function endpoint(head: number, answer: (request: Request) => unknown = () => "0x", fork = ""): Endpoint {
  const seen: Request[] = [];
  const request = async (asked: Request): Promise<unknown> => {
    seen.push(asked);
    if (asked.method !== "eth_getBlockByNumber") return answer(asked);
    const [at] = asked.params;
    const number = at === "latest" ? head : at === "finalized" ? head - 10 : Number(at);
    return number > head ? null : block(number, fork);
  };
  return { seen, port: { request, account: undefined, chainId: undefined } };
}

const down = (): Endpoint => {
  const request = async () => Promise.reject(new Error("connect ECONNREFUSED"));
  return { seen: [], port: { request, account: undefined, chainId: undefined } };
};

const NAMES = ["alpha", "bêta", "gamma", "delta", "epsilon"];
const portOf = (quorum: number, endpoints: readonly Endpoint[], options = {}) =>
  createQuorumPort({
    endpoints: endpoints.map(({ port }, index) => ({ name: NAMES[index] ?? "", port })),
    quorum,
    ...options,
  });

async function failure(work: Promise<unknown>): Promise<Error & { code?: string; values?: unknown }> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was refused.");
}
const call = (at: string | number = 5) => {
  const block = typeof at === "number" ? numberToHex(at) : at;
  return { method: "eth_call", params: [{ to: "0x00", data: "0x12" }, block] };
};
const says = (answer: unknown) => endpoint(9, () => answer);
const answersOf = (error: { values?: unknown }) => (error.values as { answers: unknown }).answers;

describe("createQuorumPort", () => {
  it("answers what enough endpoints say, in whatever case, and passes over those that fail", async () => {
    const port = portOf(2, [says("0xAB"), down(), says("0xab"), says(null)]);
    expect(await port.request(call())).to.equal("0xab");
    expect(port.disagreements()).to.deep.equal([]);
    expect(port.account).to.equal(undefined);
    expect(port.quorum).to.deep.equal({ asked: 4, required: 2 });
  });

  it("says who said what where answers differ, even if enough agree", async () => {
    const heard: QuorumDisagreement[] = [];
    const onDisagreement = (disagreement: QuorumDisagreement) => heard.push(disagreement);
    const port = portOf(2, [says("0xab"), says("0xab"), says("0xcd"), down()], { onDisagreement });
    const error = await failure(port.request(call()));
    expect(error).to.be.instanceOf(ChainError).with.property("code", "CHAIN_ENDPOINTS_DISAGREE");
    const answers = { alpha: "0xab", bêta: "0xab", gamma: "0xcd", delta: "CHAIN_UNREACHABLE" };
    expect(answersOf(error)).to.deep.equal(answers);
    expect(error.message).to.contain("bêta says 0xab; gamma says 0xcd");
    expect(heard).to.deep.equal([{ ...call(), answers }]);
    expect(port.disagreements()).to.deep.equal(heard);
  });

  it("tells long answers apart that begin alike, and keeps the latest disagreements only", async () => {
    const long = `0x${"00".repeat(100)}`;
    const port = portOf(2, [says(`${long}01`), says(`${long}02`)]);
    const [first, second] = Object.values(answersOf(await failure(port.request(call()))) as object);
    expect(first).not.to.equal(second);
    expect(first.length).to.be.lessThan(150);
    for (let at = 0; at < 105; at++) await failure(port.request(call(at % 9)));
    expect(port.disagreements()).to.have.length(100);
    expect(port.disagreements().at(-1)?.params[1]).to.equal(numberToHex(104 % 9));
  });

  it("says so where too few answered, and whether less would have been answered", async () => {
    const error = await failure(portOf(2, [says("0xab"), down(), says("rubbish")]).request(call()));
    expect(error).to.be.instanceOf(ChainError).with.property("code", "CHAIN_QUORUM_UNREACHED");
    expect(error.values).to.deep.equal({
      method: "eth_call",
      quorum: 2,
      answers: { alpha: "0xab", bêta: "CHAIN_UNREACHABLE", gamma: "CHAIN_ANSWER_INVALID" },
      tooLarge: false,
    });
    const crowded = endpoint(9, () => {
      throw Object.assign(new Error("query returned more than 10000 results"), { code: -32_005 });
    });
    const filter = { method: "eth_getLogs", params: [{ fromBlock: "0x1", toBlock: "0x5" }] };
    const limited = await failure(portOf(2, [endpoint(9, () => []), crowded]).request(filter));
    expect(limited).to.have.property("code", "CHAIN_QUORUM_UNREACHED");
    expect(limited.values).to.include({ tooLarge: true });
  });

  it("does not wait for an endpoint that never answers", async () => {
    const silent = endpoint(9, () => new Promise(() => undefined));
    expect(await portOf(2, [says("0xab"), silent, says("0xab")], { timeout: 30 }).request(call())).to.equal(
      "0xab",
    );
    const error = await failure(portOf(2, [says("0xab"), silent], { timeout: 30 }).request(call()));
    expect(answersOf(error)).to.deep.equal({ alpha: "0xab", bêta: "CHAIN_TIMEOUT" });
  });

  it("takes a refusal by the contract for an answer", async () => {
    const reverting = (id: Hex) =>
      endpoint(9, () => {
        const data = encodeErrorResult({
          abi: agreementRegistryAbi,
          errorName: "AgreementWitnessIsParty",
          args: [id],
        });
        throw Object.assign(new Error("execution reverted"), { code: 3, data });
      });
    const [one, other] = [word("một"), word("hai")];
    const refused = await failure(portOf(2, [reverting(one), reverting(one), down()]).request(call()));
    expect(refused).to.be.instanceOf(ContractError);
    expect(decodeRevert(refused as ContractError).code).to.equal("AGREEMENT_WITNESS_IS_PARTY");
    for (const second of [reverting(other), says("0xab")]) {
      const error = await failure(portOf(1, [reverting(one), second]).request(call()));
      expect(error).to.have.property("code", "CHAIN_ENDPOINTS_DISAGREE");
    }
  });

  it("takes the newest block that enough endpoints have, and asks the latest state there", async () => {
    const endpoints = [endpoint(12), endpoint(15), endpoint(14)];
    const port = portOf(2, endpoints);
    const client = { request: port.request, timeout: 1000 };
    expect((await getBlock(client)).number).to.equal(14);
    expect((await getBlock(client, { block: "finalized" })).number).to.equal(4);
    expect((await getBlock({ ...client, request: portOf(1, endpoints).request })).number).to.equal(15);
    expect((await getBlock({ ...client, request: portOf(3, endpoints).request })).number).to.equal(12);
    await port.request(call("latest"));
    for (const { seen } of endpoints.slice(1)) expect(seen.at(-1)?.params[1]).to.equal(numberToHex(14));
    await port.request({ method: "eth_call", params: [{ to: "0x00" }] });
    await port.request({ method: "eth_getCode", params: ["0x00", "latest"] });
    expect(endpoints[1]?.seen.at(-1)?.params).to.deep.equal(["0x00", numberToHex(14)]);
    // That an endpoint has the block is asked once.
    const asked = endpoints[1]?.seen.length ?? 0;
    await port.request(call(14));
    expect(endpoints[1]?.seen).to.have.length(asked + 1);
    // What is behind was not asked for a state that it does not have.
    expect(endpoints[0]?.seen.every(({ method }) => method === "eth_getBlockByNumber")).to.equal(true);
  });

  it("takes the newest block from any numbers: as many as have to agree have it, and fewer have a later one", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 10, max: 30 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (heads, seed) => {
          const quorum = (seed % heads.length) + 1;
          const { request } = portOf(
            quorum,
            heads.map((head) => endpoint(head)),
          );
          const { number } = await getBlock({ request, timeout: 1000 });
          expect(heads.filter((head) => head >= number).length).to.be.at.least(quorum);
          expect(heads.filter((head) => head > number).length).to.be.lessThan(quorum);
        },
      ),
    ));

  it("does not agree on a block with two hashes, or one that nobody has", async () => {
    const forked = portOf(2, [endpoint(12), endpoint(12), endpoint(13, undefined, "other")]);
    const error = await failure(
      forked.request({ method: "eth_getBlockByNumber", params: ["latest", false] }),
    );
    expect(error).to.have.property("code", "CHAIN_ENDPOINTS_DISAGREE");
    const missing = await failure(
      portOf(1, [endpoint(12)]).request({ method: "eth_getBlockByNumber", params: ["0xff", false] }),
    );
    expect(answersOf(missing)).to.deep.equal({ alpha: "CHAIN_BLOCK_UNKNOWN" });
    const unread = await failure(portOf(2, [endpoint(12), down()]).request(call("latest")));
    expect(unread).to.have.property("code", "CHAIN_QUORUM_UNREACHED");
    expect(answersOf(unread)).to.deep.equal({ alpha: "block 12", bêta: "CHAIN_UNREACHABLE" });
  });

  it("asks an endpoint again that was behind", async () => {
    let head = 3;
    const late = endpoint(3, () => "0xcd");
    const catchingUp = {
      ...late.port,
      request: (asked: Request) => endpoint(head, () => "0xcd").port.request(asked),
    };
    const port = portOf(1, [says("0xab"), { seen: [], port: catchingUp }]);
    expect(await port.request(call(5))).to.equal("0xab");
    head = 5;
    expect(await failure(port.request(call(5)))).to.have.property("code", "CHAIN_ENDPOINTS_DISAGREE");
  });

  it("waits for a receipt that is not everywhere yet", async () => {
    const receipt = { transactionHash: word("t"), blockNumber: "0x5", gasUsed: "0x5208", status: "0x1" };
    const asked = { method: "eth_getTransactionReceipt", params: [word("t")] };
    expect(await portOf(2, [says(null), says(receipt), says(null)]).request(asked)).to.equal(null);
    expect(
      await portOf(2, [says(receipt), says({ ...receipt, type: "0x2" }), says(null)]).request(asked),
    ).to.deep.equal(receipt);
    const other = { ...receipt, status: "0x0" };
    expect(await failure(portOf(1, [says(receipt), says(other)]).request(asked))).to.have.property(
      "code",
      "CHAIN_ENDPOINTS_DISAGREE",
    );
  });

  it("refuses what is no quorum, and what would write", async () => {
    const { port } = says("0x");
    const pair = ["một", "hai"].map((name) => ({ name, port }));
    const on = (chainId: number) => ({ ...port, chainId });
    const bad: Parameters<typeof createQuorumPort>[0][] = [
      { endpoints: pair, quorum: 0 },
      { endpoints: pair, quorum: 3 },
      { endpoints: pair, quorum: 1.5 },
      { endpoints: [], quorum: 1 },
      { endpoints: pair, quorum: 1, timeout: 0 },
      { endpoints: [...pair, { name: "hai", port }], quorum: 2 },
      { endpoints: [{ name: "", port }], quorum: 1 },
      {
        endpoints: [
          { name: "a", port: on(1) },
          { name: "b", port: on(2) },
        ],
        quorum: 1,
      },
    ];
    for (const parameters of bad) {
      expect(() => createQuorumPort(parameters))
        .to.throw(CallError)
        .with.property("code", "CALL_PARAMETER_INVALID");
    }
    expect(
      createQuorumPort({ endpoints: [{ name: "a", port: on(7) }, ...pair], quorum: 2 }).chainId,
    ).to.equal(7);
    for (const method of ["eth_sendRawTransaction", "eth_sendTransaction", "eth_sign", "constructor"]) {
      const endpoints = [says("0x"), says("0x")];
      const error = await failure(portOf(2, endpoints).request({ method, params: [] }));
      expect(error).to.be.instanceOf(CallError);
      expect(endpoints.flatMap(({ seen }) => seen)).to.deep.equal([]);
    }
    for (const tag of ["pending", "earliest", "0xzz"]) {
      expect(await failure(portOf(1, [says("0x")]).request(call(tag)))).to.be.instanceOf(CallError);
    }
  });
});

describe("quorumAnswer", () => {
  const log = fc.record({
    address: fc.constantFrom(`0x${"aB".repeat(20)}`, `0x${"cd".repeat(20)}`),
    topics: fc.array(fc.constantFrom(word("x"), word("y")), { maxLength: 4 }),
    data: fc.constantFrom("0x", "0xAbCd"),
    transactionHash: fc.constantFrom(word("p"), word("q")),
  });
  const logs = fc.array(log, { maxLength: 8 }).map((list) =>
    list.map((entry, index) => {
      return { ...entry, blockNumber: numberToHex(index >> 1), logIndex: numberToHex(index & 1) };
    }),
  );

  it("reads the same events alike in any order, in any case and with anything added", () =>
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map((entry) => ({ entry, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => {
            return {
              ...entry,
              data: entry.data.toLowerCase(),
              address: entry.address.toLowerCase(),
              removed: false,
            };
          });
        expect(quorumAnswer("eth_getLogs", shuffled)).to.deep.equal(quorumAnswer("eth_getLogs", list));
      }),
    ));

  it("reads events differently as soon as one is missing, doubled or changed", () =>
    fc.assert(
      fc.property(
        logs.filter(({ length }) => length > 0),
        fc.nat(),
        fc.constantFrom("address", "data", "transactionHash", "blockNumber", "logIndex", "topics"),
        (list, seed, member) => {
          const at = seed % list.length;
          const { said } = quorumAnswer("eth_getLogs", list) ?? {};
          const other = { address: `0x${"ee".repeat(20)}`, data: "0xee", transactionHash: word("r") };
          const changed = { ...other, blockNumber: "0x77", logIndex: "0x77", topics: [word("z")] }[member];
          const variants = [
            list.filter((_, index) => index !== at),
            [...list, list[at]],
            list.map((entry, index) => (index === at ? { ...entry, [member]: changed } : entry)),
          ];
          for (const variant of variants) {
            const read = quorumAnswer("eth_getLogs", variant);
            expect(read).not.to.equal(undefined);
            expect(read?.said).not.to.equal(said);
          }
        },
      ),
    ));

  it("reads a proof alike in any case and with anything added, and differently where a node or value differs", () => {
    const proof = (node: string, value: string, more = {}) => {
      const storageProof = [{ key: "0x6", value, proof: [node], ...more }];
      return quorumAnswer("eth_getProof", { address, accountProof: ["0xF8Cd"], storageProof, ...more });
    };
    const address = `0x${"aB".repeat(20)}`;
    const expected = proof("0xf8ab", "0x0");
    expect(expected?.answer).to.deep.equal({
      address: address.toLowerCase(),
      accountProof: ["0xf8cd"],
      storageProof: [{ value: "0x0", proof: ["0xf8ab"] }],
    });
    expect(proof("0xF8AB", "0x00", { nonce: "0x1" })).to.deep.equal(expected);
    expect(proof("0xf8ac", "0x0")?.said).not.to.equal(expected?.said);
    expect(proof("0xf8ab", "0x1")?.said).not.to.equal(expected?.said);
    for (const bad of [proof("0xf", "0x0"), proof("0xf8", "0"), quorumAnswer("eth_getProof", { address })]) {
      expect(bad).to.equal(undefined);
    }
  });

  it("reads a transaction by its hash, receiver and input", () => {
    const transaction = { hash: word("t"), to: `0x${"aB".repeat(20)}`, input: "0xAB", nonce: "0x1" };
    const read = (change = {}) => quorumAnswer("eth_getTransactionByHash", { ...transaction, ...change });
    expect(read()?.answer).to.deep.equal({ hash: word("t"), to: `0x${"ab".repeat(20)}`, input: "0xab" });
    expect(read({ nonce: "0x2" })).to.deep.equal(read());
    for (const change of [{ hash: word("u") }, { to: null }, { input: "0x" }]) {
      expect(read(change)?.said).to.be.a("string").that.does.not.equal(read()?.said);
    }
    for (const change of [{ hash: "0x1" }, { to: "0x1" }, { input: 7 }])
      expect(read(change)).to.equal(undefined);
  });

  it("never fails, whatever an endpoint answers", () =>
    fc.assert(
      fc.property(fc.constantFrom(...quorumMethods), fc.anything(), fc.jsonValue(), (method, value, json) => {
        for (const answer of [
          value,
          json,
          [value],
          { storageProof: [json], topics: json, accountProof: [value] },
        ]) {
          const read = quorumAnswer(method, answer);
          if (read !== undefined) expect(read.said).to.be.a("string");
        }
      }),
      { numRuns: 2000 },
    ));

  it("refuses what cannot be an answer", () => {
    const whole = {
      ...block(3),
      address: `0x${"ab".repeat(20)}`,
      topics: [],
      data: "0x",
      blockNumber: "0x1",
      logIndex: "0x1",
      transactionHash: word("t"),
      gasUsed: "0x1",
      status: "0x1",
    };
    const methods = { eth_getLogs: [whole], eth_getBlockByNumber: whole, eth_getTransactionReceipt: whole };
    for (const [method, answer] of Object.entries(methods)) {
      expect(quorumAnswer(method, answer)).not.to.equal(undefined);
    }
    for (const member of ["address", "topics", "data", "blockNumber", "logIndex", "transactionHash"]) {
      expect(quorumAnswer("eth_getLogs", [{ ...whole, [member]: "x" }])).to.equal(undefined);
    }
    expect(quorumAnswer("eth_getLogs", [{ ...whole, removed: true }])).to.equal(undefined);
    for (const member of ["number", "hash", "timestamp"]) {
      expect(quorumAnswer("eth_getBlockByNumber", { ...whole, [member]: "x" })).to.equal(undefined);
    }
    for (const member of ["transactionHash", "blockNumber", "gasUsed", "status"]) {
      expect(quorumAnswer("eth_getTransactionReceipt", { ...whole, [member]: "x" })).to.equal(undefined);
    }
    expect(quorumAnswer("eth_getStorageAt", "0x12")).to.equal(undefined);
    for (const answer of [undefined, 7, true, "", "0xg", [null], { a: 1 }]) {
      for (const method of ["eth_call", "eth_getCode", "eth_chainId", "eth_getStorageAt", "eth_getLogs"]) {
        expect(quorumAnswer(method, answer)).to.equal(undefined);
      }
    }
  });
});
