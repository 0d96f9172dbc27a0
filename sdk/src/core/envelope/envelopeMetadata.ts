import { openDisclosure } from "../metadata/openDisclosure.js";
import type { SaltedMetadata } from "../metadata/saltedMetadata.js";
import { parseSaltedMetadata } from "../metadata/saltedMetadata.js";
import type { Envelope } from "./envelopeSchema.js";

/**
 * The metadata document of an envelope with its salts, where all of it is shown.
 *
 * @param envelope as the functions of this package give it
 * @returns undefined where something is hidden, or nothing shown
 * @throws what `openDisclosure` and `parseSaltedMetadata` throw for an envelope that was put together by hand
 */
export function envelopeMetadata({ agreement, disclosure }: Envelope): SaltedMetadata | undefined {
  if (disclosure === null) return undefined;
  const { revealed, hidden } = openDisclosure(disclosure, { commitment: agreement.metadata });
  if (hidden.length > 0) return undefined;
  const salts = Object.fromEntries(Object.entries(disclosure.opened).map(([path, { salt }]) => [path, salt]));
  return parseSaltedMetadata({ metadata: revealed, salts });
}
