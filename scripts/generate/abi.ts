import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/root.mjs";

/** The contracts that the SDK talks to. */
const contracts = ["MemberRegistry", "AgreementRegistry"];

/**
 * The SDK's ABIs, from the compiled contracts.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const contract of contracts) {
    const name = `${contract.charAt(0).toLowerCase()}${contract.slice(1)}Abi`;
    const artifact = join(root, "artifacts", "contracts", `${contract}.sol`, `${contract}.json`);
    const { abi }: { abi: unknown } = JSON.parse(await readFile(artifact, "utf8"));
    files[`sdk/src/abi/${name}.ts`] =
      `/** The ABI of \`${contract}\`, generated from the compiled contract. */\nexport const ${name} = ${JSON.stringify(abi, null, 2)} as const;\n`;
  }
  return files;
}
