import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import hardhat, { network } from "hardhat";
import { configVariable } from "hardhat/config";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import {
  type Address,
  type Chain,
  createClient,
  getAddress,
  type Hex,
  http,
  keccak256,
  parseEther,
  toHex,
  zeroAddress,
  zeroHash,
} from "viem";
import {
  generatePrivateKey,
  mnemonicToAccount,
  type PrivateKeyAccount,
  privateKeyToAccount,
} from "viem/accounts";
import {
  getBalance,
  getBlockNumber,
  getCode,
  getTransactionCount,
  readContract,
  sendTransaction,
  waitForTransactionReceipt,
  writeContract,
} from "viem/actions";
import { hoodi, sepolia } from "viem/chains";
import config from "../../hardhat.config.js";
import type { DeployEvent } from "../../scripts/deploy/apply.js";
import { creationInput, type DeployClient, request } from "../../scripts/deploy/chain.js";
import { compilerOf, loadContracts } from "../../scripts/deploy/contracts.js";
import { DeployError, type DeployErrorCode } from "../../scripts/deploy/DeployError.js";
import { type Deployment, deployRegistry } from "../../scripts/deploy/deployRegistry.js";
import { connect } from "../../scripts/deploy/network.js";
import { planDeployment } from "../../scripts/deploy/plan.js";
import { PROXY, PROXY_CODE, PROXY_SIGNER } from "../../scripts/deploy/proxy.js";
import { isLocal, readRecord, recordPath } from "../../scripts/deploy/record.js";
import { agreementRegistryAbi } from "../../sdk/src/abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../../sdk/src/abi/memberRegistryAbi.js";

/** Over real JSON-RPC: anvil with Sepolia's chain id, and Hardhat's node. */

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const mnemonic = "test test test test test test test test test test test junk";
const deployer = mnemonicToAccount(mnemonic);
const deployerKey = toHex(deployer.getHdKey().privateKey ?? new Uint8Array());
const secretariat = mnemonicToAccount(mnemonic, { addressIndex: 1 });
const names = [
  "MemberRegistry",
  "AgreementRegistry",
  "RSAVerifier",
  "ERC7913P256Verifier",
  "ERC7913WebAuthnVerifier",
] as const;

const ended: (() => unknown)[] = [];
const folders: string[] = [];

interface Node {
  url: string;
  client: DeployClient;
}

const clientOf = (
  url: string,
  account: PrivateKeyAccount | typeof deployer = deployer,
  chain?: Chain,
): DeployClient =>
  createClient({ account, chain, pollingInterval: 20, transport: http(url, { retryCount: 0 }) });

async function startAnvil(...args: string[]): Promise<Node> {
  const platform = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  const folder = dirname(
    createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${platform}/package.json`),
  );
  const file = join(folder, "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
  const defaults = {
    "--host": "127.0.0.1",
    "--port": "0",
    "--chain-id": `${sepolia.id}`,
    "--hardfork": "osaka",
  };
  const options = Object.entries(defaults).flatMap((option) => (args.includes(option[0]) ? [] : option));
  const anvil = spawn(file, [...options, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  ended.push(() => anvil.kill());
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    anvil.on("error", reject);
    anvil.on("exit", (code) => reject(new Error(`anvil ended with ${code}: ${output}`)));
    anvil.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      const address = output.match(/Listening on (\S+)/)?.[1];
      if (address) resolve(`http://${address}`);
    });
  });
  return { url, client: clientOf(url) };
}

/** A JSON-RPC endpoint before another one: it answers some requests itself, or changes their parameters. */
async function startRelay(
  target: string,
  answer: (method: string, params: unknown[]) => { error: string } | { result: unknown } | undefined,
) {
  const server = createServer(async (incoming, outgoing) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const { id, method, params = [] } = JSON.parse(text);
    const own = answer(method, params);
    const body = JSON.stringify({ jsonrpc: "2.0", id, method, params });
    const headers = { "content-type": "application/json" };
    const reply = !own
      ? await fetch(target, { method: "POST", headers, body }).then((response) => response.text())
      : JSON.stringify({
          jsonrpc: "2.0",
          id,
          ...("error" in own ? { error: { code: -32000, message: own.error } } : own),
        });
    outgoing.setHeader("content-type", "application/json").end(reply);
  });
  return listen(server);
}

