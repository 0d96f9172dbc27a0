import { bytesToHex, type Hex, keccak256, stringToBytes } from "viem";
import { ActError } from "../../errors/act.js";
import { shown } from "../../errors/shown.js";
import { isCalendarDate } from "../metadata/partialDate.js";
import { assertText } from "../text/assertText.js";

const SEPARATOR = "·";
const REFERENCE_BYTES = 16;
const DEFAULT_VALIDITY_DAYS = 30;
const SECONDS_PER_DAY = 86_400;

export type StatementParameters = {
  /** The person who signs. */
  name: string;
  /** In which capacity, e.g. `Cục trưởng`. */
  capacity: string;
  place?: string;
  /** `2025`, `2025-09` or `2025-09-18`. */
  date?: string;
  /** 32 lower-case hex digits. By default 128 random bits. */
  reference?: string;
};

/**
 * The statement of an act: in which capacity a person signs, with a random reference, since a name must not be guessable from the hash on chain.
 *
 * @returns e.g. `Nguyễn Khắc Lịch, Cục trưởng · Seoul, 2025-09-18 · ref 7f3a…`; keep it: the chain holds its hash only
 * @throws {ActError} `ACT_STATEMENT_INVALID`
 * @throws {TextError} for a part that does not read the same everywhere, with the part's path
 */
export function createStatement({ name, capacity, place, date, reference }: StatementParameters): string {
  for (const [part, text] of Object.entries({ name, capacity, place })) {
    if (text === undefined && part === "place") continue;
    if (typeof text !== "string") throw invalid(part, text, "is no text");
    assertText(text, { path: `/${part}` });
    if (text.includes(SEPARATOR))
      throw invalid(part, text, `holds "${SEPARATOR}", which separates the parts`);
  }
  if (date !== undefined && !isCalendarDate(date))
    throw invalid("date", date, "is no date such as 2025-09-18, 2025-09 or 2025");
  if (reference !== undefined && !/^[0-9a-f]{32}$/.test(reference)) {
    throw invalid("reference", reference, "is not 32 lower-case hex digits");
  }
  const random = reference ?? bytesToHex(crypto.getRandomValues(new Uint8Array(REFERENCE_BYTES))).slice(2);
  const occasion = [place, date].filter((part) => part !== undefined).join(", ");
  return [`${name}, ${capacity}`, occasion, `ref ${random}`]
    .filter((part) => part !== "")
    .join(` ${SEPARATOR} `);
}

/**
 * The keccak256 of a statement, which the registry keeps in the history.
 *
 * @throws {ActError} `ACT_STATEMENT_INVALID` where it is no text
 * @throws {TextError} for a text that is empty, not in NFC, or holds characters that a reader does not see
 */
export function statementHash(statement: string): Hex {
  checkStatement(statement);
  return keccak256(stringToBytes(statement));
}

/**
 * Until when an act counts where the signatory says nothing else: 30 days from now.
 *
 * @param now Unix seconds
 * @returns Unix seconds
 */
export function defaultValidUntil(now: number): number {
  return now + DEFAULT_VALIDITY_DAYS * SECONDS_PER_DAY;
}

export function checkStatement(statement: string): void {
  if (typeof statement !== "string") throw invalid("statement", statement, "is no text");
  assertText(statement, { path: "/statement" });
}

function invalid(part: string, value: unknown, problem: string): ActError {
  return new ActError({
    code: "ACT_STATEMENT_INVALID",
    message: `The ${part} ${shown(value)} of the statement ${problem}.`,
    remedy: "Give name, capacity, place, date and reference each by itself.",
    values: { [part]: value },
  });
}
