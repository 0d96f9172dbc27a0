import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { createClient, createWalletClient, custom, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { createRegistry, registryContracts } from "../../../sdk/src/exports/ethers.js";
import { minhuocActions } from "../../../sdk/src/exports/viem.js";
import { behavesAsRegistry } from "./actions.behavior.js";
import { connections } from "./connections.js";
import { admitMember, failure, type Stage, setStage } from "./stage.js";

for (const [name, connect] of Object.entries(connections)) behavesAsRegistry(name, connect);

describe("what one library has alone", function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await setStage(connections.viem);
  });
  after(() => stage.close());

  it("ethers: gives the contracts with TypeChain's types", async () => {
    const { identifier } = await admitMember(stage, "cuc-cong-nghiep");
    const provider = new JsonRpcProvider(stage.rpc, undefined, { staticNetwork: true, cacheTimeout: -1 });
    const { members, agreements } = registryContracts(provider, stage.deployment);
    const organisation = await members.organisationAt(0);
    expect((await members.organisationOf(organisation)).identifier).to.equal(identifier);
    expect(await agreements.MEMBERS()).to.equal(stage.deployment.members);
    const [event] = await members.queryFilter(members.filters.OrganisationAdmitted(organisation));
    expect(event?.args.identifier).to.equal(identifier);
    provider.destroy();
  });

  it("ethers: refuses a provider that cannot send plain JSON-RPC", async () => {
    expect(() => createRegistry({} as JsonRpcProvider))
      .to.throw()
      .with.property("code", "CLIENT_UNSUPPORTED");
  });

  it("viem: works without a chain, and refuses the wrong one", async () => {
    const { deployment, rpc } = stage;
    const transport = http(rpc);
    const client = createWalletClient({ account: privateKeyToAccount(stage.privateKey(1)), transport });
    const actions = client.extend(minhuocActions({ deployment }));
    const hash = await actions.anchor({ root: `0x${"12".repeat(32)}` });
    expect(await actions.waitForTransaction({ hash })).to.have.property("blockNumber");
    const chain = {
      id: 1,
      name: "x",
      nativeCurrency: { name: "x", symbol: "x", decimals: 18 },
      rpcUrls: { default: { http: [rpc] } },
    };
    const other = createClient({ chain, transport }).extend(minhuocActions());
    expect((await failure(other.getJournal())).code).to.equal("CHAIN_MISMATCH");
  });

  it("viem: waits for a person longer than for the endpoint", async () => {
    const { deployment, clock, rpc } = stage;
    const account = privateKeyToAccount(stage.privateKey(1));
    const wallet = custom({
      request: async ({ method, params }: { method: string; params: never }) => {
        if (method === "eth_sendTransaction") await new Promise((resolve) => setTimeout(resolve, 1_500));
        return clock.request({ method, params } as never);
      },
    });
    const client = createWalletClient({ account: account.address, transport: wallet });
    const actions = client.extend(minhuocActions({ deployment, timeout: 1_000 }));
    const hash = await actions.anchor({ root: `0x${"56".repeat(32)}` });
    const reader = createClient({ transport: http(rpc) }).extend(minhuocActions({ deployment }));
    expect(await reader.waitForTransaction({ hash })).to.have.property("gasUsed");
  });

  it("viem: says that the wallet's owner refused", async () => {
    const { deployment, clock } = stage;
    const account = privateKeyToAccount(stage.privateKey(1)).address;
    const wallet = custom({
      request: async ({ method, params }: { method: string; params: never }) => {
        if (method !== "eth_sendTransaction") return clock.request({ method, params } as never);
        throw Object.assign(new Error("User rejected the request."), { code: 4001 });
      },
    });
    const actions = createWalletClient({ account, transport: wallet }).extend(minhuocActions({ deployment }));
    const error = await failure(actions.anchor({ root: `0x${"34".repeat(32)}` }));
    expect(error.code).to.equal("ACCOUNT_REJECTED");
  });
});
