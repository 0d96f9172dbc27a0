import { readFileSync } from "node:fs";

/** One text in the two languages of the registry, each in NFC. */
export interface LanguageText {
  readonly vi: string;
  readonly en: string;
}

/** A calendar date as far as it is known: `2025`, `2025-11` or `2025-11-25` (ISO 8601). Never completed. */
export type PartialDate = string;

export const ORGANISATION_KINDS = ["public", "association", "company"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const INSTRUMENT_KINDS = ["mou", "cooperation", "joint-statement"] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** A news report the facts were read from. */
export interface Source {
  readonly id: string;
  readonly reported: PartialDate;
  readonly url?: string;
  readonly about: string;
}

export interface Organisation {
  readonly key: string;
  readonly name: LanguageText;
  /** ISO 3166-1 alpha-2; absent when the reports do not tell. */
  readonly country?: string;
  readonly kind: OrganisationKind;
  readonly doubt?: string;
}

/** A natural person and the office in which the reports name them. */
export interface Person {
  readonly name: string;
  readonly capacity: LanguageText;
}

export interface Signatory extends Person {
  readonly organisation: Organisation;
}

export interface Instrument {
  readonly key: string;
  readonly kind: InstrumentKind;
  readonly date: PartialDate;
  readonly until?: PartialDate;
  /** `City, CC`, with the country as ISO 3166-1 alpha-2. */
  readonly place?: string;
  readonly parties: readonly Organisation[];
  /** Empty when the reports name none. */
  readonly signatories: readonly Signatory[];
  /** `null` when the reports give none. */
  readonly subject: LanguageText | null;
  readonly topics: readonly string[];
  readonly sources: readonly Source[];
  readonly doubt?: string;
}

/** The alliance and the event of its founding. */
export interface Alliance {
  readonly name: LanguageText;
  readonly founded: PartialDate;
  readonly place: string;
  readonly event: LanguageText;
  readonly runBy: Organisation;
  readonly purpose: readonly string[];
  readonly namedMembers: readonly Organisation[];
  readonly witnesses: readonly Person[];
}

/** The facts file with every reference resolved to what it names. */
export interface Facts {
  readonly note: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly alliance: Alliance;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly instruments: readonly Instrument[];
}

export type FactsErrorCode =
  | "FACTS_UNREADABLE"
  | "FACTS_NOT_JSON"
  | "FACTS_NOT_NFC"
  | "FACTS_INVISIBLE_CHARACTER"
  | "FACTS_WRONG_TYPE"
  | "FACTS_UNKNOWN_PROPERTY"
  | "FACTS_BAD_VALUE"
  | "FACTS_DUPLICATE"
  | "FACTS_DANGLING_REFERENCE";

/** What is wrong with a facts file, and where. */
export class FactsError extends Error {
  override readonly name = "FactsError";

  readonly code: FactsErrorCode;
  readonly path: string;
  readonly value: unknown;

  /**
   * @param code stable name of the problem
   * @param path RFC 6901 pointer to the offending value; empty for the whole file
   * @param value the offending value
   * @param remedy what is expected instead
   */
  constructor(code: FactsErrorCode, path: string, value: unknown, remedy: string) {
    super(`${code} at ${path || "the top of the facts"}: ${JSON.stringify(value)}. ${remedy}`);
    this.code = code;
    this.path = path;
    this.value = value;
  }
}

const ORGANISATION_KEY = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOPIC = ORGANISATION_KEY;
const INSTRUMENT_KEY = /^M\d{2}$/;
const SOURCE_ID = /^S\d+$/;
const COUNTRY = /^[A-Z]{2}$/;
const PLACE = /^[^,]+, [A-Z]{2}$/;
// Controls, format characters (zero-width, bidi), surrogates, private use; and every space but U+0020.
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** A value of the file together with its place in it. */
class Entry {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  fail(code: FactsErrorCode, remedy: string): never {
    throw new FactsError(code, this.path, this.value, remedy);
  }

  object(): Map<string, Entry> {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.fail("FACTS_WRONG_TYPE", "An object is expected.");
    }
    const pointer = (key: string) => `${this.path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return new Map(Object.entries(value).map(([key, inner]) => [key, new Entry(inner, pointer(key))]));
  }

  record(...allowed: string[]): Fields {
    const entries = this.object();
    for (const [key, entry] of entries) {
      if (!allowed.includes(key)) {
        entry.fail("FACTS_UNKNOWN_PROPERTY", `Only ${allowed.join(", ")} are known here.`);
      }
    }
    return new Fields(this.path, entries);
  }

  list(minimum = 0): Entry[] {
    const { value } = this;
    if (!Array.isArray(value)) return this.fail("FACTS_WRONG_TYPE", "A list is expected.");
    if (value.length < minimum) this.fail("FACTS_BAD_VALUE", `At least ${minimum} entries are expected.`);
    return value.map((inner: unknown, index) => new Entry(inner, `${this.path}/${index}`));
  }

  text(pattern?: RegExp): string {
    const { value } = this;
    if (typeof value !== "string") return this.fail("FACTS_WRONG_TYPE", "A text is expected.");
    if (value.trim() !== value || value === "") {
      this.fail("FACTS_BAD_VALUE", "A text that is not empty, without space at its ends, is expected.");
    }
    if (pattern && !pattern.test(value))
      this.fail("FACTS_BAD_VALUE", `A text matching ${pattern} is expected.`);
    return value;
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const text = this.text();
    return (
      values.find((value) => value === text) ?? this.fail("FACTS_BAD_VALUE", `Use ${values.join(", ")}.`)
    );
  }

  date(): PartialDate {
    const text = this.text();
    return isPartialDate(text)
      ? text
      : this.fail("FACTS_BAD_VALUE", "A calendar date YYYY, YYYY-MM or YYYY-MM-DD is expected.");
  }

  url(): string {
    const text = this.text();
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === "https:" ? text : this.fail("FACTS_BAD_VALUE", "An https address is expected.");
  }

  languageText(): LanguageText {
    const record = this.record("vi", "en");
    return { vi: record.get("vi").text(), en: record.get("en").text() };
  }

  reference<T>(targets: ReadonlyMap<string, T>, what: string): T {
    const found = targets.get(this.text());
    return (
      found ??
      this.fail("FACTS_DANGLING_REFERENCE", `Add the ${what} to the facts, or name one that is there.`)
    );
  }

  references<T>(targets: ReadonlyMap<string, T>, what: string, minimum = 0): T[] {
    const seen = new Set<unknown>();
    return this.list(minimum).map((entry) => {
      if (seen.has(entry.value)) entry.fail("FACTS_DUPLICATE", `Name each ${what} once.`);
      seen.add(entry.value);
      return entry.reference(targets, what);
    });
  }
}

/** The checked properties of an object. */
class Fields {
  readonly path: string;
  readonly entries: ReadonlyMap<string, Entry>;

  constructor(path: string, entries: ReadonlyMap<string, Entry>) {
    this.path = path;
    this.entries = entries;
  }

  get(key: string): Entry {
    return this.entries.get(key) ?? new Entry(undefined, `${this.path}/${key}`);
  }

  /** `{ [key]: read(entry) }` when the property is there, else `{}`. */
  optional<K extends string, T>(key: K, read: (entry: Entry) => T): { [P in K]?: T } {
    const entry = this.entries.get(key);
    return entry ? ({ [key]: read(entry) } as { [P in K]?: T }) : {};
  }
}

/** True for a real calendar date of one of the three precisions of {@link PartialDate}. */
export function isPartialDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const full = `${text}-01-01`.slice(0, 10);
  const date = new Date(`${full}T00:00:00Z`);
  // Date rolls the 31st of a short month over instead of refusing it.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

function checkCharacters(entry: Entry): void {
  const { value } = entry;
  if (typeof value === "string") {
    if (value !== value.normalize("NFC")) entry.fail("FACTS_NOT_NFC", "Normalise the text to NFC.");
    const found = INVISIBLE.exec(value)?.[0].codePointAt(0);
    if (found !== undefined) {
      const point = `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
      entry.fail("FACTS_INVISIBLE_CHARACTER", `Remove ${point} or write a plain space.`);
    }
  } else if (Array.isArray(value)) {
    for (const inner of entry.list()) checkCharacters(inner);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of entry.object()) {
      checkCharacters(new Entry(key, inner.path));
      checkCharacters(inner);
    }
  }
}

