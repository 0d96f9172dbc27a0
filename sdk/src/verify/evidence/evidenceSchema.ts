import type { Address, Hex } from "viem";
import * as z from "zod/mini";
import { OrganisationKind } from "../../core/acts/actContext.js";
import { ActKind } from "../../core/acts/actKind.js";
import { createAnnotations } from "../../core/json/annotations.js";
import type { Disclosure } from "../../core/metadata/disclose.js";
import { TIME_LIMIT } from "../../core/record/timeLimit.js";

/** Media type of an evidence file; the version is that of its `version` member. */
export const EVIDENCE_MEDIA_TYPE = "application/vnd.minhuoc.evidence+json;version=1";

const MAX_TEXTS = 1_024;
const MAX_ACTS = 10_000;
const MAX_NODES = 20_000;
/** No node of a trie is longer: seventeen references of 33 bytes. */
const MAX_NODE_BYTES = 600;
const MAX_HEADER_BYTES = 4_096;

const { annotations, describe } = createAnnotations();

export { annotations };

const hex = <T extends string>(pattern: RegExp, id: string, description: string, limit = 132) => {
  // The length comes first: no pattern is tried on what is too long.
  const schema = z
    .string()
    .check(z.maxLength(limit, { abort: true }), z.regex(pattern)) as unknown as z.ZodMiniType<T, T>;
  annotations.add(schema, { id, description });
  return schema;
};
const word = hex<Hex>(/^0x[0-9a-f]{64}$/, "Word", "32 bytes: 0x and 64 lower-case hexadecimal digits.");
const address = hex<Address>(
  /^0x[0-9a-f]{40}$/,
  "Address",
  "20 bytes: 0x and 40 lower-case hexadecimal digits.",
);
const bytes = (limit: number) =>
  hex<Hex>(
    /^0x[0-9a-f]{2,}$/,
    `Bytes${limit}`,
    "Bytes: 0x and pairs of lower-case hexadecimal digits.",
    2 + 2 * limit,
  );
const salt = hex<Hex>(
  /^0x[0-9a-f]{32}$/,
  "Salt",
  "16 random bytes: 0x and 32 lower-case hexadecimal digits.",
);
const whole = (limit: number) => z.int().check(z.gte(0), z.lt(limit));
const seconds = whole(TIME_LIMIT);

const terms = z.strictObject({
  title: describe(word, "keccak256 of the title; the title itself may stand in `texts`."),
  documents: describe(
    z.array(word).check(z.minLength(1), z.maxLength(8)),
    "SHA-256 of each document of equal force.",
  ),
  metadata: describe(word, "Commitment to the metadata document, of which `disclosure` opens what is shown."),
  parties: describe(z.array(word).check(z.minLength(2), z.maxLength(32)), "Organisation ids."),
  witnesses: describe(z.array(word).check(z.maxLength(32)), "Organisation ids."),
  effectiveAt: describe(seconds, "Unix seconds; 0 = when the last party attests."),
  expiresAt: describe(seconds, "Unix seconds; 0 = open-ended."),
  anyPartyCanEnd: z.boolean(),
  noticeDays: whole(2 ** 16),
  supersedes: describe(word, "Id of the agreement that this one amends, or zero."),
});

const act = z.strictObject({
  kind: z.enum(Object.keys(ActKind) as [ActKind, ...ActKind[]]),
  seat: describe(whole(32), "Index into parties, then witnesses."),
  organisationKind: describe(
    z.enum(Object.keys(OrganisationKind) as [OrganisationKind, ...OrganisationKind[]]),
    "Kind of the organisation when it acted.",
  ),
  time: describe(seconds, "Unix seconds: the time of the block that recorded it."),
  keyId: describe(word, "keccak256 of the key."),
  statement: describe(
    word,
    "keccak256 of the statement, which may stand in `texts`; for superseded the successor's id.",
  ),
  signature: describe(
    z.nullable(
      z.strictObject({
        validUntil: describe(whole(2 ** 40), "Unix seconds, as it was signed."),
        key: describe(address, "The account that signed."),
        signature: describe(
          hex<Hex>(/^0x[0-9a-f]{128}1[bc]$/, "Signature", "r, s and v of ECDSA over secp256k1, 65 bytes."),
          "Over the act's EIP-712 digest.",
        ),
      }),
    ),
    "An account's own signature, where the act was relayed with one. It proves the account's will without any chain. null: the acts head alone proves the act, as for one that was sent by its key, or that a contract or a passkey approved.",
  ),
});

const disclosure = z.strictObject({
  skeleton: describe(
    z.record(z.string(), z.any()),
    "The metadata document with a hash in place of each value.",
  ),
  opened: describe(
    z.record(
      z.string(),
      z.strictObject({ salt, value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
    ),
    "The values that are shown, by RFC 6901 pointer.",
  ),
});

/** Shape of an evidence file. What it proves is computed anew from its bytes; nothing in it is believed. */
export const evidenceSchema = z.strictObject({
  version: describe(z.literal(1), "Version of this format; a reader refuses others."),
  chainId: describe(whole(2 ** 53), "EIP-155 id of the chain; signatures are bound to it."),
  agreements: describe(address, "The AgreementRegistry; compared with the one that the verifier knows."),
  members: describe(address, "The MemberRegistry; compared in the same way."),
  header: describe(
    bytes(MAX_HEADER_BYTES),
    "RLP of the header of the block as of which the evidence speaks; its keccak256 is the block's hash, which the verifier has from elsewhere.",
  ),
  nodes: describe(
    z.array(bytes(MAX_NODE_BYTES)).check(z.minLength(1), z.maxLength(MAX_NODES)),
    "Nodes of the state and storage tries, each once, ascending: they lead from the header's state root to both registries' accounts, to the agreement's word, its marks where the word announces them, its successor, each act's key, and each organisation's standing.",
  ),
  agreement: describe(
    terms,
    "The agreement with hashes in place of its strings: its EIP-712 struct hash is its id.",
  ),
  acts: describe(
    z.array(act).check(z.minLength(1), z.maxLength(MAX_ACTS)),
    "All acts in order: they hash to the acts head in the agreement's word.",
  ),
  texts: describe(
    z.array(z.string().check(z.minLength(1), z.maxLength(4_000))).check(z.maxLength(MAX_TEXTS)),
    "Texts whose keccak256 stands in the agreement or its acts: the title, identifiers of organisations, statements. One that stands nowhere is refused.",
  ),
  disclosure: describe(z.nullable(disclosure), "What is shown of the metadata document; null: nothing."),
});

/** An evidence file. Plain JSON. */
export type Evidence = Omit<z.infer<typeof evidenceSchema>, "disclosure"> & { disclosure: Disclosure | null };
export type EvidenceAct = Evidence["acts"][number];
