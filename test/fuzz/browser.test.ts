import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import { build } from "esbuild";
import type { verifyEvidence } from "../../sdk/src/exports/verify.js";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "test", "vectors", "evidence");
const { deployment, files } = JSON.parse(readFileSync(join(folder, "recorded.json"), "utf8"));

/** What a browser has and the language itself has not; nothing of Node's own. */
const WEB = [
  "AbortController",
  "AbortSignal",
  "Blob",
  "ReadableStream",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "clearTimeout",
  "crypto",
  "setTimeout",
] as const;

describe("minhuoc/verify, bundled for a browser", () => {
  it("verifies recorded evidence, and refuses changed evidence, where there is nothing of Node's", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { givenHash, verifyEvidence } from "./sdk/src/exports/verify.js";`,
        resolveDir: root,
      },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "minhuoc",
      platform: "browser",
      target: "es2022",
      logLevel: "silent",
    });
    const page = createContext(Object.fromEntries(WEB.map((name) => [name, globalThis[name]])));
    expect(
      runInContext("[typeof process, typeof Buffer, typeof require, typeof global]", page).join(),
    ).to.equal("undefined,undefined,undefined,undefined");
    // What stands in a page is made of the page's own objects.
    const run = runInContext(
      `${outputFiles[0]?.text ?? ""}
      ((evidence, text, hash, deployment) => minhuoc.verifyEvidence({
        evidence, document: new TextEncoder().encode(text), headers: minhuoc.givenHash(hash),
        deployment: JSON.parse(deployment), now: 1_900_000_000,
      }))`,
      page,
    ) as (...given: string[]) => ReturnType<typeof verifyEvidence>;
    const [{ name, document, blockHash }] = files;
    const evidence = readFileSync(join(folder, "files", `${name}.json`), "utf8");
    const indication = async (text: string, of: string) => {
      const { judgement } = await run(text, of, blockHash, JSON.stringify(deployment));
      return judgement.authenticity.indication;
    };
    expect(await indication(evidence, document)).to.equal("TOTAL_PASSED");
    expect(await indication(evidence, `${document} `)).not.to.equal("TOTAL_PASSED");
    const changed = JSON.parse(evidence);
    changed.agreement.noticeDays++;
    expect(await indication(JSON.stringify(changed), document)).to.equal("TOTAL_FAILED");
  });
});
