/** A value in DER: its identifier octet, its content, and both with the length. */
export type DerValue = { tag: number; content: Uint8Array; bytes: Uint8Array };

/** Identifier octets (X.690, section 8.1.2) of the types that certificates are read for. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  bmpString: 0x1e,
  sequence: 0x30,
  /** `[0]` and `[3]`, constructed: the version and the extensions of a certificate. */
  version: 0xa0,
  extensions: 0xa3,
} as const;

/**
 * Splits bytes into the values that follow one another in them.
 *
 * @throws {RangeError} for lengths that DER does not know, and for bytes that end too early
 * @see ITU-T X.690, section 10
 */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let start = 0; start < bytes.length; ) {
    const { tag, from, to } = header(bytes, start);
    values.push({ tag, content: bytes.subarray(from, to), bytes: bytes.subarray(start, to) });
    start = to;
  }
  return values;
}

function header(bytes: Uint8Array, start: number): { tag: number; from: number; to: number } {
  const [tag = 0, first] = bytes.subarray(start, start + 2);
  if ((tag & 0x1f) === 0x1f || first === undefined || first === 0x80 || first > 0x84) throw invalid(start);
  const octets = first < 0x80 ? 0 : first - 0x80;
  const from = start + 2 + octets;
  const length =
    octets === 0 ? first : bytes.subarray(start + 2, from).reduce((sum, octet) => sum * 256 + octet, 0);
  const shortest = octets === 0 || length >= (octets === 1 ? 0x80 : 256 ** (octets - 1));
  if (!shortest || from + length > bytes.length) throw invalid(start);
  return { tag, from, to: from + length };
}

/** The dotted form of an object identifier's content (X.690, section 8.19). */
export function readObjectIdentifier(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join(".");
}

const invalid = (position: number) => new RangeError(`There is no DER at byte ${position}.`);
