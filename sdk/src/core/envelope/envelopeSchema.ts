import * as v from "valibot";
import type { Hex } from "viem";
import { actPrimaryTypes, type SignedActKind } from "../acts/actKind.js";
import type { SignedAct } from "../acts/signedAct.js";
import type { Agreement, AgreementStruct } from "../agreement/agreement.js";
import { describe, whole } from "../json/schemaParts.js";
import { MAX_KEY_SIZE } from "../keys/keyBytes.js";
import type { Disclosure } from "../metadata/disclose.js";
import { address, disclosure, hex, word } from "../metadata/fileSchemas.js";
import { TIME_LIMIT } from "../record/timeLimit.js";

/** Media type of an envelope; the version is that of its `version` member. */
export const ENVELOPE_MEDIA_TYPE = "application/vnd.minhuoc.envelope+json;version=1";

/** Far more than seats and kinds; what a stranger can add stays bounded. */
const MAX_ACTS = 1_024;
/** A wallet of many owners joins their signatures; a token's certificate is about 2,000 bytes. */
const MAX_SIGNATURE_BYTES = 16_384;
const MAX_CERTIFICATE_CHARACTERS = 16_384;
const MAX_CERTIFICATES = 8;
const MAX_CHAINS = 64;

const bytes = (limit: number) =>
  hex<Hex>(/^0x(?:[0-9a-f]{2})*$/, "Bytes: 0x and pairs of lower-case hexadecimal digits.", 2 + 2 * limit);
const key = bytes(MAX_KEY_SIZE);
const seconds = whole(0, TIME_LIMIT - 1);
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const terms = v.strictObject({
  title: describe(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), "At most 200 bytes in UTF-8."),
  documents: describe(
    v.pipe(v.array(word), v.minLength(1), v.maxLength(8)),
    "SHA-256 of each document of equal force, ascending.",
  ),
  metadata: describe(word, "Commitment to the metadata document, of which `disclosure` opens what is shown."),
  parties: describe(
    v.pipe(v.array(identifier), v.minLength(2), v.maxLength(32)),
    "Identifiers, ascending by their keccak256.",
  ),
  witnesses: describe(
    v.pipe(v.array(identifier), v.maxLength(32)),
    "Identifiers, ascending by their keccak256.",
  ),
  effectiveAt: describe(seconds, "Unix seconds; 0 = when the last party attests."),
  expiresAt: describe(seconds, "Unix seconds; 0 = open-ended."),
  anyPartyCanEnd: v.boolean(),
  noticeDays: whole(0, 2 ** 16 - 1),
  supersedes: describe(word, "Id of the agreement that this one amends, or zero."),
});

const act = v.strictObject({
  kind: v.picklist(Object.keys(actPrimaryTypes) as SignedActKind[]),
  organisation: describe(identifier, "Identifier of the party or witness that acts."),
  statement: describe(
    v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
    "In which capacity the person signed.",
  ),
  validUntil: describe(whole(0, 2 ** 40 - 1), "Unix seconds; the act counts before that second only."),
  key: describe(key, "ERC-7913 key that signed."),
  signature: describe(
    bytes(MAX_SIGNATURE_BYTES),
    "What that kind of key makes over the act's EIP-712 digest; 0x where a contract wallet has approved it on its chain.",
  ),
});

const certificates = v.strictObject({
  key: describe(key, "The key of an act of this envelope."),
  chain: describe(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.maxLength(MAX_CERTIFICATE_CHARACTERS),
          v.regex(/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
        ),
      ),
      v.minLength(1),
      v.maxLength(MAX_CERTIFICATES),
    ),
    "X.509 certificates in DER, base64, the key's own first. Nothing in this file says that they are right.",
  ),
});

/** Shape of an envelope. */
export const envelopeSchema = v.strictObject({
  version: describe(v.literal(1), "Version of this format; a reader refuses others."),
  chainId: describe(
    whole(1, Number.MAX_SAFE_INTEGER),
    "EIP-155 id of the chain; signatures are bound to it.",
  ),
  registry: describe(address, "The AgreementRegistry; signatures are bound to it."),
  agreement: describe(terms, "The agreement in its words: what every party signs."),
  previous: describe(
    v.nullable(terms),
    "The agreement whose id stands in `supersedes`, in its words or with their hashes; null where there is none or it is not known.",
  ),
  disclosure: describe(
    v.nullable(disclosure),
    "What is shown of the metadata document; all of it, where every value is opened; null: nothing.",
  ),
  acts: describe(
    v.pipe(v.array(act), v.maxLength(MAX_ACTS)),
    "The acts signed so far, each once, in the order of docs/envelope.md.",
  ),
  certificates: describe(
    v.pipe(v.array(certificates), v.maxLength(MAX_CHAINS)),
    "Certificate chains of keys that signed, each once, ascending.",
  ),
});

/** Certificates that came with a key. Unchecked. */
export type KeyCertificates = {
  /** The key of an act. */
  key: Hex;
  /** DER in base64, the key's own certificate first. */
  chain: readonly string[];
};

/** An agreement on its way round the parties. Plain JSON. */
export type Envelope = {
  version: 1;
  /** Chain and registry to which signatures are bound. */
  chainId: number;
  registry: Hex;
  agreement: Agreement;
  /** The agreement that this one amends. */
  previous: Agreement | AgreementStruct | null;
  /** What is shown of the metadata document. */
  disclosure: Disclosure | null;
  acts: readonly SignedAct[];
  certificates: readonly KeyCertificates[];
};
