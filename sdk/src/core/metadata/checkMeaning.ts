import { MetadataError } from "../../errors/metadata.js";
import { OrganisationError } from "../../errors/organisation.js";
import { walkJson } from "../json/walkJson.js";
import { checkIdentifier } from "../organisation/checkIdentifier.js";
import { agreementDocuments } from "./agreementDocuments.js";
import { instantToSeconds } from "./instantToSeconds.js";
import { caught, metadataError } from "./metadataProblem.js";
import type { Metadata } from "./metadataSchema.js";
import { metadataTitle } from "./metadataTitle.js";
import { isCalendarDate } from "./partialDate.js";

const MAX_TITLE_BYTES = 200;
const MAX_SEATS = 32;
const MAX_DOCUMENTS = 8;

type Problems = Generator<MetadataError, void>;

/**
 * Checks what no schema can say: dates that exist, references that lead somewhere, nothing twice, limits of the agreement's struct.
 *
 * @param metadata a document whose structure is right
 * @returns the problems
 */
export function checkMeaning(metadata: Metadata): MetadataError[] {
  return [
    ...checkTitle(metadata),
    ...checkDates(metadata),
    ...checkSeats(metadata),
    ...checkDocuments(metadata),
    ...checkTopics(metadata),
    ...checkTerm(metadata.term),
  ];
}

function* checkTitle(metadata: Metadata): Problems {
  const title = metadataTitle(metadata);
  const bytes = new TextEncoder().encode(title).length;
  if (bytes > MAX_TITLE_BYTES) {
    const remedy = `Shorten it to ${MAX_TITLE_BYTES} bytes in all languages together; a Vietnamese letter takes up to three.`;
    yield metadataError("METADATA_TITLE_TOO_LONG", "/title", title, `has ${bytes} bytes in UTF-8`, remedy);
  }
}

function* checkDates({ date, sources }: Metadata): Problems {
  const dates = new Map(sources.map(({ published }, index) => [`/sources/${index}/published`, published]));
  for (const [path, value] of dates.set("/date", date)) {
    if (value === null || isCalendarDate(value)) continue;
    const remedy = "Write a real date, as far as it is known.";
    yield metadataError("METADATA_DATE_INVALID", path, value, "is not in the calendar", remedy);
  }
}

function* checkSeats({ parties, witnesses }: Metadata): Problems {
  const seated = [
    ...parties.map(({ identifier }, index) => ({ identifier, path: `/parties/${index}/identifier` })),
    ...witnesses.flatMap((witness, index) =>
      witness.kind === "person"
        ? []
        : { identifier: witness.identifier, path: `/witnesses/${index}/identifier` },
    ),
  ];
  const seen = new Set<string>();
  for (const { identifier, path } of seated) {
    const error = caught(() => checkIdentifier(identifier), OrganisationError);
    if (error) {
      const problem = "is not an organisation's identifier";
      yield metadataError("METADATA_VALUE_INVALID", path, identifier, problem, error.remedy, error);
    }
    if (seen.has(identifier)) {
      const remedy = "Name each organisation once, as party or witness.";
      yield metadataError("METADATA_DUPLICATE", path, identifier, "already has a seat", remedy);
    }
    seen.add(identifier);
  }
  if (seated.length > MAX_SEATS) {
    const remedy = `An agreement has ${MAX_SEATS} seats at most, of parties and witnessing organisations together.`;
    yield metadataError(
      "METADATA_SEATS_INVALID",
      "/witnesses",
      seated.length,
      "makes too many seats",
      remedy,
    );
  }
}

function* checkDocuments(metadata: Metadata): Problems {
  const seen = new Set<unknown>();
  const powers = new Set<unknown>();
  for (const [index, { sha256, role }] of metadata.documents.entries()) {
    if (seen.has(sha256)) {
      const remedy = "Name each document once, in one role.";
      yield metadataError(
        "METADATA_DUPLICATE",
        `/documents/${index}/sha256`,
        sha256,
        "is named twice",
        remedy,
      );
    }
    seen.add(sha256);
    if (role === "authority") powers.add(sha256);
  }
  const count = agreementDocuments(metadata).length;
  if (count === 0 || count > MAX_DOCUMENTS) {
    const remedy = `Name 1 to ${MAX_DOCUMENTS} documents with the role principal or counterpart.`;
    const problem = "has no right number of principal and counterpart documents";
    yield metadataError("METADATA_DOCUMENTS_INVALID", "/documents", count, problem, remedy);
  }
  for (const [path, value] of walkJson(metadata)) {
    if (!path.endsWith("/authority") || value === null || powers.has(value)) continue;
    const remedy = "Add the full powers to documents, with the role authority.";
    yield metadataError("METADATA_REFERENCE_UNKNOWN", path, value, "is no document of this list", remedy);
  }
}

function* checkTopics({ topics }: Metadata): Problems {
  for (const [index, topic] of topics.entries()) {
    if (topics.indexOf(topic) === index) continue;
    yield metadataError(
      "METADATA_DUPLICATE",
      `/topics/${index}`,
      topic,
      "is named twice",
      "Name each topic once.",
    );
  }
}

function* checkTerm(term: Metadata["term"]): Problems {
  const { expiresAt, timeZone, anyPartyCanEnd, noticeDays } = term;
  const times = { effectiveAt: 0, expiresAt: Number.POSITIVE_INFINITY };
  for (const field of ["effectiveAt", "expiresAt"] as const) {
    const instant = term[field];
    if (instant === null) continue;
    const read = () => {
      times[field] = instantToSeconds(instant, `/term/${field}`);
    };
    const error = caught(read, MetadataError);
    if (error) yield error;
  }
  if (times.expiresAt <= times.effectiveAt) {
    const remedy = "It ends before it begins: correct one of the two.";
    yield metadataError(
      "METADATA_TERM_INVALID",
      "/term/expiresAt",
      expiresAt,
      "is not after effectiveAt",
      remedy,
    );
  }
  if (noticeDays > 0 && !anyPartyCanEnd) {
    const remedy = "Set noticeDays to 0, or anyPartyCanEnd to true.";
    const problem = "has no party to give notice";
    yield metadataError("METADATA_TERM_INVALID", "/term/noticeDays", noticeDays, problem, remedy);
  }
  const unknown = caught(() => new Intl.DateTimeFormat("en", { timeZone }), RangeError);
  if (unknown) {
    const remedy = "Use a name of the IANA time zone database, such as Asia/Ho_Chi_Minh.";
    yield metadataError(
      "METADATA_VALUE_INVALID",
      "/term/timeZone",
      timeZone,
      "is no known time zone",
      remedy,
      unknown,
    );
  }
}
