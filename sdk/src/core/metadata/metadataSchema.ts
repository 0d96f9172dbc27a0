import type { Hex } from "viem";
import * as z from "zod/mini";
import { createAnnotations } from "../json/annotations.js";

/** Media type of a metadata document; the version is that of its `version` member. */
export const METADATA_MEDIA_TYPE = "application/vnd.minhuoc.metadata+json;version=1";

const { annotations, describe } = createAnnotations();

export { annotations };

const text = z.string().check(z.minLength(1), z.maxLength(4000));
annotations.add(text, {
  id: "Text",
  description:
    "Human text in Unicode NFC: no control, bidirectional or invisible characters, single spaces only, none at the ends.",
});

// Language, script, region and variants of RFC 5646 in the case of its section 2.1.1; no extensions, nothing private.
const languageTag = z
  .string()
  .check(
    z.regex(
      /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$/,
      "Use a BCP 47 language tag in its canonical case, such as vi, en or zh-Hant.",
    ),
  );
annotations.add(languageTag, {
  id: "LanguageTag",
  description: "BCP 47 language tag in canonical case, such as vi.",
});

const localizedText = z.record(languageTag, text);
annotations.add(localizedText, {
  id: "LocalizedText",
  description: "The same text in one or more languages.",
  minProperties: 1,
});

const hash = z
  .string()
  .check(
    z.regex(
      /^0x(?!0{64}$)[0-9a-f]{64}$/,
      "Use 0x and 64 lower-case hexadecimal digits, not all zero; null for none.",
    ),
  ) as unknown as z.ZodMiniType<Hex, Hex>;
annotations.add(hash, {
  id: "Hash",
  description: "32 bytes, not all zero: 0x and 64 lower-case hexadecimal digits.",
});

const partialDate = z
  .string()
  .check(z.regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/, "Write a date as 2025, 2025-11 or 2025-11-25."));
annotations.add(partialDate, {
  id: "PartialDate",
  description: "A calendar date as far as it is known: 2025-11.",
});

const instant = z
  .string()
  .check(
    z.regex(
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$/,
      "Write a time as 2026-01-01T00:00:00+07:00: whole seconds, with the offset from UTC.",
    ),
  );
annotations.add(instant, {
  id: "Instant",
  description: "RFC 3339 date and time in whole seconds, with its offset.",
});

const slug = z
  .string()
  .check(
    z.maxLength(64),
    z.regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "Use lower-case letters and digits joined by hyphens, such as green-finance.",
    ),
  );

const representative = z.strictObject({
  name: describe(text, "Full name as the person writes it."),
  capacity: z.nullable(localizedText),
  authority: describe(
    z.nullable(hash),
    "SHA-256 of the full powers, a document of this list with the role authority; null where none are given.",
  ),
});

const organisation = {
  identifier: describe(
    z
      .string()
      .check(
        z.maxLength(128),
        z.regex(/^[a-z][a-z0-9+.-]*:[!-~]*[!-\-/-~]$/, "Use a URI in ASCII, such as did:web:example.vn."),
      ),
    "URI of the organisation; its keccak256 is the organisation's id.",
  ),
  names: localizedText,
  country: describe(
    z.nullable(
      z.string().check(z.regex(/^[A-Z]{2}$/, "Use an ISO 3166-1 alpha-2 code, such as VN, or null.")),
    ),
    "ISO 3166-1 alpha-2 code; null where unknown or none.",
  ),
  representatives: z.array(representative).check(z.maxLength(16)),
};

const party = z.strictObject(organisation);

const witness = z.discriminatedUnion("kind", [
  describe(
    z.strictObject({ kind: z.literal("organisation"), ...organisation }),
    "An organisation that witnesses: it has a seat and can attest.",
  ),
  describe(
    z.strictObject({ kind: z.literal("person"), name: text, capacity: z.nullable(localizedText) }),
    "A person who was present: has no seat.",
  ),
]);

