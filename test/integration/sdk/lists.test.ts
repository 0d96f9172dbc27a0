import { expect } from "chai";
import {
  type Address,
  decodeFunctionResult,
  encodeFunctionResult,
  type Hex,
  keccak256,
  numberToHex,
  stringToHex,
  toFunctionSelector,
} from "viem";
import { agreementRegistryAbi } from "../../../sdk/src/abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../../../sdk/src/abi/memberRegistryAbi.js";
import {
  type Agreement,
  agreementId,
  createRegistryClient,
  extendJournal,
  finalizedHeaders,
  givenHash,
  type HeaderSource,
  journalGenesis,
  type RegistryActions,
} from "../../../sdk/src/exports/index.js";
import { connections } from "./connections.js";
import { changing, startProxy, type Tamper, type TamperingProxy } from "./proxy.js";
import { admitMember, draft, failure, type Member, type Stage, setStage, statement } from "./stage.js";

type Log = { address: Hex; topics: Hex[]; data: Hex };

const RECORD_CHANGED = keccak256(stringToHex("RecordChanged(bytes32,uint40,bytes32,bytes32)"));
const AGREEMENT_RECORDED = keccak256(
  stringToHex(
    "AgreementRecorded(bytes32,(bytes32,bytes32[],bytes32,bytes32[],bytes32[],uint40,uint40,bool,uint16,bytes32))",
  ),
);
const DOCUMENT_RECORDED = keccak256(stringToHex("DocumentRecorded(bytes32,bytes32)"));

/** Applies each to what the one before has left. */
const all =
  (...tampers: Tamper[]): Tamper =>
  (request, forward) =>
    tampers.reduceRight<() => ReturnType<Tamper>>(
      (next, tamper) => () => tamper(request, next as typeof forward),
      forward,
    )();

const logs = (topic: Hex, change: (logs: Log[]) => Log[]) =>
  changing("eth_getLogs", (answer) => change(answer as Log[]), topic);