function unique<T>(
  entries: readonly Entry[],
  read: (entry: Entry) => T,
  keyOf: (item: T) => string,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const item = read(entry);
    if (found.has(keyOf(item))) entry.fail("FACTS_DUPLICATE", `${keyOf(item)} is there already; keep one.`);
    found.set(keyOf(item), item);
  }
  return found;
}

function readSource(entry: Entry): Source {
  const record = entry.record("id", "reported", "url", "about");
  return {
    id: record.get("id").text(SOURCE_ID),
    reported: record.get("reported").date(),
    ...record.optional("url", (url) => url.url()),
    about: record.get("about").text(),
  };
}

function readOrganisation(key: string, entry: Entry): Organisation {
  const record = entry.record("vi", "en", "country", "kind", "doubt");
  return {
    key: new Entry(key, entry.path).text(ORGANISATION_KEY),
    name: { vi: record.get("vi").text(), en: record.get("en").text() },
    ...record.optional("country", (country) => country.text(COUNTRY)),
    kind: record.get("kind").oneOf(ORGANISATION_KINDS),
    ...record.optional("doubt", (doubt) => doubt.text()),
  };
}

function readPerson(entry: Entry): Person {
  const record = entry.record("name", "capacity");
  return { name: record.get("name").text(), capacity: record.get("capacity").languageText() };
}

