/**
 * The bytes of the protocol, computed a second time from `docs/protocol.md` alone: the model holds plain values, and these functions
 * turn them into ids, digests, words and heads where a comparison with the contracts needs them.
 */
import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  hashStruct,
  hashTypedData,
  keccak256,
  stringToHex,
  type TypedDataDomain,
} from "viem";

/** What the parties agree on, with strings as the wallet shows them. Times are Unix seconds. */
export interface Terms {
  title: string;
  documents: Hex[];
  metadata: Hex;
  parties: string[];
  witnesses: string[];
  effectiveAt: number;
  expiresAt: number;
  anyPartyCanEnd: boolean;
  noticeDays: number;
  supersedes: Hex;
}

export const ZERO: Hex = `0x${"00".repeat(32)}`;

const agreementMembers = [
  { name: "title", type: "string" },
  { name: "documents", type: "bytes32[]" },
  { name: "metadata", type: "bytes32" },
  { name: "parties", type: "string[]" },
  { name: "witnesses", type: "string[]" },
  { name: "effectiveAt", type: "uint40" },
  { name: "expiresAt", type: "uint40" },
  { name: "anyPartyCanEnd", type: "bool" },
  { name: "noticeDays", type: "uint16" },
  { name: "supersedes", type: "bytes32" },
] as const;

const actMembers = [
  { name: "agreement", type: "Agreement" },
  { name: "organisation", type: "string" },
  { name: "statement", type: "string" },
  { name: "validUntil", type: "uint40" },
] as const;

/** The acts that an organisation does, numbered as in the acts head. */
export const actKinds = ["attest", "decline", "terminate", "dispute", "withdrawDispute"] as const;
export type ActKind = (typeof actKinds)[number];

export const primaryTypes = {
  attest: "Attestation",
  decline: "Refusal",
  terminate: "TerminationNotice",
  dispute: "Dispute",
  withdrawDispute: "DisputeWithdrawal",
} as const satisfies Record<ActKind, string>;

export const agreementTypes = {
  Agreement: agreementMembers,
  Attestation: actMembers,
  Refusal: actMembers,
  TerminationNotice: actMembers,
  Dispute: actMembers,
  DisputeWithdrawal: actMembers,
} as const;

export const memberTypes = {
  KeyAddition: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "role", type: "string" },
    { name: "validFrom", type: "uint40" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  KeyRevocation: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ProfileUpdate: [
    { name: "organisation", type: "string" },
    { name: "profile", type: "bytes32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ManagerVeto: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
} as const;

export const agreementsDomain = (chainId: number, verifyingContract: Address): TypedDataDomain => ({
  name: "Minh Uoc Agreements",
  version: "1",
  chainId,
  verifyingContract,
});

export const membersDomain = (chainId: number, verifyingContract: Address): TypedDataDomain => ({
  name: "Minh Uoc Members",
  version: "1",
  chainId,
  verifyingContract,
});

/** keccak256 of the UTF-8 bytes: organisation ids, titles and statements as the contracts take them. */
export const hashOf = (text: string): Hex => keccak256(stringToHex(text));

/** `keccak256(key)`; the empty string for an absent key never gets here. */
export const keyIdOf = (key: Hex): Hex => keccak256(key);

const ids = new WeakMap<Terms, Hex>();

/** The EIP-712 struct hash of the terms; terms are never changed once made, so each is hashed once. */
export const idOf = (terms: Terms): Hex => {
  const id =
    ids.get(terms) ??
    hashStruct({ data: { ...terms }, primaryType: "Agreement", types: { Agreement: agreementMembers } });
  ids.set(terms, id);
  return id;
};

/** The digest that a key signs for an act. */
export const actDigest = (
  domain: TypedDataDomain,
  kind: ActKind,
  message: { agreement: Terms; organisation: string; statement: string; validUntil: number },
): Hex => hashTypedData({ domain, types: agreementTypes, primaryType: primaryTypes[kind], message });

/** The struct as the contracts take it: hashes where the typed data has strings. */
export const asCalldata = (terms: Terms) => ({
  ...terms,
  title: hashOf(terms.title),
  parties: terms.parties.map(hashOf),
  witnesses: terms.witnesses.map(hashOf),
});

/** One entry of an agreement's history. `keyId` and `organisationKind` are zero for `superseded`. */
export interface RecordedAct {
  kind: number;
  seat: number;
  keyId: Hex;
  organisationKind: number;
  statement: Hex;
  time: number;
}

/** From the low bit: kind (8) · seat (8) · organisation kind (8) · time (40). */
const contextOf = ({ kind, seat, organisationKind, time }: RecordedAct): Hex =>
  asWord(BigInt(kind) | (BigInt(seat) << 8n) | (BigInt(organisationKind) << 16n) | (BigInt(time) << 24n));

/** The chain of hashes over the acts, its last 14 bytes zero; the first value is the id. */
export const actsHead = (id: Hex, acts: readonly RecordedAct[]): Hex =>
  acts.reduce<Hex>((head, act) => {
    const hash = keccak256(concat([head, contextOf(act), act.keyId, act.statement]));
    return asWord((BigInt(hash) >> 112n) << 112n);
  }, id);

/** The fields of an agreement's word, unpacked. */
export interface WordFields {
  attested: Iterable<number>;
  inForceAt: number;
  endsAt: number;
  outcome: number;
  flags: number;
  head: Hex;
}

const bitmap = (seats: Iterable<number>): bigint => {
  let bits = 0n;
  for (const seat of seats) bits |= 1n << BigInt(seat);
  return bits;
};

const asWord = (value: bigint): Hex => `0x${value.toString(16).padStart(64, "0")}`;

/** From the low bit: attested (32) · inForceAt (36) · endsAt (36) · outcome (4) · flags (4) · acts head (144). */
export const packWord = (fields: WordFields): Hex =>
  asWord(
    bitmap(fields.attested) |
      (BigInt(fields.inForceAt) << 32n) |
      (BigInt(fields.endsAt) << 68n) |
      (BigInt(fields.outcome) << 104n) |
      (BigInt(fields.flags) << 108n) |
      BigInt(fields.head),
  );

/** From the low bit: consents to end (32) · disputes (32). */
export const packMarks = (consents: Iterable<number>, disputes: Iterable<number>): Hex =>
  asWord(bitmap(consents) | (bitmap(disputes) << 32n));

/** One entry of the journal: an agreement's word and marks after a call that changed them. */
export interface JournalEntry {
  id: Hex;
  word: Hex;
  marks: Hex;
}

const truncate216 = (hash: Hex): bigint => BigInt(hash) & ~((1n << 40n) - 1n);

/** The journal's word: count (40, low) · head (216). */
export const journalWord = (chainId: number, registry: Address, entries: readonly JournalEntry[]): Hex => {
  const first = keccak256(
    encodeAbiParameters([{ type: "uint256" }, { type: "address" }], [BigInt(chainId), registry]),
  );
  const head = entries.reduce(
    (previous, { id, word, marks }) =>
      truncate216(
        keccak256(
          encodeAbiParameters(
            [{ type: "bytes32" }, { type: "bytes32" }, { type: "bytes32" }, { type: "bytes32" }],
            [asWord(previous), id, word, marks],
          ),
        ),
      ),
    truncate216(first),
  );
  return asWord(head | BigInt(entries.length));
};
