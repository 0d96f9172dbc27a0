import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import type { RegistryDeployment } from "../../sdk/src/exports/deployments.js";
import {
  formatVerdict,
  givenHash,
  judge,
  type Policy,
  type Verdict,
  verifyEvidence,
} from "../../sdk/src/exports/verify.js";

type Case = {
  name: string;
  file: string;
  changes?: { path: string; value?: unknown }[];
  text?: { find: string; replace: string };
  given?: {
    document?: string | null;
    blockHash?: Hex | null;
    deployment?: RegistryDeployment | null;
    policy?: Policy;
  };
  expected: { indication: string; subIndication: string | null };
};
type Corpus = {
  deployment: RegistryDeployment;
  files: { name: string; document: string; blockHash: Hex }[];
  cases: Case[];
};

const folder = join(import.meta.dirname, "..", "vectors", "evidence");
const corpus: Corpus = JSON.parse(readFileSync(join(folder, "corpus.json"), "utf8"));
const source = (name: string) => readFileSync(join(folder, "files", `${name}.json`), "utf8");
const fileOf = (name: string) => {
  const file = corpus.files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`There is no file ${name}.`);
  return file;
};
/** Years after the files were recorded. */
const NOW = 1_900_000_000;

/** Replaces or removes the member at a pointer (RFC 6901). */
function apply(value: unknown, { path, value: replacement }: { path: string; value?: unknown }): void {
  const keys = path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() ?? "";
  const parent = keys.reduce<Record<string, unknown>>(
    (object, key) => object[key] as Record<string, unknown>,
    value as Record<string, unknown>,
  );
  if (replacement === undefined) delete parent[last];
  else parent[last] = replacement;
}

function textOf({ file, changes = [], text }: Case): string {
  if (text) {
    const original = source(file);
    expect(original, "the text to be changed").to.include(text.find);
    return original.replace(text.find, () => text.replace);
  }
  const value = JSON.parse(source(file));
  for (const change of changes) apply(value, change);
  return JSON.stringify(value);
}

function verify(
  evidence: string | Uint8Array | Blob,
  name: string,
  given: Case["given"] = {},
): Promise<Verdict> {
  const file = fileOf(name);
  const document = given.document === undefined ? file.document : given.document;
  const blockHash = given.blockHash === undefined ? file.blockHash : given.blockHash;
  const deployment = given.deployment === undefined ? corpus.deployment : given.deployment;
  return verifyEvidence({
    evidence,
    now: NOW,
    ...(given.policy && { policy: given.policy }),
    ...(document !== null && { document: new TextEncoder().encode(document) }),
    ...(blockHash !== null && { headers: givenHash(blockHash) }),
    ...(deployment !== null && { deployment }),
  });
}

describe("corpus of evidence files", () => {
  it("has at least 120 bad files, each with a name of its own", () => {
    const { cases } = corpus;
    expect(new Set(cases.map(({ name }) => name)).size).to.equal(cases.length);
    expect(cases.filter(({ expected }) => expected.indication !== "TOTAL_PASSED").length).to.be.at.least(120);
  });

  for (const item of corpus.cases) {
    it(`${item.name}: ${item.expected.indication} ${item.expected.subIndication ?? ""}`, async () => {
      const verdict = await verify(textOf(item), item.file, item.given);
      const { indication, subIndication } = verdict.judgement.authenticity;
      expect({ indication, subIndication: subIndication ?? null }).to.deep.equal(item.expected);
      for (const language of ["vi", "en"] as const) {
        const text = formatVerdict(verdict, language);
        // What failed is not called unchecked, neither as a whole nor at a seat.
        const reasons = text
          .split("\n")
          .filter((line) => /^( {2}| {5})(Could not be|Không kiểm tra)/.test(line));
        if (indication === "TOTAL_FAILED") expect(reasons).to.deep.equal([]);
      }
      // Facts are plain data: judged again from a stored copy, they say the same.
      const again = judge(JSON.parse(JSON.stringify(verdict.facts)), item.given?.policy);
      expect(JSON.stringify(again)).to.equal(JSON.stringify(verdict.judgement));
    });
  }

  it("reads a file in the browser's hands as its bytes, and nothing of its text that the bytes are not", async () => {
    const text = source("three-parties");
    const bytes = new TextEncoder().encode(text);
    const inside = Uint8Array.from(bytes);
    inside[text.indexOf('"texts"') + 1] = 0xff;
    for (const [parts, ...expected] of [
      [[bytes], "TOTAL_PASSED", undefined],
      [["\uFEFF", bytes], "TOTAL_FAILED", "JSON_BYTE_ORDER_MARK"],
      [[inside], "TOTAL_FAILED", "JSON_NOT_UTF8"],
      // More than this release reads says nothing against the agreement.
      [[bytes, " ".repeat(32 * 1024 * 1024)], "INDETERMINATE", "JSON_TOO_LARGE"],
    ] as const) {
      const { indication, subIndication } = (await verify(new Blob([...parts]), "three-parties")).judgement
        .authenticity;
      expect([indication, subIndication]).to.deep.equal(expected);
    }
  });

  it("names the successor that the registry keeps", async () => {
    const { acts } = JSON.parse(source("superseded"));
    const { judgement } = await verify(source("superseded"), "superseded");
    expect(judgement.inForce.successor).to.equal(acts.at(-1).statement);
    expect((await verify(source("three-parties"), "three-parties")).judgement.inForce.successor).to.equal(
      undefined,
    );
  });

  /** What is reported; how long the file is, is not. */
  const reported = ({ judgement, facts }: Verdict) => JSON.stringify({ judgement, facts });

  const { verifiers: _, ...unverified } = corpus.deployment;
  for (const [name, numRuns, given] of [
    ["three-parties", 3_000, {}],
    ["keys", 1_500, {}],
    // Where its verifier contract is not known, a signature is reported as unchecked, whatever its bytes are.
    ["keys", 1_500, { deployment: unverified }],
    ["identified", 1_500, {}],
    // What hosts said is nobody's proof: a slip in it is noticed all the same, even where the verifier takes it for granted.
    ["identified", 1_500, { policy: { acceptRecordedIdentity: true } }],
  ] as const) {
    const held = Object.keys(given).map((member) => `, another ${member}`);
    it(`passes after no change of a single byte, unless everything that is reported stays (property): ${name}${held}`, async function () {
      this.timeout(120_000);
      const bytes = new TextEncoder().encode(source(name));
      const before = await verify(bytes, name, given);
      expect(before.judgement.authenticity.indication).to.equal("TOTAL_PASSED");
      let passed = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const verdict = await verify(changed, name, given);
          if (verdict.judgement.authenticity.indication !== "TOTAL_PASSED") return;
          passed++;
          expect(reported(verdict)).to.equal(reported(before));
        }),
        { numRuns },
      );
      // White space may change into white space, and bytes at which nobody looks; little else may.
      expect(passed).to.be.lessThan(numRuns / 10);
    });
  }

  it("passes no bad file after a change of a single byte (property)", async function () {
    this.timeout(120_000);
    const bad = corpus.cases.filter(
      ({ expected, given, changes }) => changes && !given && expected.indication === "TOTAL_FAILED",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bad),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (item, at, flip) => {
          const changed = new TextEncoder().encode(textOf(item));
          changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ flip;
          const verdict = await verify(changed, item.file);
          expect(verdict.judgement.authenticity.indication).not.to.equal("TOTAL_PASSED");
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
