import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { Rlp } from "ox";
import { bytesToHex, keccak256 } from "viem";
import { canonicalJson } from "../../sdk/src/core/json/canonicalJson.js";
import { parseJsonStrict } from "../../sdk/src/core/json/parseJsonStrict.js";
import { leafOf } from "../../sdk/src/core/metadata/commitJson.js";
import { openDisclosure } from "../../sdk/src/core/metadata/openDisclosure.js";
import { decodeRlp, type RlpItem } from "../../sdk/src/core/proof/decodeRlp.js";
import { TrieNodes } from "../../sdk/src/core/proof/TrieNodes.js";
import { MinhUocError } from "../../sdk/src/errors/MinhUocError.js";
import { pdfRevisions } from "../../sdk/src/exports/core.js";
import { formatVerdict, givenHash, parseEvidence, verifyEvidence } from "../../sdk/src/exports/verify.js";
import { documentRevisions } from "../../sdk/src/verify/documentRevisions.js";
import { Random } from "../model/random.js";

/** How many times as many inputs: `FUZZ=20 npm test -- --only mocha` looks longer. */
const FACTOR = Number(process.env.FUZZ ?? 1);
/** Another seed, another run: `FUZZ_SEED=2`. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const folder = join(import.meta.dirname, "..", "vectors", "evidence");
const { deployment, files } = JSON.parse(readFileSync(join(folder, "recorded.json"), "utf8"));
const recorded = readdirSync(join(folder, "files")).map((name) =>
  readFileSync(join(folder, "files", name), "utf8"),
);
const encode = (text: string) => new TextEncoder().encode(text);

/** Pieces that mean something to one of the parsers. */
const PIECES = [
  ...[
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "0",
    "-",
    "e",
    ".",
    "\\u",
    "d800",
    "null",
    "\uFEFF",
    " ",
    "\n",
  ],
  ...['"__proto__":', '"version":2,', "0x", "1e999", "9007199254740993", "\\ud83d\\ude00", "e\u0302\u0323"],
  ...["%%EOF", "%PDF-", "startxref", "\r\n", "\0", "𝟘", "/0", "~1"],
].map(encode);

/** Bytes with a few changes: one byte, a piece put in, a part left out, doubled, or put elsewhere. */
function mutate(random: Random, bytes: Uint8Array, pieces: readonly Uint8Array[] = PIECES): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let times = random.int(1, 3); times > 0; times--) {
    const at = random.int(0, changed.length);
    const end = Math.min(changed.length, at + random.int(0, random.chance(0.1) ? 2_000 : 20));
    const kind = random.weighted({ flip: 4, insert: 3, remove: 2, double: 1, move: 1, cut: 0.3 });
    const part = changed.subarray(at, end);
    if (kind === "flip") {
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ random.int(1, 255);
    } else if (kind === "insert")
      changed = join3(changed.subarray(0, at), random.pick(pieces), changed.subarray(at));
    else if (kind === "remove") changed = join3(changed.subarray(0, at), changed.subarray(end));
    else if (kind === "double") changed = join3(changed.subarray(0, end), part, changed.subarray(end));
    else if (kind === "cut") changed = changed.slice(0, at);
    else {
      const to = random.int(0, at);
      changed = join3(changed.subarray(0, to), part, changed.subarray(to, at), changed.subarray(end));
    }
  }
  return changed;
}

function join3(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The value, or undefined where the input was refused; any error but the SDK's own goes on. */
function accepted<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof MinhUocError) return undefined;
    throw error;
  }
}

setFlagsFromString("--expose_gc");
const collect: () => void = runInNewContext("gc");

/** Runs many inputs, says which one broke, and sees that nothing is kept of them. */
async function fuzz(inputs: number, check: (random: Random, run: number) => unknown): Promise<void> {
  const random = new Random(SEED);
  const runs = inputs * FACTOR;
  let before = 0;
  for (let run = 0; run < runs; run++) {
    // What is loaded and compiled at first use is no growth.
    if (run === Math.floor(runs / 10)) {
      collect();
      before = process.memoryUsage().heapUsed;
    }
    try {
      const result = check(random, run);
      if (result instanceof Promise) await result;
    } catch (cause) {
      throw new Error(`input ${run} of seed ${SEED}: ${String(cause)}`, { cause });
    }
  }
  collect();
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20, "MiB kept").to.be.lessThan(16);
}