function readAlliance(entry: Entry, organisations: ReadonlyMap<string, Organisation>): Alliance {
  const record = entry.record(
    "vi",
    "en",
    "founded",
    "place",
    "event",
    "run_by",
    "purpose",
    "named_members",
    "witnesses",
  );
  return {
    name: { vi: record.get("vi").text(), en: record.get("en").text() },
    founded: record.get("founded").date(),
    place: record.get("place").text(PLACE),
    event: record.get("event").languageText(),
    runBy: record.get("run_by").reference(organisations, "organisation"),
    purpose: record
      .get("purpose")
      .list()
      .map((purpose) => purpose.text()),
    namedMembers: record.get("named_members").references(organisations, "organisation"),
    witnesses: record.get("witnesses").list().map(readPerson),
  };
}

function readInstrument(
  entry: Entry,
  organisations: ReadonlyMap<string, Organisation>,
  sources: ReadonlyMap<string, Source>,
): Instrument {
  const record = entry.record(
    "key",
    "kind",
    "date",
    "until",
    "place",
    "parties",
    "signatories",
    "subject",
    "topics",
    "sources",
    "doubt",
  );
  const parties = record.get("parties").references(organisations, "organisation", 2);
  const readSignatory = (signatory: Entry): Signatory => {
    const fields = signatory.record("organisation", "name", "capacity");
    const organisation = fields.get("organisation").reference(organisations, "organisation");
    if (!parties.includes(organisation)) {
      fields.get("organisation").fail("FACTS_BAD_VALUE", "A signatory signs for one of the parties.");
    }
    return {
      organisation,
      name: fields.get("name").text(),
      capacity: fields.get("capacity").languageText(),
    };
  };
  const subject = record.get("subject");
  return {
    key: record.get("key").text(INSTRUMENT_KEY),
    kind: record.get("kind").oneOf(INSTRUMENT_KINDS),
    date: record.get("date").date(),
    ...record.optional("until", (until) => until.date()),
    ...record.optional("place", (place) => place.text(PLACE)),
    parties,
    signatories: record.entries.has("signatories") ? record.get("signatories").list().map(readSignatory) : [],
    subject: subject.value === null ? null : subject.languageText(),
    topics: record
      .get("topics")
      .list()
      .map((topic) => topic.text(TOPIC)),
    sources: record.get("sources").references(sources, "source", 1),
    ...record.optional("doubt", (doubt) => doubt.text()),
  };
}

/**
 * Checks a facts document and resolves its references.
 *
 * @param json the parsed JSON
 * @returns the facts; nothing is added, guessed or completed
 * @throws FactsError on the first thing that does not hold, with its JSON pointer
 */
export function parseFacts(json: unknown): Facts {
  const top = new Entry(json, "");
  checkCharacters(top);
  const record = top.record("note", "sources", "alliance", "organisations", "instruments");
  const sources = unique(record.get("sources").list(1), readSource, (source) => source.id);
  const organisations = new Map(
    [...record.get("organisations").object()].map(
      ([key, entry]) => [key, readOrganisation(key, entry)] as const,
    ),
  );
  const instruments = unique(
    record.get("instruments").list(1),
    (entry) => readInstrument(entry, organisations, sources),
    (instrument) => instrument.key,
  );
  return {
    note: record.get("note").text(),
    sources,
    alliance: readAlliance(record.get("alliance"), organisations),
    organisations,
    instruments: [...instruments.values()],
  };
}

/**
 * Reads and checks a facts file.
 *
 * @param file where it is; the alliance's own facts when left out
 * @returns the facts with every reference resolved
 * @throws FactsError when the file cannot be read, is not JSON, or {@link parseFacts} refuses it
 */
export function loadFacts(file: URL | string = new URL("./alliance-facts.json", import.meta.url)): Facts {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const remedy = `Name a readable UTF-8 file (${cause instanceof Error ? cause.message : cause}).`;
    throw new FactsError("FACTS_UNREADABLE", "", String(file), remedy);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const remedy = `Mend the JSON (${cause instanceof Error ? cause.message : cause}).`;
    throw new FactsError("FACTS_NOT_JSON", "", String(file), remedy);
  }
  return parseFacts(json);
}

// The report of the founding: the instruments it tells of are those announced with it.
const FOUNDING_SOURCE = "S1";

/** True when an instrument was announced together with the alliance's founding. */
export function announcedAtFounding(instrument: Instrument): boolean {
  return instrument.sources.some((source) => source.id === FOUNDING_SOURCE);
}
