import * as v from "valibot";
import type { Hex } from "viem";
import { describe, jsonObject, whole } from "../json/schemaParts.js";

/** Media type of a metadata document; the version is that of its `version` member. */
export const METADATA_MEDIA_TYPE = "application/vnd.minhuoc.metadata+json;version=1";

const text = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4000),
  v.description(
    "Human text in Unicode NFC: no control, bidirectional or invisible characters, single spaces only, none at the ends.",
  ),
);

// Language, script, region and variants of RFC 5646 in the case of its section 2.1.1; no extensions, nothing private.
const languageTag = v.pipe(
  v.string(),
  v.regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$/,
    "Use a BCP 47 language tag in its canonical case, such as vi, en or zh-Hant.",
  ),
  v.description("BCP 47 language tag in canonical case, such as vi."),
);

const localizedText = v.pipe(
  jsonObject,
  v.record(languageTag, text),
  v.minEntries(1, "Give the text in one language at least."),
  v.description("The same text in one or more languages."),
);

const hash = v.pipe(
  v.string(),
  v.regex(
    /^0x(?!0{64}$)[0-9a-f]{64}$/,
    "Use 0x and 64 lower-case hexadecimal digits, not all zero; null for none.",
  ),
  v.description("32 bytes, not all zero: 0x and 64 lower-case hexadecimal digits."),
) as unknown as v.GenericSchema<Hex>;

const partialDate = v.pipe(
  v.string(),
  v.regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/, "Write a date as 2025, 2025-11 or 2025-11-25."),
  v.description("A calendar date as far as it is known: 2025-11."),
);

const instant = v.pipe(
  v.string(),
  v.regex(
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$/,
    "Write a time as 2026-01-01T00:00:00+07:00: whole seconds, with the offset from UTC.",
  ),
  v.description("RFC 3339 date and time in whole seconds, with its offset."),
);

/** What the JSON Schema names once and refers to. */
export const metadataDefinitions = {
  Text: text,
  LanguageTag: languageTag,
  LocalizedText: localizedText,
  Hash: hash,
  PartialDate: partialDate,
  Instant: instant,
};

const slug = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "Use lower-case letters and digits joined by hyphens, such as green-finance.",
  ),
);

const representative = v.strictObject({
  name: describe(text, "Full name as the person writes it."),
  capacity: v.nullable(localizedText),
  authority: describe(
    v.nullable(hash),
    "SHA-256 of the full powers, a document of this list with the role authority; null where none are given.",
  ),
});

const organisation = {
  identifier: describe(
    v.pipe(
      v.string(),
      v.maxLength(128),
      v.regex(/^[a-z][a-z0-9+.-]*:[!-~]*[!-\-/-~]$/, "Use a URI in ASCII, such as did:web:example.vn."),
    ),
    "URI of the organisation; its keccak256 is the organisation's id.",
  ),
  names: localizedText,
  country: describe(
    v.nullable(
      v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "Use an ISO 3166-1 alpha-2 code, such as VN, or null.")),
    ),
    "ISO 3166-1 alpha-2 code; null where unknown or none.",
  ),
  representatives: v.pipe(v.array(representative), v.maxLength(16)),
};

const party = v.strictObject(organisation);

const witness = v.variant("kind", [
  describe(
    v.strictObject({ kind: v.literal("organisation"), ...organisation }),
    "An organisation that witnesses: it has a seat and can attest.",
  ),
  describe(
    v.strictObject({ kind: v.literal("person"), name: text, capacity: v.nullable(localizedText) }),
    "A person who was present: has no seat.",
  ),
]);

const term = v.strictObject({
  effectiveAt: describe(v.nullable(instant), "null: when the last party attests."),
  expiresAt: describe(
    v.nullable(instant),
    "First moment at which it is no longer in force; null: open-ended.",
  ),
  timeZone: describe(
    v.pipe(
      v.string(),
      v.maxLength(64),
      v.regex(
        /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/,
        "Use an IANA time zone, such as Asia/Ho_Chi_Minh.",
      ),
    ),
    "IANA time zone in which the parties read these times.",
  ),
  anyPartyCanEnd: describe(
    v.boolean(),
    "true: one party's notice ends it; false: only all parties together.",
  ),
  noticeDays: describe(
    whole(0, 65_535),
    "Days between a party's notice and the end; 0 unless any party can end it.",
  ),
});

const document = v.strictObject({
  name: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(255),
    v.regex(/^(?!\.{1,2}$)[^/\\]+$/, "Use a file name without folders."),
  ),
  languages: describe(
    v.pipe(v.array(languageTag), v.minLength(1), v.maxLength(16)),
    "Languages of the text; two for a bilingual document.",
  ),
  mediaType: v.pipe(
    v.string(),
    v.maxLength(127),
    v.regex(
      /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/,
      "Use a media type, such as application/pdf.",
    ),
  ),
  size: describe(whole(1, Number.MAX_SAFE_INTEGER), "Bytes."),
  sha256: hash,
  role: describe(
    v.picklist(["principal", "counterpart", "translation", "annex", "authority"]),
    "principal: a text of equal force; counterpart: another signed copy of one. These two are the documents of the agreement's struct. " +
      "translation (without force of its own), annex and authority (full powers) are committed to through the metadata only.",
  ),
});

const source = v.strictObject({
  about: localizedText,
  published: v.nullable(partialDate),
  url: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(2000),
      v.regex(/^https?:\/\/[!-~]+$/, "Use an address that begins with https://, or null."),
    ),
  ),
});

const list = <T extends v.GenericSchema>(element: T, minimum = 0, maximum = 64) =>
  v.pipe(v.array(element), v.minLength(minimum), v.maxLength(maximum));

/**
 * The structure of a metadata document, version 1. Every member is always there: what is unknown is null, what there is none of is an
 * empty list. So a document says openly what it does not say, and its skeleton tells little.
 */
export const metadataSchema = v.strictObject({
  version: v.literal(1),
  kind: v.picklist(["mou", "cooperation", "framework", "joint-statement", "letter-of-intent", "other"]),
  title: describe(
    localizedText,
    'All languages joined by " / " are the title that wallets show: at most 200 bytes.',
  ),
  parties: list(party, 2, 32),
  witnesses: list(witness),
  date: describe(v.nullable(partialDate), "When it was signed, as far as it is known."),
  place: v.nullable(localizedText),
  event: v.nullable(localizedText),
  subject: describe(v.nullable(localizedText), "null: unknown."),
  topics: list(slug),
  term,
  governingLaw: v.nullable(localizedText),
  binding: describe(v.nullable(v.boolean()), "Whether the parties mean to be bound in law; null: unknown."),
  documents: list(document, 1),
  supersedes: describe(v.nullable(hash), "Id of the agreement that this one amends."),
  sources: list(source),
  doubts: describe(
    list(localizedText),
    "What is uncertain about these facts, kept instead of resolved by guessing.",
  ),
});

/** A metadata document, version 1. */
export type Metadata = v.InferOutput<typeof metadataSchema>;

/** A text by BCP 47 language tag. */
export type LocalizedText = v.InferOutput<typeof localizedText>;

/** A party of a metadata document. */
export type MetadataParty = v.InferOutput<typeof party>;

/** A witness of a metadata document: an organisation, with a seat, or a person, without. */
export type MetadataWitness = v.InferOutput<typeof witness>;

/** A document that a metadata document names. */
export type MetadataDocument = v.InferOutput<typeof document>;
