import { walkJson } from "../json/walkJson.js";
import { findLookAlikes, type LookAlike } from "../text/findLookAlikes.js";
import { instantToSeconds } from "./instantToSeconds.js";
import type { Metadata } from "./metadataSchema.js";

/** Something in a valid metadata document that a person should look at before signing. */
export type MetadataFinding = LookAlike | OffsetFinding;

/** A time whose offset is not that of the document's time zone at that moment. */
export type OffsetFinding = {
  kind: "offset-differs";
  /** RFC 6901 pointer of the time. */
  path: string;
  /** The time as it is written. */
  text: string;
  /** The same moment in the clock of the time zone. */
  local: string;
};

/**
 * Reports what a person should look at: names that pass for others, and times that contradict the time zone. None of it is refused.
 *
 * @param metadata a document that `parseMetadata` accepts
 * @returns the findings
 */
export function reviewMetadata(metadata: Metadata): MetadataFinding[] {
  const names = [...walkJson(metadata)].flatMap(([path, value]) =>
    typeof value === "string" && /^\/title\/|\/names?(\/|$)/.test(path) ? findLookAlikes(value, path) : [],
  );
  return [...names, ...findOffsets(metadata.term)];
}

function findOffsets(term: Metadata["term"]): OffsetFinding[] {
  return (["effectiveAt", "expiresAt"] as const).flatMap((field) => {
    const text = term[field];
    if (text === null) return [];
    // The Swedish locale writes dates and times as ISO 8601 does.
    const format = new Intl.DateTimeFormat("sv", {
      timeZone: term.timeZone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    const local = format.format(instantToSeconds(text) * 1000).replace(" ", "T");
    return text.startsWith(local)
      ? []
      : [{ kind: "offset-differs" as const, path: `/term/${field}`, text, local }];
  });
}
