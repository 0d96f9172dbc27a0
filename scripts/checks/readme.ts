import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";
import { fail, node, type Outcome, program, subjects } from "./check.js";

const folder = join(root, "cache", "readme");

/** Each TypeScript sample of the README and of docs/ typechecks by itself; each npm command that they name exists. */
export async function readme(): Promise<Outcome> {
  const files = ["README.md", ...subjects(["docs"], ".md")];
  const text = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", code = ""], index) => ({
      name: `sample${index + 1}`,
      language,
      code,
    }),
  );
  const samples = blocks.filter(({ language }) => language === "ts");
  if (samples.length === 0) return fail("CHECK_SUBJECT_MISSING: the documents have no TypeScript sample.");

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, code } of samples) writeFileSync(join(folder, `${name}.ts`), code);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: { noEmit: true, types: ["node"] },
      include: ["*.ts"],
    }),
  );
  const { code, output } = await node(program("typescript", "tsc"), ["-p", folder]);
  const problems = code === 0 ? [] : [output];
  for (const [, name = ""] of text.matchAll(/npm run ([\w:-]+)/g)) {
    if (!(name in scripts)) problems.push(`The documents name an npm script that there is not: "${name}"`);
  }
  return { passed: samples.length, failed: problems.length, output: problems.join("\n") };
}
