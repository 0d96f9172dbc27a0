// How fast the SDK's pure parts are, in one process, and how fast `mou` starts: medians over many runs.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { keccak256, numberToHex } from "viem";
import { actDigestOfHashes } from "../../sdk/src/core/acts/actDigest.js";
import { seats } from "../../sdk/src/core/agreement/seats.js";
import {
  actDigest,
  agreementFromMetadata,
  agreementId,
  checkSignature,
  commitMetadata,
  createSalts,
  extendJournal,
  hashDocument,
  journalGenesis,
  parseSaltedMetadata,
  replayJournal,
} from "../../sdk/src/exports/core.js";
import type { RegistryDeployment } from "../../sdk/src/exports/deployments.js";
import {
  type Evidence,
  givenHash,
  judge,
  parseEvidence,
  type Verdict,
  verifyEvidence,
} from "../../sdk/src/exports/verify.js";
import { neededNodes } from "../../sdk/src/verify/evidence/gatherEvidence.js";
import { openMetadata } from "../../sdk/src/verify/openMetadata.js";
import { makeDraft } from "../demo/draft.js";
import { deepen } from "../lib/deepState.js";
import { root } from "../lib/root.mjs";
import { loadFacts } from "../specimens/facts.js";

export interface Speed {
  readonly name: string;
  readonly median: number;
  /** 99th percentile, where there were runs enough. */
  readonly p99?: number;
  readonly unit: "ms" | "MB/s" | "MB";
}

const MEGABYTE = 1_000_000;

/** Measures every speed. Takes some seconds. */
export async function measureSpeed(): Promise<Speed[]> {
  const facts = loadFacts();
  const instrument = facts.instruments.find(({ key }) => key === "M08");
  if (!instrument) throw new Error("The facts file has no instrument M08.");
  const { agreement, salted } = await makeDraft(instrument, facts);
  const { commitment } = commitMetadata(salted);
  const registry = "0x00000000000000000000000000000000000000aa";
  const act = {
    chainId: 1,
    registry,
    kind: "attest",
    agreement,
    organisation: agreement.parties[0] ?? "",
    statement: "Người ký mẫu, Giám đốc · ref 00000000000000000000000000000000",
    validUntil: 2_000_000_000,
  } as const;

  let head = journalGenesis({ chainId: 1, registry });
  const entries = Array.from({ length: 1000 }, (_, index) => {
    const change = {
      id: keccak256(numberToHex(index)),
      word: numberToHex(index + 1, { size: 32 }),
      marks: numberToHex(0, { size: 32 }),
    };
    head = extendJournal(head, change);
    return { ...change, count: index + 1 };
  });
  const journalWord = numberToHex(BigInt(head) | 1000n, { size: 32 });

  return [
    time("id of a three-party agreement", 2000, () => agreementId(agreement)),
    time("EIP-712 digest of an attestation", 1000, () => actDigest(act)),
    time("salts and commitment of a metadata document", 200, () =>
      commitMetadata({ metadata: salted.metadata, salts: createSalts(salted.metadata) }),
    ),
    time("reading a metadata document and drafting its agreement", 200, () =>
      agreementFromMetadata({ metadata: parseSaltedMetadata(salted).metadata, commitment }),
    ),
    time("replay of a journal of 1,000 entries", 50, () =>
      replayJournal({ chainId: 1, registry, entries, journalWord }),
    ),
    await throughput(),
    ...(await evidenceSpeeds()),
    ...startSpeeds(),
  ];
}