describe("parsers, on hostile inputs", function () {
  this.timeout(300_000 * FACTOR);

  it("JSON: what is accepted is what JSON.parse reads (80,000)", async () => {
    const seeds = [
      '{"version":1,"title":{"vi":"Biên bản ghi nhớ","en":"Memorandum"},"n":[1,2.5,-3e2],"b":[true,false,null]}',
      '[{"a":"\\u1ea1\\n"},{"a":[[],{}]},"😀",1234567890,1.5e-30]',
      '{"a":{"b":{"c":[[[[{"d":"\\ud83d\\ude00"}]]]]}},"":0}',
    ].map(encode);
    let kept = 0;
    await fuzz(80_000, (random) => {
      const bytes = mutate(random, random.pick(seeds));
      const value = accepted(() => parseJsonStrict(bytes));
      if (value === undefined) return;
      kept++;
      expect(canonicalJson(value)).to.equal(canonicalJson(JSON.parse(new TextDecoder().decode(bytes))));
    });
    expect(kept).to.be.greaterThan(5_000);
  });

  const nodes = recorded.flatMap((text) =>
    [JSON.parse(text)].flatMap(({ header, nodes }) =>
      [header, ...nodes].map((hex) => Buffer.from(hex.slice(2), "hex")),
    ),
  );
  const prefixes = [
    [0x80],
    [0x81, 0x7f],
    [0xb8, 0x38],
    [0xc0],
    [0xf8, 0x38],
    [0xf9, 0xff, 0xff],
    [0xa0],
    [0xc1, 0xc1],
  ].map((bytes) => Uint8Array.from(bytes));
  const toNested = (item: RlpItem): unknown =>
    item instanceof Uint8Array ? bytesToHex(item) : item.map(toNested);

  it("RLP: what is accepted is what a second implementation reads and writes (60,000)", async () => {
    let kept = 0;
    await fuzz(60_000, (random) => {
      const bytes = mutate(random, random.pick(nodes), prefixes);
      const item = accepted(() => decodeRlp(bytes));
      if (item === undefined) return;
      kept++;
      const nested = toNested(item) as Parameters<typeof Rlp.fromHex>[0];
      expect(Rlp.toHex(bytes)).to.deep.equal(nested);
      // One form only: written again, it is the same bytes.
      expect(Rlp.fromHex(nested)).to.equal(bytesToHex(bytes));
    });
    expect(kept).to.be.greaterThan(5_000);
  });

  it("trie nodes: a changed node proves nothing else (40,000)", async () => {
    const key = keccak256("0x01");
    await fuzz(40_000, (random) => {
      const node = bytesToHex(mutate(random, random.pick(nodes), prefixes));
      const trie = new TrieNodes([node]);
      accepted(() => trie.get(keccak256(node), key));
      accepted(() => trie.requireAllUsed());
    });
  });

  it("evidence files: read, or refused (4,000)", async () => {
    const sources = recorded.map(encode);
    await fuzz(4_000, (random) => accepted(() => parseEvidence(mutate(random, random.pick(sources)))));
  });

  it("evidence files, well formed, with members that were changed, moved or exchanged: a verdict, never an error (300)", async () => {
    const odd: readonly unknown[] = [
      null,
      0,
      -1,
      1,
      2 ** 40,
      2 ** 53,
      "",
      "0x",
      "0x00",
      `0x${"0".repeat(64)}`,
      "đ",
      true,
      [],
      {},
    ];
    await fuzz(300, async (random) => {
      const file = random.int(0, recorded.length - 1);
      const value = JSON.parse(recorded[file] ?? "");
      const donor = JSON.parse(random.pick(recorded));
      for (let times = random.int(1, 3); times > 0; times--) {
        let parent = value;
        let other = donor;
        let key = random.pick(Object.keys(parent));
        while (typeof parent[key] === "object" && parent[key] !== null && random.chance(0.8)) {
          const keys = Object.keys(parent[key]);
          if (keys.length === 0) break;
          parent = parent[key];
          other = other?.[key];
          key = random.pick(keys);
        }
        const how = random.weighted({ odd: 2, donor: 2, remove: 1, within: 1 });
        if (how === "remove") delete parent[key];
        else if (how === "odd") parent[key] = random.pick(odd);
        else if (how === "donor") parent[key] = other?.[key] ?? null;
        else parent[key] = parent[random.pick(Object.keys(parent))];
      }
      const { judgement } = await verifyEvidence({
        evidence: JSON.stringify(value),
        deployment,
        document: encode(files[0].document),
        headers: givenHash(files[0].blockHash),
        now: 1_900_000_000,
      });
      expect(judgement.authenticity.indication).to.be.oneOf([
        "TOTAL_PASSED",
        "INDETERMINATE",
        "TOTAL_FAILED",
      ]);
    });
  });

  it("disclosures: opened, or refused (4,000)", async () => {
    const disclosures = recorded.map((text) => JSON.stringify(JSON.parse(text).disclosure)).map(encode);
    await fuzz(4_000, (random) =>
      accepted(() => openDisclosure(parseJsonStrict(mutate(random, random.pick(disclosures))) as never)),
    );
  });

  it("PDF: the same lengths as by a plain search (20,000)", async () => {
    const pieces = ["%%EOF", "%%EOF\r\n", "%%EO", "startxref", "%PDF-", "\r", "\n", "%", "x", "\0", " "].map(
      encode,
    );
    await fuzz(20_000, (random) => {
      const parts = Array.from({ length: random.int(0, 60) }, () => random.pick(pieces));
      const bytes = join3(encode(random.chance(0.9) ? "%PDF-1.7\n" : ""), ...parts);
      const text = Buffer.from(bytes).toString("latin1");
      const end = text.replace(/[\0\t\n\f\r ]+$/, "").length;
      const expected = text.slice(0, 1024).includes("%PDF-")
        ? [...text.matchAll(/%%EOF(\r?)(\n?)/g)].flatMap(({ index, 0: whole, 1: cr = "", 2: lf = "" }) =>
            [index + 5, ...(cr ? [index + 6] : []), ...(lf ? [index + whole.length] : [])].filter(
              (length) => length < end,
            ),
          )
        : [];
      expect(pdfRevisions(bytes)).to.deep.equal(expected.slice(0, 32));
    });
  });
});

