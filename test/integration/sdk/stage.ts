// A chain over real JSON-RPC on loopback with the registry on it, and organisations with their keys.

import hre, { network } from "hardhat";
import {
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  type Hex,
  http,
  keccak256,
  sha256,
  stringToHex,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { deployRegistry } from "../../../scripts/deploy/deployRegistry.js";
import { testKey } from "../../../scripts/lib/signers.js";
import {
  type Agreement,
  type CreateAgreementParameters,
  createAgreement,
  createStatement,
  encodeAccountKey,
  MinhUocError,
  organisationId,
  type RegistryActions,
  type RegistryDeployment,
  type RegistryOptions,
  registryDeployment,
} from "../../../sdk/src/exports/index.js";

/** One of the SDK's entry points: makes its actions over an endpoint, with the account of a private key where one is given. */
export type Connect = (
  rpc: string,
  privateKey: Hex | undefined,
  options: RegistryOptions,
) => { actions: RegistryActions; close: () => void };

const MNEMONIC = "test test test test test test test test test test test junk";

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** An organisation that is admitted, with a manager and a signatory, and an account for each. */
export type Member = { identifier: string; manager: Hex; signatory: Hex };

/** Starts a node on loopback, on a free port. */
export type StartNode = () => Promise<{ url: string; close: () => unknown }>;

export const startHardhat: StartNode = async () => {
  const server = await network.createServer("local", "127.0.0.1", 0);
  const { address, port } = await server.listen();
  return { url: `http://${address}:${port}`, close: () => server.close() };
};

export async function setStage(connect: Connect, start = startHardhat) {
  const node = await start();
  const rpc = node.url;
  const transport = http(rpc);
  const secretariat = mnemonicToAccount(MNEMONIC, { addressIndex: 0 });
  const record = await deployRegistry({
    client: createWalletClient({ account: secretariat, chain: hardhat, transport }),
    secretariat: secretariat.address,
  });
  const deployment: RegistryDeployment = registryDeployment(record);
  const open: { close: () => void }[] = [];
  const connected = (privateKey?: Hex, options: RegistryOptions = {}, endpoint = rpc) => {
    const connection = connect(endpoint, privateKey, { deployment, ...options });
    open.push(connection);
    return connection.actions;
  };
  const clock = createTestClient({ mode: "hardhat", chain: hardhat, transport });
  const privateKey = (addressIndex: number): Hex => {
    const key = mnemonicToAccount(MNEMONIC, { addressIndex }).getHdKey().privateKey;
    return `0x${Buffer.from(key ?? []).toString("hex")}`;
  };
  const stage = {
    rpc,
    deployment,
    clock,
    privateKey,
    /** Actions with the account of a private key, or with none. */
    as: connected,
    secretariat: connected(privateKey(0)),
    relayer: connected(privateKey(1)),
    reader: connected(),
    /** Gives an account of its own some ether. */
    fund: async (seed: string): Promise<Hex> => {
      const key = testKey(seed);
      await clock.setBalance({ address: privateKeyToAccount(key).address, value: 10n ** 18n });
      return key;
    },
    /** Deploys one of the test contracts and gives its address. */
    deploy: async (name: string, args: readonly unknown[]): Promise<Address> => {
      const { abi, bytecode } = await hre.artifacts.readArtifact(name);
      const wallet = createWalletClient({ account: secretariat, chain: hardhat, transport });
      const hash = await wallet.deployContract({ abi, bytecode: bytecode as Hex, args });
      const receipt = await createPublicClient({ chain: hardhat, transport }).waitForTransactionReceipt({
        hash,
      });
      if (!receipt.contractAddress) throw new Error(`${name} was not deployed.`);
      return receipt.contractAddress;
    },
    close: async () => {
      for (const { close } of open) close();
      await node.close();
    },
  };
  return stage;
}

export const accountKey = (privateKey: Hex): Hex => encodeAccountKey(privateKeyToAccount(privateKey).address);

/** Admits an organisation and enrols a signatory; both keys are accounts with ether. */
export async function admitMember(
  stage: Stage,
  name: string,
  identifier = `did:web:${name}.example`,
): Promise<Member> {
  const { secretariat, reader } = stage;
  const [manager, signatory] = [await stage.fund(`${name} manager`), await stage.fund(`${name} signatory`)];
  const admission = { identifier, kind: "member", manager: accountKey(manager) } as const;
  await reader.waitForTransaction({ hash: await secretariat.admit(admission) });
  const key = { organisation: identifier, key: accountKey(signatory), role: "signatory" } as const;
  await reader.waitForTransaction({ hash: await stage.as(manager).addKey(key) });
  return { identifier, manager, signatory };
}

/** What an organisation's host can say of it: its manager and, where they are given, all keys that sign for it. */
export const webDocument = (
  { deployment: { chainId, members } }: Pick<Stage, "deployment">,
  { identifier, manager }: Member,
  keys: readonly Hex[] = [],
) => ({
  version: 1,
  organisations: [
    {
      identifier,
      id: organisationId(identifier),
      registries: [
        {
          chainId,
          members: members.toLowerCase(),
          managers: [keccak256(accountKey(manager))],
          ...(keys.length > 0 && { keys }),
        },
      ],
    },
  ],
});

/** The hosts of organisations, each with its own `minhuoc.json`. */
export const hosts = (files: Record<string, unknown>): typeof fetch =>
  (async (input: string | URL | Request) => {
    const { hostname, pathname } = new URL(String(input));
    const file = pathname === "/.well-known/minhuoc.json" ? files[hostname] : undefined;
    return file === undefined ? new Response("", { status: 404 }) : Response.json(file);
  }) as typeof fetch;

export const hostOf = ({ identifier }: Member): string => identifier.slice("did:web:".length);

let serial = 0;

/** An agreement with a document of its own. */
export function draft(
  parties: readonly Member[],
  terms: Partial<CreateAgreementParameters> = {},
): { agreement: Agreement; document: Uint8Array } {
  const document = new TextEncoder().encode(`Bản ghi nhớ hợp tác số ${++serial}`);
  const agreement = createAgreement({
    title: `Bản ghi nhớ hợp tác số ${serial} / Memorandum of understanding no. ${serial}`,
    documents: [sha256(document)],
    metadata: sha256(stringToHex(`metadata ${serial}`)),
    parties: parties.map(({ identifier }) => identifier),
    ...terms,
  });
  return { agreement, document };
}

export const statement = (name = "Nguyễn Khắc Lịch"): string =>
  createStatement({ name, capacity: "Cục trưởng", place: "Seoul", date: "2025-09-18" });

/** The error with which something is refused. */
export async function failure(work: Promise<unknown>): Promise<MinhUocError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MinhUocError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}
