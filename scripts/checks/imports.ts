import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../lib/root.mjs";
import { fail, type Outcome, pass, subjects } from "./check.js";

/** What each part of the SDK may import besides itself: arrows run one way, and who verifies depends on no writer. */
const allowed: Record<string, readonly string[]> = {
  abi: [],
  errors: ["abi"],
  deployments: ["errors"],
  core: ["errors", "abi"],
  reads: ["core", "errors", "abi", "deployments"],
  verify: ["reads", "core", "errors", "abi", "deployments"],
  signers: ["reads", "core", "errors", "abi", "deployments"],
  actions: ["signers", "verify", "reads", "core", "errors", "abi", "deployments"],
  viem: ["actions", "signers", "verify", "reads", "core", "errors", "abi", "deployments"],
  ethers: ["actions", "signers", "verify", "reads", "core", "errors", "abi", "deployments"],
  exports: [
    "viem",
    "ethers",
    "actions",
    "signers",
    "verify",
    "reads",
    "core",
    "errors",
    "abi",
    "deployments",
  ],
};

const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g;

/** `mou` knows the SDK as its users do: by the entries that are public. */
function importsOfCli(): string[] {
  const manifest: { exports: Record<string, unknown> } = JSON.parse(
    readFileSync(join(root, "sdk", "package.json"), "utf8"),
  );
  const source = join("cli", "src");
  return subjects([source], ".ts").flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(specifiers)].flatMap(([, name = ""]) => {
      if (name.startsWith(".")) {
        const target = relative(source, join(dirname(file), name));
        if (target.startsWith("..") && target !== join("..", "package.json"))
          return [`${file}: ${name} is outside of cli/src`];
        return /\.js(on)?$/.test(name) ? [] : [`${file}: ${name} lacks its ending .js`];
      }
      if (!/^minhuoc(\/|$)/.test(name) || name.replace("minhuoc", ".") in manifest.exports) return [];
      return [`${file}: ${name} is no public entry of the SDK`];
    }),
  );
}

/** Imports between the SDK's parts follow the architecture, and Node and ethers stay where they belong. */
export async function imports(): Promise<Outcome> {
  const source = join("sdk", "src");
  const problems = importsOfCli();
  for (const file of subjects([source], ".ts")) {
    const part = relative(source, file).split(/[\\/]/)[0] ?? "";
    const may = allowed[part];
    const isTest = /\.(test|behavior)\.ts$/.test(file);
    if (!may) {
      problems.push(`${file}: the part "${part}" is not in the table of scripts/checks/imports.ts`);
      continue;
    }
    for (const [, name = ""] of readFileSync(join(root, file), "utf8").matchAll(specifiers)) {
      if (name.startsWith(".")) {
        const target = relative(source, join(dirname(file), name));
        const other = target.split(/[\\/]/)[0] ?? "";
        if (other === ".." && isTest) continue;
        if (other !== part && !may.includes(other) && !isTest)
          problems.push(`${file}: ${part} may not import ${name}`);
        if (!name.endsWith(".js") && !name.endsWith(".json"))
          problems.push(`${file}: ${name} lacks its ending .js`);
      } else if (isTest) {
      } else if (name.startsWith("node:") && !file.endsWith(".node.ts")) {
        problems.push(`${file}: ${name} may be imported in *.node.ts only`);
      } else if (/^ethers(\/|$)/.test(name) && part !== "ethers") {
        problems.push(`${file}: ethers may be imported in sdk/src/ethers only`);
      }
    }
  }
  return problems.length === 0 ? pass() : fail(problems.join("\n"));
}
