import type { StatementParameters } from "minhuoc/core";

/** What a statement can be made of, apart from its reference. */
export type StatementParts = {
  [Part in "name" | "capacity" | "place" | "date"]: string | undefined;
};

/**
 * The first of some parts that a statement was not made of together with those before it. Each part is compared as a whole; since a name, an
 * office and a place may hold commas themselves, every way to read the statement counts.
 *
 * @param statement as `createStatement` makes it; any other has no parts
 * @param asked parts, undefined where nothing is asked of them
 * @returns its name and value; undefined where all fit
 */
export function differingPart(
  statement: string,
  asked: StatementParts,
): [part: keyof StatementParts, value: string] | undefined {
  let possible = readings(statement);
  for (const part of ["name", "capacity", "place", "date"] as const) {
    const value = asked[part];
    if (value === undefined) continue;
    possible = possible.filter((reading) => reading[part] === value);
    if (possible.length === 0) return [part, value];
  }
  return undefined;
}

/** All parts of which `createStatement` could have made a statement. */
function readings(statement: string): Omit<StatementParameters, "reference">[] {
  const [, who, occasion] = statement.match(/^([^·]+) · (?:([^·]+) · )?ref [0-9a-f]{32}$/) ?? [];
  if (who === undefined) return [];
  const occasions = occasion === undefined ? [{}] : occasionsOf(occasion);
  return splits(who).flatMap(([name, capacity]) => occasions.map((rest) => ({ name, capacity, ...rest })));
}

/** What ends like a date is one. */
function occasionsOf(occasion: string): Pick<StatementParameters, "place" | "date">[] {
  const both = splits(occasion).map(([place, date]) => ({ place, date }));
  const dated = [...both, { date: occasion }].filter(({ date }) => isDate(date));
  return dated.length > 0 ? dated : [{ place: occasion }];
}

/** A text in two, at each of its commas. */
function splits(text: string): [before: string, after: string][] {
  const words = text.split(", ");
  return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(", "), words.slice(at + 1).join(", ")]);
}

const isDate = (text: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(text);
