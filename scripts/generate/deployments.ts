import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DeploymentRecord, registryDeployment } from "../../sdk/src/deployments/registryDeployment.js";
import { root } from "../lib/root.mjs";
import { listFiles } from "../lib/setup.mjs";

/** A chain on somebody's own machine is nobody else's business. */
const LOCAL = 31_337;

/**
 * The SDK's addresses, from what deployments left behind.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  const known: Record<number, unknown> = {};
  for (const file of listFiles(["deployments"]).filter((name) => /\d+\.json$/.test(name))) {
    const record: DeploymentRecord = JSON.parse(await readFile(join(root, file), "utf8"));
    if (record.chainId !== LOCAL) known[record.chainId] = registryDeployment(record);
  }
  return {
    "sdk/src/deployments/deployments.ts": `import type { RegistryDeployment } from "./registryDeployment.js";

/** The registries that are known, by chain id; generated from \`deployments/\`. */
export const deployments: Readonly<Record<number, RegistryDeployment>> = ${JSON.stringify(known, null, 2)};
`,
  };
}