describe("lists", function () {
  this.timeout(120_000);
  let stage: Stage;
  let proxy: TamperingProxy;
  /** An endpoint that lies. */
  let through: RegistryActions;
  /** An honest endpoint, for block hashes only. */
  let headers: HeaderSource;
  let a: Member;
  let b: Member;
  let drafts: ReturnType<typeof draft>[];

  before(async () => {
    stage = await setStage(connections.viem);
    proxy = await startProxy(stage.rpc);
    through = stage.as(undefined, {}, proxy.url);
    headers = finalizedHeaders(
      createRegistryClient({
        request: (request) => stage.clock.request(request as never),
        account: undefined,
        chainId: undefined,
      }),
    );
    a = await admitMember(stage, "cuc-cong-nghiep");
    b = await admitMember(stage, "hiep-hoi-blockchain");
    await admitMember(stage, "kfia");
    drafts = [0, 1, 2, 3].map(() => draft([a, b]));
    for (const { agreement } of drafts) await attest(agreement, a);
    for (const { agreement } of drafts.slice(0, 2)) await attest(agreement, b);
  });
  beforeEach(() => proxy.tamper());
  after(async () => {
    await proxy.close();
    await stage.close();
  });

  async function attest(agreement: Agreement, member: Member): Promise<void> {
    const act = { agreement, organisation: member.identifier, statement: statement() };
    const hash = await stage.as(member.signatory).attest(act);
    await stage.reader.waitForTransaction({ hash });
  }
  const reasonOf = ({ journal }: { journal: { complete: true } | { complete: false; reason: string } }) =>
    journal.complete ? "complete" : journal.reason;
  const documentOf = (index: number): Hex => drafts[index]?.agreement.documents[0] ?? "0x";
  const idOf = (index: number): Hex => {
    const [agreement] = drafts.slice(index).map((one) => one.agreement);
    return agreement ? agreementId(agreement) : "0x";
  };

  /** Cuts the journal after so many entries, in the logs and in what the contract is said to hold. */
  async function cutAfter(count: number): Promise<Tamper> {
    const { chainId, agreements: registry } = stage.deployment;
    const entries: { id: Hex; word: Hex; marks: Hex }[] = [];
    proxy.tamper(
      logs(RECORD_CHANGED, (whole) => {
        for (const { topics, data } of whole) {
          const [word, marks] = [1, 2].map((at): Hex => `0x${data.slice(2 + 64 * at, 66 + 64 * at)}`);
          entries.push({ id: topics[1] ?? "0x", word: word ?? "0x", marks: marks ?? "0x" });
        }
        return whole;
      }),
    );
    await through.listAgreements();
    const head = entries.slice(0, count).reduce(extendJournal, journalGenesis({ chainId, registry }));
    const journal = encodeFunctionResult({
      abi: agreementRegistryAbi,
      functionName: "journal",
      result: [count, head],
    });
    return all(
      logs(RECORD_CHANGED, (whole) => whole.slice(0, count)),
      changing("eth_call", () => journal, toFunctionSelector("journal()")),
    );
  }

  it("are proved against a block that somebody else vouches for", async () => {
    const { trust, blockNumber, ...plain } = await through.listAgreements();
    expect(trust).to.equal("one-rpc");
    const proved = await through.listAgreements({ headers });
    expect(proved).to.deep.equal({ ...plain, trust: "proof-one-rpc", blockNumber });
    expect(proved.journal).to.include({ complete: true, count: 6 });
    expect(proved.agreements).to.have.length(4);

    const block = { method: "eth_getBlockByNumber", params: [numberToHex(blockNumber), false] };
    const { hash } = (await stage.clock.request(block as never)) as { hash: Hex };
    const given = await through.listAgreements({ headers: givenHash(hash), blockNumber });
    expect(given).to.deep.include({ journal: plain.journal, trust: "proof-given-hash" });
  });

  it("catch an endpoint that drops half of its logs, and lies about the journal in step", async () => {
    proxy.tamper(logs(RECORD_CHANGED, (whole) => whole.slice(whole.length / 2)));
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("gap");
    proxy.tamper(logs(RECORD_CHANGED, (whole) => whole.slice(0, whole.length / 2)));
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("truncated");

    proxy.tamper(await cutAfter(3));
    // Its own word is all that there is: nothing contradicts it.
    const deceived = await through.listAgreements();
    expect([reasonOf(deceived), deceived.trust, deceived.agreements.length]).to.deep.equal([
      "complete",
      "one-rpc",
      3,
    ]);
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("truncated");
    // Nor does it help to claim the same in the proof.
    const claim = changing("eth_getProof", (answer) => {
      const { storageProof, ...others } = answer as { storageProof: object[] };
      return { ...others, storageProof: storageProof.map((entry) => ({ ...entry, value: "0x1" })) };
    });
    proxy.tamper(all(claim, await cutAfter(3)));
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("truncated");
  });

  it("catch an endpoint that alters an entry, adds one, or brings them in another order", async () => {
    proxy.tamper(
      logs(RECORD_CHANGED, (whole) =>
        whole.map((log, index) =>
          index === 2 ? { ...log, topics: [RECORD_CHANGED, keccak256("0x01")] } : log,
        ),
      ),
    );
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("altered");
    const added = (whole: Log[]): Log[] => {
      const [last] = whole.slice(-1);
      if (!last) return whole;
      const count = (whole.length + 1).toString(16).padStart(64, "0");
      const later = { blockNumber: (last as unknown as { blockNumber: Hex }).blockNumber, logIndex: "0xff" };
      return [...whole, { ...last, ...later, data: `0x${count}${last.data.slice(66)}` }];
    };
    proxy.tamper(logs(RECORD_CHANGED, added));
    expect(reasonOf(await through.listAgreements({ headers }))).to.equal("surplus");
  });

  it("take no proof that does not lead to the trusted block, and no other contract's", async () => {
    const flip = (node: Hex): Hex => `${node.slice(0, -1) as Hex}${node.endsWith("0") ? "1" : "0"}`;
    for (const member of ["accountProof", "storageProof"] as const) {
      proxy.tamper(
        changing("eth_getProof", (answer) => {
          const proof = answer as { accountProof: Hex[]; storageProof: { proof: Hex[] }[] };
          return member === "accountProof"
            ? { ...proof, accountProof: proof.accountProof.map(flip) }
            : {
                ...proof,
                storageProof: proof.storageProof.map((one) => ({ ...one, proof: one.proof.map(flip) })),
              };
        }),
      );
      expect((await failure(through.listAgreements({ headers }))).code).to.equal("PROOF_NODE_MISSING");
    }
    // A header of its own making.
    proxy.tamper(
      changing("eth_getBlockByNumber", (block) => ({ ...(block as object), stateRoot: keccak256("0x02") })),
    );
    expect((await failure(through.listAgreements({ headers }))).code).to.equal("EVIDENCE_HEADER_UNKNOWN");
    const other = { trust: "one-rpc", hashOf: async () => keccak256("0x03") } as const;
    proxy.tamper();
    expect((await failure(through.listAgreements({ headers: other }))).code).to.equal(
      "CHAIN_BLOCK_UNTRUSTED",
    );

    // The proof of a clone of the registry, under the registry's address.
    const { agreements, members } = stage.deployment;
    const clone: Address = `0x${"c1".repeat(20)}`;
    const code = (address: Address) =>
      stage.clock.request({ method: "eth_getCode", params: [address, "latest"] } as never) as Promise<Hex>;
    await stage.clock.setCode({ address: clone, bytecode: await code(agreements) });
    // What is set by hand stands in no header yet.
    await stage.clock.mine({ blocks: 1 });
    proxy.tamper(async (request, forward) => {
      if (request.method !== "eth_getProof") return forward();
      const [, slots] = request.params;
      const answer = await stage.clock.request({
        method: "eth_getProof",
        params: [clone, slots, "latest"],
      } as never);
      return { result: { ...(answer as object), address: agreements } };
    });
    const cloned = (await failure(through.listAgreements({ headers }))).code;
    expect(cloned).to.match(/^PROOF_(NODE|ACCOUNT)_MISSING$/);

    // Another contract, of which the endpoint says that it has the registry's code.
    const real = await code(agreements);
    const { membersCodeHash: _, ...deployment } = stage.deployment;
    const lookAlike = stage.as(undefined, { deployment: { ...deployment, agreements: members } }, proxy.url);
    proxy.tamper(changing("eth_getCode", (answer, { params }) => (params[0] === members ? real : answer)));
    expect((await failure(lookAlike.listAgreements({ headers }))).code).to.equal("REGISTRY_CODE_MISMATCH");
  });

  it("decide nothing where the source of block hashes does not vouch, fails, or is none", async () => {
    const early = { trust: "light-client", hashOf: async () => undefined } as const;
    expect((await failure(through.listAgreements({ headers: early }))).code).to.equal(
      "CHAIN_BLOCK_NOT_FINAL",
    );
    const failing = {
      trust: "light-client",
      hashOf: async () => Promise.reject(new TypeError("no")),
    } as const;
    expect((await failure(through.listAgreements({ headers: failing }))).code).to.match(/^CHAIN_/);
    for (const none of [null, {}, { trust: "mine", hashOf: async () => undefined }]) {
      const refused = await failure(through.listAgreements({ headers: none as never }));
      expect(refused.code).to.equal("CALL_PARAMETER_INVALID");
    }
  });

  it("of a document name every agreement, and what is withheld", async () => {
    const find = () => through.listAgreementsByDocument({ document: documentOf(1), headers });
    const found = await find();
    const { agreements, journal, trust } = found;
    expect(agreements.map(({ id }) => id)).to.deep.equal([idOf(1)]);
    expect([journal.complete, trust]).to.deep.equal([true, "proof-one-rpc"]);
    const none = await through.listAgreementsByDocument({ document: keccak256("0x04"), headers });
    expect([none.agreements, none.journal.complete]).to.deep.equal([[], true]);

    // What an index leaves out is found all the same.
    proxy.tamper(logs(DOCUMENT_RECORDED, () => []));
    expect(await through.findAgreementsByDocument({ document: documentOf(1) })).to.deep.equal([]);
    expect(await find()).to.deep.equal(found);

    proxy.tamper(logs(AGREEMENT_RECORDED, (whole) => whole.filter(({ topics }) => topics[1] !== idOf(1))));
    const withheld = await find();
    expect(withheld.agreements).to.deep.equal([]);
    expect(withheld.journal).to.deep.include({ complete: false, reason: "withheld", ids: [idOf(1)] });
    proxy.tamper(
      logs(AGREEMENT_RECORDED, (whole) =>
        JSON.parse(JSON.stringify(whole).replaceAll(documentOf(1).slice(2), "12".repeat(32))),
      ),
    );
    expect((await failure(find())).code).to.equal("CHAIN_ANSWER_INVALID");
    proxy.tamper(await cutAfter(1));
    expect(reasonOf(await find())).to.equal("truncated");
    const wrong = through.listAgreementsByDocument({ document: "0x1234" });
    expect((await failure(wrong)).code).to.equal("CALL_PARAMETER_INVALID");
  });

  it("of organisations have all that were admitted, as they stand", async () => {
    const plain = await through.listOrganisations();
    expect(plain).to.deep.include({ trust: "one-rpc" });
    expect(plain.organisations.map(({ number }) => number)).to.deep.equal([0, 1, 2]);
    const proved = await through.listOrganisations({ headers });
    expect(proved).to.deep.equal({ ...plain, trust: "proof-one-rpc" });

    const fewer = encodeFunctionResult({
      abi: memberRegistryAbi,
      functionName: "organisationCount",
      result: 2,
    });
    proxy.tamper(changing("eth_call", () => fewer, toFunctionSelector("organisationCount()")));
    expect((await through.listOrganisations()).organisations).to.have.length(2);
    expect(await through.listOrganisations({ headers })).to.deep.equal(proved);

    const organisationOf = { abi: memberRegistryAbi, functionName: "organisationOf" } as const;
    for (const lie of [{ suspended: true }, { kind: 2 }, { profile: keccak256("0x05") }]) {
      proxy.tamper(
        changing(
          "eth_call",
          (data) => {
            const told = decodeFunctionResult({ ...organisationOf, data: data as Hex });
            return encodeFunctionResult({ ...organisationOf, result: { ...told, ...lie } });
          },
          toFunctionSelector("organisationOf(bytes32)"),
        ),
      );
      expect((await through.listOrganisations()).organisations[0]).to.not.deep.equal(plain.organisations[0]);
      expect((await failure(through.listOrganisations({ headers }))).code).to.equal("CHAIN_ANSWER_INVALID");
    }
  });
});
