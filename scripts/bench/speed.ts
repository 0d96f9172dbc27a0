// How fast the SDK's pure parts are: medians over many runs in one process.

import { keccak256, numberToHex } from "viem";
import {
  actDigest,
  agreementFromMetadata,
  agreementId,
  commitMetadata,
  createSalts,
  extendJournal,
  hashDocument,
  journalGenesis,
  parseSaltedMetadata,
  replayJournal,
} from "../../sdk/src/exports/core.js";
import { makeDraft } from "../demo/draft.js";
import { loadFacts } from "../specimens/facts.js";

export interface Speed {
  readonly name: string;
  readonly median: number;
  /** 99th percentile, where there were runs enough. */
  readonly p99?: number;
  readonly unit: "ms" | "MB/s";
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
  ];
}

function time(name: string, runs: number, work: () => unknown): Speed {
  for (let run = 0; run < runs / 10; run++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
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