async function listen(server: Server): Promise<string> {
  ended.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deploy-"));
  folders.push(folder);
  return folder;
}

/** Runs the command itself; keys and endpoints come from the environment. */
function command(args: string[], environment: Record<string, string> = {}) {
  const env: NodeJS.ProcessEnv = { ...process.env, DEPLOYER_PRIVATE_KEY: deployerKey, ...environment };
  delete env.npm_lifecycle_event;
  const file = join(root, "scripts", "deploy.ts");
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", file, ...args], { cwd: root, env });
  ended.push(() => child.kill());
  const result = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    let [stdout, stderr] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, result };
}

async function expectError(work: Promise<unknown>, code: DeployErrorCode): Promise<DeployError> {
  const error = await work.then(
    () => expect.fail(`nothing was thrown instead of ${code}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeployError)) throw error;
  expect(error.code, error.message).to.equal(code);
  expect(error.remedy).to.not.equal("");
  return error;
}

const deploy = (client: DeployClient, onProgress?: (event: DeployEvent) => void): Promise<Deployment> =>
  deployRegistry({ client, secretariat: secretariat.address, onProgress, timeout: 20_000 });

const nonceOf = (client: DeployClient) => getTransactionCount(client, { address: client.account.address });

const addresses = ({ contracts }: Deployment) => names.map((name) => contracts[name].address);

/** The contracts do their work: the secretariat admits an organisation, and the agreements' registry knows where members are. */
async function expectWorking(node: Node, { chainId, contracts }: Deployment): Promise<void> {
  const { client } = node;
  const members = { address: contracts.MemberRegistry.address, abi: memberRegistryAbi };
  const agreements = { address: contracts.AgreementRegistry.address, abi: agreementRegistryAbi };
  expect(await readContract(client, { ...members, functionName: "owner" })).to.equal(secretariat.address);
  expect(await readContract(client, { ...agreements, functionName: "MEMBERS" })).to.equal(members.address);
  const domain = await readContract(client, { ...agreements, functionName: "eip712Domain" });
  expect(domain[3]).to.equal(BigInt(chainId));
  expect(domain[4]).to.equal(agreements.address);

  const verifier = contracts.ERC7913P256Verifier.address;
  const manager = `${verifier}${"11".repeat(64)}` as Hex;
  const identifier = "did:web:deploy.example";
  const hash = await writeContract(clientOf(node.url, secretariat), {
    ...members,
    chain: null,
    account: secretariat,
    functionName: "admit",
    args: [identifier, 1, zeroHash, manager],
  });
  expect((await waitForTransactionReceipt(client, { hash })).status).to.equal("success");
  const organisation = keccak256(toHex(identifier));
  const admitted = await readContract(client, {
    ...members,
    functionName: "organisationOf",
    args: [organisation],
  });
  expect(admitted.identifier).to.equal(identifier);
}

describe("deployment", function () {
  this.timeout(120_000);

  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  describe("on a chain that has the CREATE2 proxy", () => {
    let node: Node;
    beforeEach(async () => {
      node = await startAnvil();
    });

    it("deploys contracts that work, and a second run sends nothing", async () => {
      const first = await deploy(node.client);
      expect(first.chainId).to.equal(sepolia.id);
      expect(first.transactions).to.have.length(names.length);
      await expectWorking(node, first);

      const nonce = await nonceOf(node.client);
      const events: DeployEvent[] = [];
      const second = await deploy(node.client, (event) => events.push(event));
      expect(await nonceOf(node.client)).to.equal(nonce);
      expect(second).to.deep.equal({ ...first, transactions: [] });
      expect(events.map(({ step }) => step)).to.deep.equal(names.map(() => "found"));
    });

    it("tells since when each contract stands, also where many blocks follow", async () => {
      const first = await deploy(node.client);
      await request(node.client, "anvil_mine", ["0x64"]);
      const { contracts } = await deploy(node.client);
      for (const [index, name] of names.entries()) {
        const { block, transaction, address } = contracts[name];
        expect(block).to.equal(index + 1);
        expect(transaction).to.equal(first.transactions[index]);
        expect(await getCode(node.client, { address, blockNumber: BigInt(block) - 1n })).to.equal(undefined);
      }
    });

    it("takes a recorded creation, in the block where the chain has it now", async () => {
      const first = await deploy(node.client);
      const contracts = await loadContracts(secretariat.address);
      const standings = async (transaction: Hex | null) => {
        const recorded = { block: 99, transaction };
        const plan = await planDeployment(node.client, contracts, compilerOf(), () => recorded);
        return plan.contracts.map(({ standing }) => standing?.block);
      };
      const transaction = first.contracts.RSAVerifier.transaction;
      expect(await standings(transaction)).to.deep.equal(names.map(() => first.contracts.RSAVerifier.block));
      expect(await standings(null)).to.deep.equal(names.map(() => 99));
    });

    it("goes on where a run ended between two transactions", async () => {
      const cut = new Error("cut off");
      let mined = 0;
      const interrupted = deploy(node.client, ({ step }) => {
        if (step === "mined" && ++mined === 2) throw cut;
      });
      expect(await interrupted.catch((error: unknown) => error)).to.equal(cut);
      expect(await nonceOf(node.client)).to.equal(2);

      const { transactions } = await deploy(node.client);
      expect(transactions).to.have.length(3);
      expect(await nonceOf(node.client)).to.equal(names.length);
    });

    it("waits for the transaction that a killed run left pending, and sends no second one", async () => {
      await request(node.client, "evm_setAutomine", [false]);
      const out = temporaryFolder();
      const { child, result } = command(
        ["--network", "sepolia", "--secretariat", secretariat.address, "--out", out],
        { SEPOLIA_RPC_URL: node.url },
      );
      const pending = () =>
        getTransactionCount(node.client, { address: deployer.address, blockTag: "pending" });
      while ((await pending()) === 0 && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 50));
      child.kill("SIGKILL");
      expect((await result).code).to.equal(null);
      expect(await pending()).to.equal(1);
      expect(readdirSync(out)).to.deep.equal([]);

      const impatient = deployRegistry({
        client: node.client,
        secretariat: secretariat.address,
        timeout: 50,
      });
      await expectError(impatient, "DEPLOY_TRANSACTION_PENDING");

      const steps: string[] = [];
      const { transactions } = await deploy(node.client, ({ step }) => {
        steps.push(step);
        if (step === "waiting") request(node.client, "evm_setAutomine", [true]);
        if (step === "waiting") request(node.client, "anvil_mine", []);
      });
      expect(steps[0]).to.equal("waiting");
      expect(transactions).to.have.length(names.length - 1);
      expect(await nonceOf(node.client)).to.equal(names.length);
    });

    it("says that a transaction is pending where no block takes it", async () => {
      await request(node.client, "evm_setAutomine", [false]);
      const work = deployRegistry({ client: node.client, secretariat: secretariat.address, timeout: 200 });
      await expectError(work, "DEPLOY_TRANSACTION_PENDING");
    });

    it("goes on where someone else placed the same contract first", async () => {
      await request(node.client, "evm_setAutomine", [false]);
      const other = mnemonicToAccount(mnemonic, { addressIndex: 2 });
      const [first] = await loadContracts(secretariat.address);
      if (!first) expect.fail("there are no contracts");
      let theirs: Hex | undefined;
      const { contracts, transactions } = await deploy(node.client, async ({ step }) => {
        if (step !== "sent" || theirs) return;
        theirs = "0x";
        theirs = await sendTransaction(clientOf(node.url, other), {
          account: other,
          chain: null,
          to: PROXY,
          data: creationInput(first),
          gas: 8_000_000n,
          maxPriorityFeePerGas: 50_000_000_000n,
          maxFeePerGas: 100_000_000_000n,
        });
        await request(node.client, "anvil_mine", []);
        await request(node.client, "evm_setAutomine", [true]);
      });
      expect(transactions).to.have.length(names.length);
      expect(contracts.MemberRegistry.transaction).to.equal(theirs);
    });

    it("sends nothing where other code stands at one of the addresses", async () => {
      const contracts = await loadContracts(secretariat.address);
      for (const { name, address } of contracts) {
        await request(node.client, "anvil_setCode", [address, "0x600160005260206000f3"]);
        const error = await expectError(deploy(node.client), "DEPLOY_CODE_WRONG");
        expect(error.values.contract).to.equal(name);
        await request(node.client, "anvil_setCode", [address, "0x"]);
      }
      expect(await nonceOf(node.client)).to.equal(0);
    });

    it("sees a changed immutable in code that stands", async () => {
      const { contracts } = await deploy(node.client);
      const { address } = contracts.AgreementRegistry;
      const code = (await getCode(node.client, { address })) ?? "0x";
      const members = contracts.MemberRegistry.address.slice(2).toLowerCase();
      expect(code).to.include(members);
      await request(node.client, "anvil_setCode", [address, code.replaceAll(members, "22".repeat(20))]);
      await expectError(deploy(node.client), "DEPLOY_CODE_WRONG");
    });

    it("refuses a chain that is not the chosen one", async () => {
      const error = await expectError(deploy(clientOf(node.url, deployer, hoodi)), "DEPLOY_CHAIN_WRONG");
      expect(error.values).to.deep.equal({ expected: hoodi.id, actual: sepolia.id });
    });

    it("names the amount that the deployer lacks, and sends nothing", async () => {
      const poor = clientOf(node.url, privateKeyToAccount(generatePrivateKey()));
      const error = await expectError(deploy(poor), "DEPLOY_FUNDS_INSUFFICIENT");
      expect(error.values.balance).to.equal(0n);
      expect(error.values.needed).to.satisfy((wei: bigint) => wei > 0n && wei < parseEther("0.1"));
      expect(error.values.missing).to.equal(error.values.needed);
      expect(await getBlockNumber(node.client)).to.equal(0n);
    });

    it("has enough with the amount that it names", async () => {
      const account = privateKeyToAccount(generatePrivateKey());
      const poor = clientOf(node.url, account);
      const { values } = await expectError(deploy(poor), "DEPLOY_FUNDS_INSUFFICIENT");
      await request(node.client, "anvil_setBalance", [account.address, toHex(values.needed as bigint)]);
      expect((await deploy(poor)).transactions).to.have.length(names.length);
    });

    it("says that the node cannot tell since when a contract stands", async () => {
      await deploy(node.client);
      const relay = await startRelay(node.url, (method, [, block]) =>
        method === "eth_getCode" && block !== "latest" ? { error: "missing trie node" } : undefined,
      );
      await expectError(deploy(clientOf(relay)), "DEPLOY_HISTORY_UNAVAILABLE");
    });

    it("says that the node does not simulate, and sends nothing", async () => {
      const relay = await startRelay(node.url, (method, params) =>
        method === "eth_call" && params.length > 2 ? { error: "too many arguments" } : undefined,
      );
      const error = await expectError(deploy(clientOf(relay)), "DEPLOY_RPC_FAILED");
      expect(error.message).to.include("state overrides").and.include("too many arguments");
      expect(await nonceOf(node.client)).to.equal(0);
    });

    it("sees that the node passes over what it is asked to simulate, and sends nothing", async () => {
      const relay = await startRelay(node.url, (_method, params) => {
        params.length = Math.min(params.length, 2);
        return undefined;
      });
      await expectError(deploy(clientOf(relay)), "DEPLOY_SIMULATION_FAILED");
      expect(await nonceOf(node.client)).to.equal(0);
    });

    it("says that a creation failed on the chain, and goes on the next time", async () => {
      const relay = await startRelay(node.url, (method) =>
        method === "eth_estimateGas" ? { result: toHex(2_000_000) } : undefined,
      );
      const error = await expectError(deploy(clientOf(relay)), "DEPLOY_TRANSACTION_FAILED");
      expect(error.values.status).to.equal("reverted");
      expect((await deploy(node.client)).transactions).to.have.length(names.length);
    });

    it("refuses a proxy with other code", async () => {
      await request(node.client, "anvil_setCode", [PROXY, "0x00"]);
      await expectError(deploy(node.client), "DEPLOY_PROXY_WRONG");
    });

    it("refuses a secretariat that is no address, or nobody's", async () => {
      for (const value of [zeroAddress, "0x1234", secretariat.address.slice(0, -1)]) {
        const work = deployRegistry({ client: node.client, secretariat: value as Address });
        await expectError(work, "DEPLOY_OPTION_INVALID");
      }
    });
  });

  describe("on a chain without the CREATE2 proxy", () => {
    it("places it with the keyless transaction, and needs no more of its signer the next time", async () => {
      const { client } = await startAnvil("--disable-default-create2-deployer");
      const { transactions } = await deploy(client);
      expect(transactions).to.have.length(names.length + 2);
      expect(await getCode(client, { address: PROXY })).to.equal(PROXY_CODE);
      expect((await deploy(client)).transactions).to.deep.equal([]);
    });

    it("goes on where a run ended between the signer's funding and the proxy", async () => {
      const { client } = await startAnvil("--disable-default-create2-deployer");
      const interrupted = deploy(client, (event) => {
        if (event.step === "mined") throw new Error("cut off");
      });
      expect(await interrupted.catch(({ message }: Error) => message)).to.equal("cut off");
      const { transactions } = await deploy(client);
      expect(transactions).to.have.length(names.length + 1);
    });

    it("spends nothing where the chain refuses transactions without a chain id", async () => {
      const { client, url } = await startAnvil("--disable-default-create2-deployer");
      const relay = await startRelay(url, (method, [raw]) =>
        method === "eth_sendRawTransaction" && String(raw).startsWith("0xf8")
          ? { error: "only replay-protected (EIP-155) transactions allowed over RPC" }
          : undefined,
      );
      const error = await expectError(deploy(clientOf(relay)), "DEPLOY_PROXY_REFUSED");
      expect(error.message).to.include("only replay-protected");
      expect(await nonceOf(client)).to.equal(0);
    });

    it("spends nothing where the keyless transaction pays less than the base fee", async () => {
      const { client } = await startAnvil("--disable-default-create2-deployer", "--base-fee", "200000000000");
      await expectError(deploy(client), "DEPLOY_PROXY_REFUSED");
      expect(await getBalance(client, { address: PROXY_SIGNER })).to.equal(0n);
    });
  });

  it("gives the same addresses on chains with different ids", async () => {
    const sepoliaLike = await startAnvil();
    const { viem } = await network.create("local");
    const [wallet] = await viem.getWalletClients();
    if (!wallet) expect.fail("Hardhat gave no wallet");
    const [first, second] = [await deploy(sepoliaLike.client), await deploy(wallet)];
    expect(second.chainId).to.not.equal(first.chainId);
    expect(addresses(second)).to.deep.equal(addresses(first));
    const { AgreementRegistry, RSAVerifier } = second.contracts;
    expect(RSAVerifier.codeHash).to.equal(first.contracts.RSAVerifier.codeHash);
    // The chain id is an immutable of its domain separator.
    expect(AgreementRegistry.codeHash).to.not.equal(first.contracts.AgreementRegistry.codeHash);
  });

  it("gives another secretariat other registries, and the same verifiers", async () => {
    const [one, other] = await Promise.all(
      [secretariat, deployer].map(({ address }) => loadContracts(address)),
    );
    expect(one?.map(({ address }, index) => address === other?.[index]?.address)).to.deep.equal([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it("works over Hardhat's node with the node's own account", async () => {
    const server = await network.createServer("local", "127.0.0.1", 0);
    const { port } = await server.listen();
    ended.push(() => server.close());
    const url = `http://127.0.0.1:${port}`;
    const connectTo = async (chainId: number) => {
      const networks = { here: { type: "http", chainType: "l1", chainId, url } } as const;
      return connect(await createHardhatRuntimeEnvironment({ ...config, networks }, {}, root), "here");
    };
    await expectError(deploy(await connectTo(sepolia.id)), "DEPLOY_CHAIN_WRONG");

    const client = await connectTo(31_337);
    expect(client.account.type).to.equal("json-rpc");
    const first = await deploy(client);
    expect(first.transactions).to.have.length(names.length + 2);
    await expectWorking({ url, client }, first);
    expect(await deploy(client)).to.deep.equal({ ...first, transactions: [] });
  });

  it("says that a chain is behind, and which profile compiles for it", async () => {
    const { client } = await startAnvil("--hardfork", "cancun");
    const error = await expectError(deploy(client), "DEPLOY_CHAIN_BEHIND");
    expect(error.remedy).to.include("--build-profile cancun");
    expect(error.values).to.deep.equal({ evmVersion: "osaka", opcode: "CLZ" });
    expect(await nonceOf(client)).to.equal(0);

    const compiler = { ...compilerOf(), evmVersion: "cancun" };
    const plan = await planDeployment(client, await loadContracts(secretariat.address), compiler);
    expect(plan.hasP256).to.equal(false);
    const current = await startAnvil();
    expect((await planDeployment(current.client, [], compilerOf())).hasP256).to.equal(true);

    const older = await startAnvil("--hardfork", "shanghai");
    const work = planDeployment(older.client, [], compiler);
    expect((await expectError(work, "DEPLOY_CHAIN_BEHIND")).values.opcode).to.equal("MCOPY");
  });

  describe("with an endpoint that is", () => {
    it("down: names what was asked, and not the endpoint's key", async () => {
      const server = createServer();
      const url = await listen(server);
      server.close();
      const error = await expectError(deploy(clientOf(`${url}/v3/secret-key`)), "DEPLOY_RPC_UNREACHABLE");
      expect(`${error.message} ${JSON.stringify(error.values)}`).to.not.include("secret-key");
    });

    it("answering rubbish", async () => {
      for (const rubbish of ["<html>Sign in</html>", '{"jsonrpc":"2.0","id":1,"result":"maybe"}', "{}"]) {
        const url = await listen(createServer((_request, response) => response.end(rubbish)));
        await expectError(deploy(clientOf(url)), "DEPLOY_RPC_INVALID");
      }
    });

    it("refusing: says why, without an address that may hold a key", async () => {
      const error = {
        code: -32000,
        message: "limit reached, see https://rpc.example/v3/secret-key for more",
      };
      const refusal = JSON.stringify({ jsonrpc: "2.0", id: 1, error });
      const url = await listen(createServer((_request, response) => response.end(refusal)));
      const { message } = await expectError(deploy(clientOf(url)), "DEPLOY_RPC_FAILED");
      expect(message).to.include("limit reached").and.not.include("secret-key");
    });
  });

  describe("networks of the configuration", () => {
    it("say that a node has no account of its own", async () => {
      const { url } = await startAnvil("--accounts", "0");
      const networks = { here: { type: "http", chainType: "l1", url } } as const;
      const environment = await createHardhatRuntimeEnvironment({ ...config, networks }, {}, root);
      await expectError(connect(environment, "here"), "DEPLOY_ACCOUNT_MISSING");
    });

    it("names the networks that there are", async () => {
      const error = await expectError(connect(hardhat, "mainnet"), "DEPLOY_NETWORK_UNKNOWN");
      for (const name of [
        "localhost",
        "sepolia",
        "hoodi",
        "baseSepolia",
        "opSepolia",
        "arbitrumSepolia",
        "custom",
      ])
        expect(error.remedy).to.include(name);
      await expectError(connect(hardhat, "local"), "DEPLOY_NETWORK_UNKNOWN");
    });

    it("names the setting that is missing or malformed, and never its value", async () => {
      const variables = {
        url: configVariable("DEPLOY_TEST_URL"),
        accounts: [configVariable("DEPLOY_TEST_KEY")],
      };
      const environment = await createHardhatRuntimeEnvironment(
        { ...config, networks: { here: { type: "http", chainType: "l1", ...variables } } },
        {},
        root,
      );
      const settings = process.env;
      try {
        const missing = await expectError(connect(environment, "here"), "DEPLOY_VARIABLE_MISSING");
        expect(missing.values.variable).to.equal("DEPLOY_TEST_URL");
        process.env = { ...settings, DEPLOY_TEST_URL: "http://127.0.0.1:1", DEPLOY_TEST_KEY: "0xc0ffee" };
        const short = await expectError(connect(environment, "here"), "DEPLOY_VARIABLE_MISSING");
        expect(short.values.variable).to.equal("DEPLOY_TEST_KEY");
        expect(short.message).to.not.include("c0ffee");
      } finally {
        process.env = settings;
      }
    });
  });

  describe("the command", () => {
    const to = (out: string, who: Address = secretariat.address) => [
      ...["--network", "sepolia", "--secretariat", who, "--out", out, "--json"],
    ];

    it("plans, deploys, records, finds, and refuses what the record contradicts", async function () {
      this.timeout(240_000);
      const { url, client } = await startAnvil();
      const out = temporaryFolder();
      const path = join(out, "11155111.json");
      const run = async (...args: string[]) => {
        const { code, stdout, stderr } = await command(args, { SEPOLIA_RPC_URL: url }).result;
        return { code, stderr, document: JSON.parse(stdout) };
      };

      const plan = await run(...to(out), "--dry-run");
      expect(plan.code, plan.stderr).to.equal(0);
      expect(await nonceOf(client)).to.equal(0);
      expect(readdirSync(out)).to.deep.equal([]);

      const first = await run(...to(out));
      expect(first.code, first.stderr).to.equal(0);
      expect(first.document.transactions).to.have.length(names.length);
      expect(readdirSync(out)).to.deep.equal(["11155111.json"]);
      const text = readFileSync(path, "utf8");
      const record = JSON.parse(text);
      expect(Object.keys(record)).to.deep.equal(["chainId", "commit", "compiler", "contracts", "network"]);
      expect(Object.keys(record.contracts)).to.deep.equal([...names].sort());
      for (const name of names) {
        const { address, args, block, codeHash, transaction } = record.contracts[name];
        expect(address).to.equal(getAddress(plan.document.contracts[name].address));
        expect(args).to.deep.equal(plan.document.contracts[name].args);
        expect(codeHash).to.equal(keccak256((await getCode(client, { address })) ?? "0x"));
        const receipt = await waitForTransactionReceipt(client, { hash: transaction });
        expect(receipt.blockNumber).to.equal(BigInt(block));
        expect(first.document.verify.join("\n")).to.include([address, ...args].join(" "));
      }

      const second = await run(...to(out));
      expect(second.code, second.stderr).to.equal(0);
      expect(second.document.transactions).to.deep.equal([]);
      expect(second.document.changed).to.equal(false);
      expect(readFileSync(path, "utf8")).to.equal(text);
      expect(await nonceOf(client)).to.equal(names.length);

      const other = await run(...to(out, deployer.address));
      expect(other.code).to.equal(1);
      expect(other.document.error.code).to.equal("DEPLOY_RECORD_DIFFERS");
      expect(await nonceOf(client)).to.equal(names.length);
      expect(readFileSync(path, "utf8")).to.equal(text);

      const replaced = await run(...to(out, deployer.address), "--replace");
      expect(replaced.document.transactions).to.have.length(2);
      expect(readRecord(path, sepolia.id)?.contracts.MemberRegistry.args).to.deep.equal([deployer.address]);
    });

    it("explains its options", async () => {
      const help = await command(["--help"]).result;
      expect(help.stdout).to.include("--dry-run");
      const wrong = await command(["--network", "sepolia", "--secretary", secretariat.address]).result;
      expect(wrong.code).to.equal(1);
      expect(wrong.stderr).to.include("DEPLOY_OPTION_INVALID").and.include("--secretariat <address>");
    });
  });

  describe("records", () => {
    it("of local chains stay out of the tree", () => {
      expect(recordPath(sepolia.id)).to.equal(join(root, "deployments", "11155111.json"));
      expect(recordPath(31_337)).to.equal(join(root, "cache", "deployments", "31337.json"));
      expect([31_337, 1337, sepolia.id].map(isLocal)).to.deep.equal([true, true, false]);
    });

    it("that cannot be read stop the run", async () => {
      const path = join(temporaryFolder(), "11155111.json");
      const contract = { address: PROXY, args: [], block: 1, codeHash: zeroHash, transaction: zeroHash };
      const record = (change: object) => ({
        chainId: sepolia.id,
        contracts: { MemberRegistry: { ...contract, ...change } },
      });
      const texts = [
        "{",
        "null",
        JSON.stringify({ chainId: 1, contracts: {} }),
        ...[{ address: "0x12" }, { block: -1 }, { block: "1" }, { transaction: "0x12" }].map((change) =>
          JSON.stringify(record(change)),
        ),
      ];
      for (const text of texts) {
        writeFileSync(path, text);
        await expectError(
          Promise.resolve().then(() => readRecord(path, sepolia.id)),
          "DEPLOY_RECORD_INVALID",
        );
      }
      writeFileSync(path, JSON.stringify(record({ transaction: null })));
      expect(readRecord(path, sepolia.id)?.contracts.MemberRegistry.block).to.equal(1);
    });
  });
});
