// `npm run deploy -- --network sepolia --secretariat 0x…`: puts the registry on a chain, or finds it there. docs/deploy.md
// has the whole of it. Progress goes to stderr; stdout has the result, with --json as one JSON document.

import { join } from "node:path";
import { parseArgs } from "node:util";
import defaultHardhat from "hardhat";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import config from "../hardhat.config.js";
import { MinhUocError } from "../sdk/src/errors/MinhUocError.js";
import { applyPlan, awaitPending, type DeployEvent } from "./deploy/apply.js";
import { checkChainId } from "./deploy/chain.js";
import { type Contract, compilerOf, loadContracts } from "./deploy/contracts.js";
import { DeployError } from "./deploy/DeployError.js";
import { byName } from "./deploy/deployRegistry.js";
import { connect } from "./deploy/network.js";
import { checkFunds, inEther, type Plan, planDeployment } from "./deploy/plan.js";
import { PROXY } from "./deploy/proxy.js";
import {
  checkRecord,
  isLocal,
  readRecord,
  recordedIn,
  recordPath,
  shown,
  sourceCommit,
  writeRecord,
} from "./deploy/record.js";
import { root } from "./lib/root.mjs";

const USAGE = `npm run deploy -- --network <name> --secretariat <address> [options]

  --network <name>         a network of hardhat.config.ts
  --secretariat <address>  the first owner of MemberRegistry
  --dry-run                shows addresses and gas, sends nothing
  --build-profile <name>   another build profile, for chains that are behind: cancun
  --timeout <seconds>      how long to wait for one transaction (300)
  --out <folder>           where <chainId>.json goes, instead of deployments/
  --replace                replaces the record of another deployment on this chain
  --json                   one JSON document on stdout`;

const flags = {
  network: { type: "string" },
  secretariat: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  "build-profile": { type: "string", default: "default" },
  timeout: { type: "string", default: "300" },
  out: { type: "string" },
  replace: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function parseOptions() {
  const invalid = (message: string, cause?: unknown) =>
    new DeployError({ code: "DEPLOY_OPTION_INVALID", message, remedy: `Usage: ${USAGE}`, cause });
  let options: ReturnType<typeof parseArgs<{ options: typeof flags }>>["values"];
  try {
    options = parseArgs({ options: flags }).values;
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const timeout = Number(options.timeout) * 1000;
  if (!(timeout > 0)) throw invalid(`--timeout cannot be "${options.timeout}".`);
  return { ...options, timeout };
}

type Options = ReturnType<typeof parseOptions>;

/** Compiles what changed. Another profile than the default has artifacts of its own, so that neither overwrites the other's. */
async function build(profile: string): Promise<HardhatRuntimeEnvironment> {
  const folder = join(root, "cache", "profiles", profile);
  const paths = { ...config.paths, artifacts: join(folder, "artifacts"), cache: join(folder, "cache") };
  const hardhat =
    profile === "default"
      ? defaultHardhat
      : await createHardhatRuntimeEnvironment(
          { ...config, paths, typechain: { dontOverrideCompile: true } },
          { buildProfile: profile, config: join(root, "hardhat.config.ts") },
          root,
        );
  compilerOf(hardhat);
  await hardhat.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: profile });
  return hardhat;
}

function say(event: DeployEvent): void {
  if (event.step === "waiting") console.error("waiting for pending transactions of the deployer");
  if (event.step === "sent") console.error(`${event.what}: sent ${event.transaction}`);
  if (event.step === "mined") console.error(`${event.what}: mined`);
}

/** Plain words for the plan. */
function describe(plan: Plan, network: string): string {
  const { chainId, deployer, proxy, contracts, hasP256, gas, cost, balance } = plan;
  const width = Math.max(...contracts.map(({ name }) => name.length));
  const state = (stands: boolean, toDo: string) => (stands ? "stands" : toDo);
  return [
    `Chain ${chainId} (${network}), deployer ${deployer}`,
    ...contracts.map(
      ({ name, address, standing, gas: own }) =>
        `  ${name.padEnd(width)}  ${address}  ${state(standing !== undefined, `to create, about ${own.toLocaleString("en")} gas`)}`,
    ),
    `  ${"CREATE2 proxy".padEnd(width)}  ${PROXY}  ${state(proxy.stands, "to place")}`,
    `About ${gas.toLocaleString("en")} gas, at most ${inEther(cost)}; the deployer has ${inEther(balance)}.`,
    ...(hasP256
      ? []
      : ["This chain has no P-256 precompile: acts signed with passkeys and P-256 keys cost more gas here."]),
  ].join("\n");
}

