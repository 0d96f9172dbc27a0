import type { Hex } from "viem";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import { checkAgreementMatchesMetadata } from "../core/agreement/agreementFromMetadata.js";
import { checkOpenedMembers } from "../core/agreement/checkOpenedMembers.js";
import { commitJson, commitmentOf, leafOf } from "../core/metadata/commitJson.js";
import { commitMetadata } from "../core/metadata/commitMetadata.js";
import type { Disclosure } from "../core/metadata/disclose.js";
import { openDisclosure } from "../core/metadata/openDisclosure.js";
import { parseMetadata } from "../core/metadata/parseMetadata.js";
import type { SaltedMetadata } from "../core/metadata/saltedMetadata.js";
import { scalarsOf } from "../core/metadata/salts.js";
import { isBytes32 } from "../core/record/bytes32.js";
import { MinhUocError } from "../errors/MinhUocError.js";
import type { Facts } from "./facts.js";

/** What was opened of the metadata, or why it is none; a whole document is compared with the agreement, member by member. */
export function openMetadata(
  struct: AgreementStruct | undefined,
  metadata: SaltedMetadata | undefined,
  disclosure: Disclosure | undefined,
): Facts["metadata"] {
  if (!metadata && !disclosure) return undefined;
  try {
    if (metadata) {
      const { commitment } = commitMetadata(metadata);
      if (struct) checkAgreementMatchesMetadata(struct, metadata.metadata, commitment);
      const documents = metadata.metadata.documents.map(({ sha256 }) => sha256);
      return { commitment, documents, shown: [...scalarsOf(metadata.metadata).keys()], hidden: [] };
    }
    const { commitment, revealed, hidden } = openDisclosure(disclosure as Disclosure);
    if (struct && hidden.length === 0) {
      checkAgreementMatchesMetadata(struct, parseMetadata(revealed), commitment);
    } else if (struct) checkOpenedMembers(struct, revealed);
    const shown = Object.keys((disclosure as Disclosure).opened);
    return { commitment, documents: revealedDocuments(revealed), shown, hidden };
  } catch (error) {
    if (!(error instanceof MinhUocError)) throw error;
    const committed =
      error.code !== "AGREEMENT_METADATA_MISMATCH" &&
      struct !== undefined &&
      commits(struct, metadata, disclosure);
    return { broken: { code: error.code, message: error.message }, committed };
  }
}

/**
 * Whether bytes and salts are those to which the agreement commits, whatever they mean. Some rules for what is in them depend on the machine: on its
 * time zones, and on the characters that its Unicode knows.
 */
function commits(
  struct: AgreementStruct,
  metadata: SaltedMetadata | undefined,
  disclosure: Disclosure | undefined,
): boolean {
  try {
    if (metadata) {
      const { commitment } = commitJson({ document: metadata.metadata, salts: metadata.salts });
      return commitment === struct.metadata;
    }
    const { skeleton, opened } = disclosure as Disclosure;
    const leaves = scalarsOf(skeleton);
    return (
      commitmentOf(skeleton) === struct.metadata &&
      Object.entries(opened).every(
        ([path, { salt, value }]) => leafOf(salt, path, value) === leaves.get(path),
      )
    );
  } catch (error) {
    if (!(error instanceof MinhUocError)) throw error;
    return false;
  }
}

/** The SHA-256 of each document that a disclosure opens. */
function revealedDocuments(revealed: unknown): Hex[] {
  const { documents } = (revealed ?? {}) as { documents?: unknown };
  if (!Array.isArray(documents)) return [];
  return documents.map((document: { sha256?: unknown } | null) => document?.sha256).filter(isBytes32);
}