const term = z.strictObject({
  effectiveAt: describe(z.nullable(instant), "null: when the last party attests."),
  expiresAt: describe(
    z.nullable(instant),
    "First moment at which it is no longer in force; null: open-ended.",
  ),
  timeZone: describe(
    z
      .string()
      .check(
        z.maxLength(64),
        z.regex(
          /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/,
          "Use an IANA time zone, such as Asia/Ho_Chi_Minh.",
        ),
      ),
    "IANA time zone in which the parties read these times.",
  ),
  anyPartyCanEnd: describe(
    z.boolean(),
    "true: one party's notice ends it; false: only all parties together.",
  ),
  noticeDays: describe(
    z.int().check(z.gte(0), z.lte(65_535)),
    "Days between a party's notice and the end; 0 unless any party can end it.",
  ),
});

const document = z.strictObject({
  name: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(255),
      z.regex(/^(?!\.{1,2}$)[^/\\]+$/, "Use a file name without folders."),
    ),
  languages: describe(
    z.array(languageTag).check(z.minLength(1), z.maxLength(16)),
    "Languages of the text; two for a bilingual document.",
  ),
  mediaType: z
    .string()
    .check(
      z.maxLength(127),
      z.regex(
        /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/,
        "Use a media type, such as application/pdf.",
      ),
    ),
  size: describe(z.int().check(z.gte(1)), "Bytes."),
  sha256: hash,
  role: describe(
    z.enum(["principal", "counterpart", "translation", "annex", "authority"]),
    "principal: a text of equal force; counterpart: another signed copy of one. These two are the documents of the agreement's struct. " +
      "translation (without force of its own), annex and authority (full powers) are committed to through the metadata only.",
  ),
});

const source = z.strictObject({
  about: localizedText,
  published: z.nullable(partialDate),
  url: z.nullable(
    z
      .string()
      .check(
        z.maxLength(2000),
        z.regex(/^https?:\/\/[!-~]+$/, "Use an address that begins with https://, or null."),
      ),
  ),
});

const list = <T extends z.ZodMiniType>(element: T, minimum = 0, maximum = 64) =>
  z.array(element).check(z.minLength(minimum), z.maxLength(maximum));

/**
 * The structure of a metadata document, version 1. Every member is always there: what is unknown is null, what there is none of is an
 * empty list. So a document says openly what it does not say, and its skeleton tells little.
 */
export const metadataSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(["mou", "cooperation", "framework", "joint-statement", "letter-of-intent", "other"]),
  title: describe(
    localizedText,
    'All languages joined by " / " are the title that wallets show: at most 200 bytes.',
  ),
  parties: list(party, 2, 32),
  witnesses: list(witness),
  date: describe(z.nullable(partialDate), "When it was signed, as far as it is known."),
  place: z.nullable(localizedText),
  event: z.nullable(localizedText),
  subject: describe(z.nullable(localizedText), "null: unknown."),
  topics: list(slug),
  term,
  governingLaw: z.nullable(localizedText),
  binding: describe(z.nullable(z.boolean()), "Whether the parties mean to be bound in law; null: unknown."),
  documents: list(document, 1),
  supersedes: describe(z.nullable(hash), "Id of the agreement that this one amends."),
  sources: list(source),
  doubts: describe(
    list(localizedText),
    "What is uncertain about these facts, kept instead of resolved by guessing.",
  ),
});

/** A metadata document, version 1. */
export type Metadata = z.infer<typeof metadataSchema>;

/** A text by BCP 47 language tag. */
export type LocalizedText = z.infer<typeof localizedText>;

/** A party of a metadata document. */
export type MetadataParty = z.infer<typeof party>;

/** A witness of a metadata document: an organisation, with a seat, or a person, without. */
export type MetadataWitness = z.infer<typeof witness>;

/** A document that a metadata document names. */
export type MetadataDocument = z.infer<typeof document>;