/** How long a person waits for `mou`: whole processes, from their start to their end. */
function startSpeeds(): Speed[] {
  const evidence = join(root, "test", "vectors", "evidence");
  const { deployment, files } = JSON.parse(readFileSync(join(evidence, "recorded.json"), "utf8"));
  const { document, blockHash } = files.find(({ name }: { name: string }) => name === "three-parties");
  const folder = mkdtempSync(join(tmpdir(), "mou-bench-"));
  const put = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const mou = (...args: string[]) => {
    const program = join(root, "cli", "bin", "mou.js");
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder });
    if (status !== 0) throw new Error(`mou ${args[0]} ended with ${status}: ${stderr}`);
  };
  const verify = [
    ...["verify", put("document", document), "--block-hash", blockHash],
    ...["--evidence", join(evidence, "files", "three-parties.json")],
    ...["--deployment", put("deployment.json", JSON.stringify(deployment))],
  ];
  try {
    return [
      time("mou --help, a process of its own", 30, () => mou("--help")),
      time("mou verify of an evidence file, a process of its own", 30, () => mou(...verify)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Offline verification of recorded files, what it is made of, and whether memory grows over many. */
async function evidenceSpeeds(): Promise<Speed[]> {
  const recorded = evidenceFile("three-parties");
  const verify = verification(recorded);
  const speeds = [
    await timeAsync("evidence of three parties: offline verification", 500, verify),
    ...(await parts(recorded)),
    await timeAsync(
      "the same in a state as deep as mainnet's",
      500,
      verification({ ...recorded, evidence: deepen(recorded.evidence, { state: 10, storage: 7 }) }),
    ),
    await timeAsync(
      "evidence signed by a P-256 key, a passkey and an RSA token",
      500,
      verification(evidenceFile("keys")),
    ),
  ];
  setFlagsFromString("--expose_gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let run = 0; run < 5_000; run++) await verify();
  collect();
  const growth = (process.memoryUsage().heapUsed - before) / MEGABYTE;
  return [...speeds, { name: "growth of the heap over 5,000 evidence files", median: growth, unit: "MB" }];
}

type EvidenceFile = { evidence: Evidence; document: Uint8Array; deployment: RegistryDeployment };

function evidenceFile(name: string): EvidenceFile {
  const folder = join(root, "test", "vectors", "evidence");
  const { deployment, files } = JSON.parse(readFileSync(join(folder, "recorded.json"), "utf8"));
  const { document } = files.find((file: { name: string }) => file.name === name);
  const evidence = parseEvidence(readFileSync(join(folder, "files", `${name}.json`)));
  return { evidence, document: new TextEncoder().encode(document), deployment };
}

/** All of it, from the file's bytes to the verdict. */
function verification({ evidence, ...given }: EvidenceFile): () => Promise<Verdict> {
  const bytes = new TextEncoder().encode(JSON.stringify(evidence));
  const headers = givenHash(keccak256(evidence.header));
  return async () => {
    const verdict = await verifyEvidence({ evidence: bytes, headers, ...given });
    if (verdict.judgement.authenticity.indication === "TOTAL_PASSED") return verdict;
    throw new Error("The recorded file does not pass.");
  };
}

/** What the time of a verification goes to; the document's hash, which depends on its length, is left out. */
async function parts(file: EvidenceFile): Promise<Speed[]> {
  const { evidence } = file;
  const { agreement, disclosure, acts, chainId, agreements: registry } = evidence;
  const bytes = new TextEncoder().encode(JSON.stringify(evidence));
  const id = agreementId(agreement);
  const all = seats(agreement);
  const { facts } = await verification(file)();
  const checkAll = async () => {
    for (const { signature: shown, kind, seat, statement } of acts) {
      const organisation = all[seat]?.organisation;
      if (!shown || kind === "superseded" || !organisation) throw new Error("An act has no signature.");
      const { key, validUntil, signature } = shown;
      const digest = actDigestOfHashes({ kind, id, organisation, statement, validUntil, chainId, registry });
      if ((await checkSignature({ key, digest, signature })) !== "valid") throw new Error("It is not valid.");
    }
  };
  return [
    time("  of this: reading the file", 500, () => parseEvidence(bytes)),
    time("  state, record, keys and history", 500, () => neededNodes({ ...evidence, disclosure: null })),
    await timeAsync(`  ${acts.length} signatures`, 500, checkAll),
    time("  metadata", 500, () => openMetadata(agreement, undefined, disclosure ?? undefined)),
    time("  judgement", 500, () => judge(facts)),
  ];
}

async function timeAsync(name: string, runs: number, work: () => Promise<unknown>): Promise<Speed> {
  const times: number[] = [];
  for (let run = -runs / 10; run < runs; run++) {
    const start = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - start);
  }
  return summary(name, times);
}

function time(name: string, runs: number, work: () => unknown): Speed {
  for (let run = 0; run < runs / 10; run++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return summary(name, times);
}

function summary(name: string, measured: readonly number[]): Speed {
  const times = [...measured].sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, median: at(0.5), p99: at(0.99), unit: "ms" };
}

async function throughput(): Promise<Speed> {
  const chunk = new Uint8Array(MEGABYTE).fill(7);
  const chunks = 200;
  const rates: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    await hashDocument(
      (async function* () {
        for (let index = 0; index < chunks; index++) yield chunk;
      })(),
    );
    rates.push(chunks / ((performance.now() - start) / 1000));
  }
  return {
    name: "SHA-256 of a streamed document",
    median: rates.sort((a, b) => a - b)[2] ?? 0,
    unit: "MB/s",
  };
}
