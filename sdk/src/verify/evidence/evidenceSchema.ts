import * as v from "valibot";
import type { Hex } from "viem";
import { OrganisationKind } from "../../core/acts/actContext.js";
import { ActKind } from "../../core/acts/actKind.js";
import { describe, whole } from "../../core/json/schemaParts.js";
import type { Disclosure } from "../../core/metadata/disclose.js";
import { address, disclosure, hex, word } from "../../core/metadata/fileSchemas.js";
import { TIME_LIMIT } from "../../core/record/timeLimit.js";
import { identityProblems, MAX_IDENTITY_BYTES } from "../identity/fetchIdentity.js";

/** Media type of an evidence file; the version is that of its `version` member. */
export const EVIDENCE_MEDIA_TYPE = "application/vnd.minhuoc.evidence+json;version=1";

const MAX_TEXTS = 1_024;
const MAX_ACTS = 10_000;
const MAX_NODES = 20_000;
/** No node of a trie is longer: seventeen references of 33 bytes. */
const MAX_NODE_BYTES = 600;
const MAX_HEADER_BYTES = 4_096;
/** As of the registry: an RSA-4096 modulus with its verifier, and room to spare. */
const MAX_KEY_BYTES = 1_024;
/** The longest are assertions of passkeys, of a few hundred bytes. */
export const MAX_SIGNATURE_BYTES = 2_048;
/** Checking one takes milliseconds: a hostile file must not take minutes. */
export const MAX_SIGNATURES = 1_024;
/** Of one organisation. */
export const MAX_MANAGERS = 256;

const bytes = (limit: number) =>
  hex<Hex>(/^0x[0-9a-f]{2,}$/, "Bytes: 0x and pairs of lower-case hexadecimal digits.", 2 + 2 * limit);
const seconds = whole(0, TIME_LIMIT - 1);

const terms = v.strictObject({
  title: describe(word, "keccak256 of the title; the title itself may stand in `texts`."),
  documents: describe(
    v.pipe(v.array(word), v.minLength(1), v.maxLength(8)),
    "SHA-256 of each document of equal force.",
  ),
  metadata: describe(word, "Commitment to the metadata document, of which `disclosure` opens what is shown."),
  parties: describe(v.pipe(v.array(word), v.minLength(2), v.maxLength(32)), "Organisation ids."),
  witnesses: describe(v.pipe(v.array(word), v.maxLength(32)), "Organisation ids."),
  effectiveAt: describe(seconds, "Unix seconds; 0 = when the last party attests."),
  expiresAt: describe(seconds, "Unix seconds; 0 = open-ended."),
  anyPartyCanEnd: v.boolean(),
  noticeDays: whole(0, 2 ** 16 - 1),
  supersedes: describe(word, "Id of the agreement that this one amends, or zero."),
});

const validUntil = describe(whole(0, 2 ** 40 - 1), "Unix seconds, as it was signed.");
const accountSignature = v.strictObject({
  validUntil,
  key: describe(address, "The account that signed."),
  signature: describe(
    hex<Hex>(/^0x[0-9a-f]{128}1[bc]$/, "r, s and v of ECDSA over secp256k1, 65 bytes."),
    "Over the act's EIP-712 digest.",
  ),
});
const keySignature = v.strictObject({
  validUntil,
  key: describe(
    hex<Hex>(
      /^0x(?:[0-9a-f]{2}){21,}$/,

      "A verifier contract's 20 bytes and the key material that it takes (ERC-7913).",
      2 + 2 * MAX_KEY_BYTES,
    ),
    "The P-256 key, passkey or RSA token that signed.",
  ),
  signature: describe(
    hex<Hex>(
      /^0x(?:[0-9a-f]{2})+$/,

      "What the verifier contract takes as a signature.",
      2 + 2 * MAX_SIGNATURE_BYTES,
    ),
    "Over the act's EIP-712 digest.",
  ),
});

