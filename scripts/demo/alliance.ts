// The demo's stage: a chain on loopback, the contracts on it, and the alliance's organisations with their keys.

import { createServer } from "node:net";
import { network } from "hardhat";
import type { RegistryDeployment } from "minhuoc";
import { encodeAccountKey } from "minhuoc";
import { registryDeployment } from "minhuoc/deployments";
import { minhuocActions } from "minhuoc/viem";
import { type Account, createTestClient, createWalletClient, http } from "viem";
import { mnemonicToAccount, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { deployRegistry } from "../deploy/deployRegistry.js";
import { testKey } from "../lib/signers.js";
import type { Facts, Organisation } from "../specimens/facts.js";
import { specimenIdentifier } from "../specimens/identifiers.js";

/** The simulated chain's own accounts, known to everybody. */
export const MNEMONIC = "test test test test test test test test test test test junk";

/** An organisation with a key for its manager and one for its signatory; neither account ever holds or needs ether. */
export interface Member {
  readonly organisation: Organisation;
  readonly identifier: string;
  readonly manager: PrivateKeyAccount;
  readonly signatory: PrivateKeyAccount;
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** Starts the chain on 127.0.0.1 and deploys the contracts. */
export async function setStage(port: number) {
  await requireFree(port);
  const server = await network.createServer("local", "127.0.0.1", port);
  const { address, port: actualPort } = await server.listen();
  const rpc = `http://${address}:${actualPort}`;
  try {
    const secretariat = mnemonicToAccount(MNEMONIC, { addressIndex: 0 });
    const relayer = mnemonicToAccount(MNEMONIC, { addressIndex: 1 });
    const transport = http(rpc);
    const record = await deployRegistry({
      client: createWalletClient({ account: secretariat, chain: hardhat, transport }),
      secretariat: secretariat.address,
    });
    const deployment: RegistryDeployment = registryDeployment(record);
    const as = (account: Account) =>
      createWalletClient({ account, chain: hardhat, transport }).extend(minhuocActions({ deployment }));
    return {
      rpc,
      record,
      deployment,
      secretariat: as(secretariat),
      /** Pays for everybody's acts, and can sign none of them. */
      relayer: as(relayer),
      as,
      clock: createTestClient({ mode: "hardhat", chain: hardhat, transport }),
      close: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** A taken port would end the process from inside the server, past every handler. */
function requireFree(port: number): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", (cause) =>
      reject(
        new Error(
          `DEMO_PORT_TAKEN: port ${port} cannot be used. End what uses it; the demo also takes another with --port, or any free one with --port 0.`,
          {
            cause,
          },
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

/** Admits every organisation with a manager's key, and enrols a signatory's key that the manager asks for by signature. */
export async function admitAll(stage: Stage, facts: Facts): Promise<ReadonlyMap<Organisation, Member>> {
  const members = new Map<Organisation, Member>();
  for (const organisation of facts.organisations.values()) {
    const member: Member = {
      organisation,
      identifier: specimenIdentifier(organisation),
      manager: privateKeyToAccount(testKey(`manager of ${organisation.key}`)),
      signatory: privateKeyToAccount(testKey(`signatory of ${organisation.key}`)),
    };
    const founding =
      facts.alliance.runBy === organisation || facts.alliance.namedMembers.includes(organisation);
    await stage.secretariat.waitForTransaction({
      hash: await stage.secretariat.admit({
        identifier: member.identifier,
        kind: founding ? "member" : "partner",
        manager: encodeAccountKey(member.manager.address),
      }),
    });
    await enrol(stage, member, member.signatory);
    members.set(organisation, member);
  }
  return members;
}

/** Enrols a signatory's key on the manager's signed word; the relayer pays. */
export async function enrol(stage: Stage, member: Member, signatory: PrivateKeyAccount): Promise<void> {
  const key = encodeAccountKey(signatory.address);
  const message = {
    organisation: member.identifier,
    key,
    role: "signatory",
    validFrom: 0,
    validUntil: 0,
  } as const;
  const authorization = await stage
    .as(member.manager)
    .signManagerMessage({ primaryType: "KeyAddition", message });
  await stage.relayer.waitForTransaction({ hash: await stage.relayer.addKey({ ...message, authorization }) });
}

/** Revokes a signatory's key from the next second on, and lets that second pass. */
export async function revoke(stage: Stage, member: Member, signatory: PrivateKeyAccount): Promise<void> {
  const message = {
    organisation: member.identifier,
    key: encodeAccountKey(signatory.address),
    validUntil: 0,
  } as const;
  const authorization = await stage
    .as(member.manager)
    .signManagerMessage({ primaryType: "KeyRevocation", message });
  await stage.relayer.waitForTransaction({
    hash: await stage.relayer.revokeKey({ ...message, authorization }),
  });
  await passTime(stage, 1);
}

/** Moves the chain's clock on and mines a block. */
export async function passTime(stage: Stage, seconds: number): Promise<void> {
  await stage.clock.increaseTime({ seconds });
  await stage.clock.mine({ blocks: 1 });
}