/** What is quadratic in any of these takes hours, or more memory than there is. */
describe("parsers, on the worst inputs of their size", function () {
  this.timeout(300_000);

  const [source = ""] = recorded;
  const evidence = JSON.parse(source);
  const leaf = (index: number) => `"0x${index.toString(16).padStart(64, "0")}"`;
  const leaves = Array.from({ length: 100_000 }, (_, index) => leaf(index)).join();
  const within = (member: string, text: string) =>
    JSON.stringify({ ...evidence, [member]: "@" }).replace('"@"', () => text);
  const long = "k".repeat(4_000_000);
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
      return undefined;
    } catch (error) {
      if (!(error instanceof MinhUocError)) throw error;
      expect(error.message.length, "an error's text").to.be.lessThan(1_000);
      return error.code;
    }
  };

  it("stop at a file of too many values, whatever they stand in", () => {
    const zeros = `[${"0,".repeat(2_000_000)}0]`;
    const members = Array.from({ length: 500_000 }, (_, index) => `"/key/${index}":0`).join();
    for (const text of [
      within("nodes", zeros),
      within("acts", zeros),
      within("texts", zeros),
      within("agreement", `{"parties":${zeros}}`),
      within("disclosure", `{"skeleton":{},"opened":{${members}}}`),
      `{"version":1,${members}}`,
    ]) {
      expect(codeOf(() => parseEvidence(text))).to.equal("JSON_TOO_LARGE");
    }
    expect(codeOf(() => parseEvidence({ ...evidence, nodes: new Array(2_000_000).fill(0) }))).to.equal(
      "JSON_TOO_LARGE",
    );
  });

  it("refuse by their own errors what holds hundreds of thousands of mistakes", () => {
    for (const text of [
      within("nodes", `[${"0,".repeat(250_000)}0]`),
      within("acts", `[${"{},".repeat(250_000)}0]`),
      within(
        "disclosure",
        `{"skeleton":{},"opened":{${Array.from({ length: 150_000 }, (_, index) => `"${index}":0`).join()}}}`,
      ),
    ]) {
      expect(codeOf(() => parseEvidence(text))).to.equal("EVIDENCE_INVALID");
    }
  });

  it("do not name a hundred thousand values by a key of megabytes", () => {
    const skeleton = `{"${long}":[${leaves}]}`;
    expect(
      codeOf(() => parseEvidence(within("disclosure", `{"opened":{},"skeleton":${skeleton}}`))),
    ).to.equal("JSON_TOO_LARGE");
    expect(codeOf(() => openDisclosure({ opened: {}, skeleton: JSON.parse(skeleton) }))).to.equal(
      "JSON_TOO_LARGE",
    );
  });

  it("name a place in one line of megabytes, in nothing but lines, and below a long key", () => {
    const maxBytes = 32 * 1024 * 1024;
    const tail = encode("\n".repeat(4_000_000));
    tail[tail.length - 1] = 0xff;
    expect(codeOf(() => parseJsonStrict(`"${"ề".repeat(2_000_000)}\u0001`, { maxBytes }))).to.equal(
      "JSON_SYNTAX",
    );
    expect(codeOf(() => parseJsonStrict(`${"\n".repeat(4_000_000)}x`, { maxBytes }))).to.equal("JSON_SYNTAX");
    expect(codeOf(() => parseJsonStrict(tail, { maxBytes }))).to.equal("JSON_NOT_UTF8");
    expect(codeOf(() => parseJsonStrict(`{"${long}":x}`, { maxBytes }))).to.equal("JSON_SYNTAX");
    expect(codeOf(() => parseJsonStrict(`{"${long}":0,"${long}":0}`, { maxBytes }))).to.equal(
      "JSON_DUPLICATE_KEY",
    );
    expect(codeOf(() => parseJsonStrict("9".repeat(4_000_000), { maxBytes }))).to.equal(
      "JSON_NUMBER_INEXACT",
    );
    expect(parseJsonStrict(`"${"\\n".repeat(1_000_000)}"`)).to.equal("\n".repeat(1_000_000));
  });

  it("do not put in order hundreds of thousands of marks on one letter, which is quadratic in every library", async () => {
    const marks = `a${"\u0301\u0323".repeat(300_000)}`;
    const salt = `0x${"1".repeat(32)}` as const;
    const opened = { "/title": { salt, value: marks } };
    const skeleton = { title: leafOf(salt, "/title", marks) };
    expect(codeOf(() => openDisclosure({ skeleton, opened }))).to.equal("TEXT_CHARACTER_FORBIDDEN");
    // A member's name is shown where its value is not.
    const file = { ...evidence, disclosure: { skeleton: { [marks]: skeleton.title }, opened: {} } };
    const verdict = await verifyEvidence({ evidence: file, deployment, now: 1_900_000_000 });
    expect(formatVerdict(verdict, "vi"))
      .to.include("phần siêu dữ liệu không được mở")
      .and.include("\\u{323}");
  });

  it("hash a large PDF of many revisions in one pass", async () => {
    const bytes = new Uint8Array(32 * 1024 * 1024).fill(0x20);
    bytes.set(encode("%PDF-1.7"));
    bytes.set(encode(`${"startxref\n9\n%%EOF\r\n".repeat(1_000)}x`), bytes.length - 100_000);
    const hashes = await documentRevisions({ document: bytes });
    expect(hashes).to.deep.equal(
      pdfRevisions(bytes)
        .reverse()
        .map((length) => `0x${createHash("sha256").update(bytes.subarray(0, length)).digest("hex")}`),
    );
    expect(hashes).to.have.length(32);
  });
});