const act = v.strictObject({
  kind: v.picklist(Object.keys(ActKind) as ActKind[]),
  seat: describe(whole(0, 31), "Index into parties, then witnesses."),
  organisationKind: describe(
    v.picklist(Object.keys(OrganisationKind) as OrganisationKind[]),
    "Kind of the organisation when it acted.",
  ),
  time: describe(seconds, "Unix seconds: the time of the block that recorded it."),
  keyId: describe(word, "keccak256 of the key."),
  statement: describe(
    word,
    "keccak256 of the statement, which may stand in `texts`; for superseded the successor's id.",
  ),
  signature: describe(
    v.nullable(v.union([accountSignature, keySignature])),
    "The key's own signature, where the act was relayed with one. It proves the holder's will without any chain. null: the acts head alone proves the act, as for one that was sent by its key, or that a contract wallet (ERC-1271) approved, whose signature only a chain can check.",
  ),
});

const identity = v.strictObject({
  seat: describe(
    whole(0, 63),
    "Index into parties, then witnesses. The organisation's identifier stands in `texts`.",
  ),
  fetchedAt: describe(seconds, "Unix seconds by the clock of whoever asked the host."),
  documents: describe(
    v.pipe(
      v.array(
        v.union([
          v.strictObject({
            text: describe(
              v.pipe(v.string(), v.maxLength(MAX_IDENTITY_BYTES)),
              "The document's text as it came.",
            ),
          }),
          v.strictObject({
            problem: describe(v.picklist(identityProblems), "Why the document was not to be had."),
            status: describe(v.nullable(whole(0, 999)), "HTTP status; null: the host did not answer."),
          }),
        ]),
      ),
      v.minLength(1),
      v.maxLength(2),
    ),
    "Of each of the identifier's web documents what the host gave: for did:web the DID document first.",
  ),
  hash: describe(
    word,
    "keccak256 of the canonical JSON (RFC 8785) of `documents`, `fetchedAt` and the organisation's `identifier`.",
  ),
  managers: describe(
    v.pipe(v.array(word), v.maxLength(MAX_MANAGERS)),
    "Ids of the keys that managed the organisation up to its attestation, ascending.",
  ),
});

/** Shape of an evidence file. What it proves is computed anew from its bytes; nothing in it is believed. */
export const evidenceSchema = v.strictObject({
  version: describe(v.literal(1), "Version of this format; a reader refuses others."),
  chainId: describe(
    whole(0, Number.MAX_SAFE_INTEGER),
    "EIP-155 id of the chain; signatures are bound to it.",
  ),
  agreements: describe(address, "The AgreementRegistry; compared with the one that the verifier knows."),
  members: describe(address, "The MemberRegistry; compared in the same way."),
  header: describe(
    bytes(MAX_HEADER_BYTES),
    "RLP of the header of the block as of which the evidence speaks; its keccak256 is the block's hash, which the verifier has from elsewhere.",
  ),
  nodes: describe(
    v.pipe(v.array(bytes(MAX_NODE_BYTES)), v.minLength(1), v.maxLength(MAX_NODES)),
    "Nodes of the state and storage tries, each once, ascending: they lead from the header's state root to both registries' accounts, to the agreement's word, its marks where the word announces them, its successor, each act's key, each organisation's standing, and each manager in `identities`.",
  ),
  agreement: describe(
    terms,
    "The agreement with hashes in place of its strings: its EIP-712 struct hash is its id.",
  ),
  acts: describe(
    v.pipe(v.array(act), v.minLength(1), v.maxLength(MAX_ACTS)),
    "All acts in order: they hash to the acts head in the agreement's word.",
  ),
  texts: describe(
    v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4_000))), v.maxLength(MAX_TEXTS)),
    "Texts whose keccak256 stands in the agreement or its acts: the title, identifiers of organisations, statements. One that stands nowhere is refused.",
  ),
  disclosure: describe(v.nullable(disclosure), "What is shown of the metadata document; null: nothing."),
  identities: describe(
    v.pipe(v.array(identity), v.maxLength(64)),
    "What the organisations' own hosts said, by seat, ascending. Nothing proves it: it is the word of whoever made the file.",
  ),
});

/** An evidence file. Plain JSON. */
export type Evidence = Omit<v.InferOutput<typeof evidenceSchema>, "disclosure"> & {
  disclosure: Disclosure | null;
};
export type EvidenceAct = Evidence["acts"][number];
export type EvidenceIdentity = Evidence["identities"][number];
