import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/root.mjs";

/** TypeChain writes in a style of its own. */
const unchecked = ["lint", "format", "assist"]
  .map((part) => `// biome-ignore-all ${part}: generated\n`)
  .join("");

/**
 * TypeChain's types of the registry's contracts, which Hardhat writes when it compiles, as the SDK ships them: types only, so that no bytecode
 * and no factory comes along.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const source of ["common", "contracts/AgreementRegistry", "contracts/MemberRegistry"]) {
    const name = source.split("/").at(-1);
    const text = await readFile(join(root, "types", `${source}.ts`), "utf8");
    const types = text.replaceAll('"../common.js"', '"./common.js"').trimEnd();
    files[`sdk/src/ethers/generated/${name}.ts`] = `${unchecked}${types}\n`;
  }
  return files;
}