const planDocument = ({ contracts, proxy, ...plan }: Plan, network: string) => ({
  network,
  ...plan,
  proxy: { address: PROXY, ...proxy },
  contracts: Object.fromEntries(
    contracts.map(({ name, address, args, codeHash, standing, gas }) => [
      name,
      { address, args, codeHash, gas, stands: standing !== undefined },
    ]),
  ),
});

/** The commands that publish the source of each contract. */
function verification(contracts: readonly Contract[], network: string, profile: string): string[] {
  const commands = contracts.map(({ source, address, args }) =>
    [
      `npm run hardhat -- verify sourcify --network ${network} --build-profile ${profile} --contract ${source}`,
      address,
      ...args,
    ].join(" "),
  );
  // Verifying reads the artifacts of the last build.
  return profile === "default"
    ? commands
    : [`npm run hardhat -- build --build-profile ${profile}`, ...commands];
}

async function deploy(options: Options): Promise<{ text: string; document: object }> {
  const { network, secretariat, timeout, "build-profile": profile } = options;
  if (options.help) return { text: USAGE, document: { usage: USAGE } };
  if (network === undefined || secretariat === undefined) {
    throw new DeployError({
      code: "DEPLOY_OPTION_INVALID",
      message: `--${network === undefined ? "network" : "secretariat"} is missing.`,
      remedy: `Usage: ${USAGE}`,
    });
  }
  const hardhat = await build(profile);
  const compiler = compilerOf(hardhat);
  const contracts = await loadContracts(secretariat, hardhat);
  const client = await connect(hardhat, network);

  const chainId = await checkChainId(client);
  const path = recordPath(chainId, options.out);
  // A local chain's record may tell of a chain that has ended.
  const previous = isLocal(chainId) ? undefined : readRecord(path, chainId);
  if (!options.replace) checkRecord(path, previous, contracts);
  const waiting = { timeout, onProgress: say };
  if (!options["dry-run"]) await awaitPending(client, waiting);
  const plan = await planDeployment(client, contracts, compiler, recordedIn(previous));
  if (options["dry-run"]) {
    return { text: describe(plan, network), document: { dryRun: true, ...planDocument(plan, network) } };
  }
  console.error(describe(plan, network));
  checkFunds(plan);

  const applied = await applyPlan(client, plan, waiting);
  const record = {
    chainId,
    network,
    commit: await sourceCommit(),
    compiler,
    contracts: byName(applied.contracts),
  };
  const changed = writeRecord(path, record, previous);
  const verify = isLocal(chainId) ? [] : verification(contracts, network, profile);
  const sent = applied.transactions.length;
  const lines = [
    sent === 0 ? "Everything stands; nothing was sent." : `${sent} transactions; everything stands.`,
    ...applied.contracts.map(
      ({ name, address, standing }) => `  ${name}  ${address}  since block ${standing.block}`,
    ),
    `${shown(path)} ${changed ? "written" : "unchanged"}.`,
    ...(changed && record.commit === null
      ? ["The contracts differ from the last commit, so the record names none."]
      : []),
    ...(verify.length > 0 ? ["To publish the source:", ...verify.map((command) => `  ${command}`)] : []),
  ];
  return {
    text: lines.join("\n"),
    document: { ...record, transactions: applied.transactions, record: path, changed, verify },
  };
}

const toJson = (value: unknown) =>
  JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item), 2);

const json = process.argv.includes("--json");
try {
  const { text, document } = await deploy(parseOptions());
  console.log(json ? toJson(document) : text);
} catch (error) {
  if (!(error instanceof MinhUocError)) throw error;
  const { code, message, remedy, values } = error;
  if (json) console.log(toJson({ error: { code, message, remedy, values } }));
  else console.error(`${code}: ${message}`);
  process.exitCode = 1;
}
