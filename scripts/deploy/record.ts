import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { type Address, isAddress, isAddressEqual, isHash } from "viem";
import { root } from "../lib/root.mjs";
import type { Compiler, Contract, ContractName } from "./contracts.js";
import { DeployError } from "./DeployError.js";
import type { DeployedContract } from "./deployRegistry.js";
import type { Standing } from "./plan.js";

/** `deployments/<chainId>.json`; its README has the meaning of each member. */
export interface DeploymentRecord {
  chainId: number;
  commit: string | null;
  compiler: Compiler;
  contracts: Record<ContractName, DeployedContract>;
  network: string;
}

/** Chain ids of local nodes: such a chain ends with its process, so nothing of it is committed. */
const LOCAL_CHAINS = [31_337, 1337];

/** Where the record of a chain goes. */
export function recordPath(chainId: number, folder?: string): string {
  return join(folder ?? join(root, ...(isLocal(chainId) ? ["cache"] : []), "deployments"), `${chainId}.json`);
}

export const isLocal = (chainId: number): boolean => LOCAL_CHAINS.includes(chainId);

/**
 * Reads a record.
 *
 * @returns undefined where there is none
 * @throws {DeployError} `DEPLOY_RECORD_INVALID` where the file is none
 */
export function readRecord(path: string, chainId: number): DeploymentRecord | undefined {
  if (!existsSync(path)) return undefined;
  const invalid = (problem: string, cause?: unknown) =>
    new DeployError({
      code: "DEPLOY_RECORD_INVALID",
      message: `${shown(path)} is no record of a deployment: ${problem}.`,
      remedy:
        "Restore it from the repository, or delete it: the next run finds what stands and writes it anew.",
      values: { path, problem },
      cause,
    });
  let record: DeploymentRecord;
  try {
    record = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  if (record?.chainId !== chainId) throw invalid(`its chainId is not ${chainId}`);
  for (const [name, { address, block, transaction }] of Object.entries(record.contracts ?? {})) {
    if (!isAddress(address)) throw invalid(`${name} has no address`);
    if (!Number.isSafeInteger(block) || block < 0) throw invalid(`${name} has no block`);
    if (transaction !== null && !isHash(transaction)) throw invalid(`${name} has no transaction`);
  }
  return record;
}

/** What a record says of a contract's creation, where it is the same contract. */
export const recordedIn =
  (record: DeploymentRecord | undefined) =>
  ({ name, address }: Contract): Standing | undefined => {
    const entry = record?.contracts[name];
    return entry && isAddressEqual(entry.address, address)
      ? { block: entry.block, transaction: entry.transaction }
      : undefined;
  };

/**
 * Refuses to record another deployment over one that stands in the record.
 *
 * @throws {DeployError} `DEPLOY_RECORD_DIFFERS`
 */
export function checkRecord(
  path: string,
  record: DeploymentRecord | undefined,
  contracts: readonly Contract[],
): void {
  for (const { name, address } of contracts) {
    const recorded: Address | undefined = record?.contracts[name]?.address;
    if (!recorded || isAddressEqual(recorded, address)) continue;
    throw new DeployError({
      code: "DEPLOY_RECORD_DIFFERS",
      message: `${shown(path)} has ${name} at ${recorded}, and this deployment would put it at ${address}.`,
      remedy:
        "Give the secretariat and use the sources of the recorded deployment, or replace the record with --replace.",
      values: { path, contract: name, recorded, address },
    });
  }
}

/**
 * Writes a record beside its place and moves it there, so that no reader and no interruption meets half of it. A record that
 * tells of the same contracts is left as it is, with the commit that deployed them.
 *
 * @returns whether the file changed
 */
export function writeRecord(
  path: string,
  record: DeploymentRecord,
  previous: DeploymentRecord | undefined,
): boolean {
  if (previous && toJson(previous.contracts) === toJson(record.contracts)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${toJson(record)}\n`);
  renameSync(beside, path);
  return true;
}

/** Two spaces, keys sorted. */
function toJson(value: unknown): string {
  const sorted = (_key: string, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item;
  return JSON.stringify(value, sorted, 2);
}

/** The path as a person in the project's folder would write it. */
export const shown = (path: string): string => {
  const short = relative(root, path);
  return short.startsWith("..") ? path : short;
};

const inputs = ["contracts", "hardhat.config.ts", "package-lock.json"];

/** The commit that the contracts come from; null where they differ from it, or where there is no repository. */
export async function sourceCommit(): Promise<string | null> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)("git", args, { cwd: root })).stdout.trim();
  try {
    const changed = await git("status", "--porcelain", "--", ...inputs);
    return changed === "" ? await git("rev-parse", "--verify", "HEAD") : null;
  } catch {
    return null;
  }
}
