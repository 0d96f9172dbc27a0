import { ProofError } from "../../errors/proof.js";

/** No header, account or trie node has more members. */
const MAX_ITEMS = 64;

/** A byte string, or a list of items. */
export type RlpItem = Uint8Array | readonly RlpItem[];

/** Trie nodes hold nodes of less than 32 bytes, and those hold smaller ones: no honest item is deeper. */
const MAX_DEPTH = 16;

/**
 * Decodes one RLP item, in its one canonical form only: no longer prefix than needed, no byte left over.
 *
 * @param bytes the whole item; the strings of the result are views of it
 * @returns byte strings and lists
 * @throws {ProofError} `PROOF_RLP_INVALID` with the `offset`
 * @see Ethereum Yellow Paper, appendix B
 */
export function decodeRlp(bytes: Uint8Array): RlpItem {
  const { item, end } = decodeItem(bytes, 0, bytes.length, 0);
  if (end !== bytes.length) throw invalid(end, "more bytes after the item");
  return item;
}

/** The list of byte strings that an item is, as header fields and accounts are. */
export function decodeRlpFields(bytes: Uint8Array): Uint8Array[] {
  const item = decodeRlp(bytes);
  if (item instanceof Uint8Array) throw invalid(0, "a string where a list is expected");
  return item.map((field) => {
    if (!(field instanceof Uint8Array)) throw invalid(0, "a list inside a list of strings");
    return field;
  });
}

type Decoded = { item: RlpItem; end: number };

function decodeItem(bytes: Uint8Array, start: number, limit: number, depth: number): Decoded {
  const prefix = bytes[start];
  if (prefix === undefined || start >= limit) throw invalid(start, "an end where an item is expected");
  if (prefix < 0x80) return { item: bytes.subarray(start, start + 1), end: start + 1 };
  const isList = prefix >= 0xc0;
  const { from, end } = extent(bytes, start, limit, prefix - (isList ? 0xc0 : 0x80));
  if (!isList) {
    if (end - from === 1 && (bytes[from] ?? 0) < 0x80) throw invalid(start, "a prefix before a small byte");
    return { item: bytes.subarray(from, end), end };
  }
  if (depth === MAX_DEPTH) throw invalid(start, `more than ${MAX_DEPTH} lists inside each other`);
  const items: RlpItem[] = [];
  for (let at = from; at < end; ) {
    if (items.length === MAX_ITEMS) throw invalid(start, `more than ${MAX_ITEMS} items in a list`);
    const next = decodeItem(bytes, at, end, depth + 1);
    items.push(next.item);
    at = next.end;
  }
  return { item: items, end };
}

/** Where the payload begins and ends; up to 55 bytes the prefix says the length itself. */
function extent(
  bytes: Uint8Array,
  start: number,
  limit: number,
  code: number,
): { from: number; end: number } {
  let length = code;
  let from = start + 1;
  if (code > 55) {
    const size = code - 55;
    // Three bytes reach 16 MiB, more than any file here may have.
    if (size > 3) throw invalid(start, "a length of more than three bytes");
    if (bytes[from] === 0) throw invalid(from, "a length with a leading zero");
    length = 0;
    for (let index = 0; index < size; index++) length = length * 256 + (bytes[from + index] ?? 0);
    if (length <= 55) throw invalid(start, "a long prefix for a short length");
    from += size;
  }
  if (from + length > limit) throw invalid(start, "a length beyond the end");
  return { from, end: from + length };
}

function invalid(offset: number, problem: string): ProofError {
  return new ProofError({
    code: "PROOF_RLP_INVALID",
    message: `The RLP bytes have ${problem}, at byte ${offset}.`,
    remedy: "Trust nothing in it: ask for the evidence again.",
    values: { offset },
  });
}
