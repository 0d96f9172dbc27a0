import type { Metadata } from "../metadata/metadataSchema.js";
import { openDisclosure } from "../metadata/openDisclosure.js";
import type { Envelope } from "./envelopeSchema.js";

type Role = Metadata["documents"][number]["role"];

/** A document as far as it is shown. */
export type ShownDocument = {
  sha256: string;
  name: string | undefined;
  role: Role | undefined;
  languages: string | undefined;
  mediaType: string | undefined;
  size: number | undefined;
};

/** What an envelope shows of its metadata, in words. */
export type ShownMetadata = {
  /** How many values are not shown. */
  hidden: number;
  documents: ShownDocument[];
  /** By identifier. */
  organisations: Map<string, { name: string | undefined; representatives: string[] }>;
  /** Persons who were present. */
  persons: string[];
  /** All texts that are shown. */
  texts: string[];
};

const roles: readonly string[] = [
  "principal",
  "counterpart",
  "translation",
  "annex",
  "authority",
] satisfies readonly Role[];

/**
 * What an envelope shows of its metadata, checked against the commitment.
 *
 * @param language which of several languages of a name is taken; where it is not there, the first
 * @returns undefined where nothing is shown
 */
export function shownMetadata(
  { agreement, disclosure }: Envelope,
  language: string,
): ShownMetadata | undefined {
  if (disclosure === null) return undefined;
  const { revealed, hidden } = openDisclosure(disclosure, { commitment: agreement.metadata });
  const localized = (value: unknown): string | undefined => {
    const texts = Object.entries(object(value)).filter(([, words]) => typeof words === "string");
    return (texts.find(([tag]) => tag === language) ?? texts[0])?.[1] as string | undefined;
  };
  const person = (value: unknown): string => {
    const { name, capacity } = object(value);
    return [text(name), localized(capacity)].filter((words) => words !== undefined).join(", ");
  };
  const { documents, parties, witnesses } = object(revealed);
  const seated = [...list(parties), ...list(witnesses)].map(object);
  return {
    hidden: hidden.length,
    documents: list(documents)
      .map(object)
      .flatMap(({ sha256, name, role, languages, mediaType, size }) =>
        typeof sha256 !== "string"
          ? []
          : [
              {
                sha256,
                name: text(name),
                role: roles.includes(role as string) ? (role as Role) : undefined,
                languages: list(languages).map(text).filter(isText).join(", ") || undefined,
                mediaType: text(mediaType),
                size: typeof size === "number" ? size : undefined,
              },
            ],
      ),
    organisations: new Map(
      seated.flatMap(({ identifier, names, representatives }) =>
        typeof identifier !== "string"
          ? []
          : [
              [
                identifier,
                { name: localized(names), representatives: list(representatives).map(person).filter(isText) },
              ],
            ],
      ),
    ),
    persons: seated
      .filter(({ kind }) => kind === "person")
      .map(person)
      .filter(isText),
    texts: Object.values(disclosure.opened)
      .map(({ value }) => value)
      .filter(isText),
  };
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
