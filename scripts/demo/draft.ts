// From an instrument of the facts file to everything that its parties sign: specimen, metadata, commitment, agreement.

import type { Agreement, Metadata, SaltedMetadata } from "minhuoc";
import { agreementFromMetadata, commitMetadata, createSalts, createStatement, hashDocument } from "minhuoc";
import type { Hex } from "viem";
import { announcedAtFounding, type Facts, type Instrument, type Organisation } from "../specimens/facts.js";
import { specimenIdentifier } from "../specimens/identifiers.js";
import { makeSpecimen } from "../specimens/pdf.js";
import { place, remark } from "../specimens/wording.js";

/** What stands ready to be signed. */
export interface Draft {
  readonly key: string;
  readonly instrument: Instrument;
  readonly pdf: Uint8Array;
  readonly sha256: Hex;
  readonly salted: SaltedMetadata;
  readonly agreement: Agreement;
}

/** How a draft differs from what the facts give; they say nothing of terms. */
export interface DraftOptions {
  readonly anyPartyCanEnd?: boolean;
  readonly noticeDays?: number;
  readonly supersedes?: Hex;
  readonly witness?: Organisation;
}

/**
 * Drafts the agreement of one instrument. Terms that the reports do not give are the cautious ones: in force from the last
 * attestation, open-ended, ended by all parties together.
 */
export async function makeDraft(
  instrument: Instrument,
  facts: Facts,
  { anyPartyCanEnd = false, noticeDays = 0, supersedes, witness }: DraftOptions = {},
): Promise<Draft> {
  const pdf = await makeSpecimen(instrument, facts);
  const { sha256, size } = await hashDocument(pdf);
  const { key, date, until, parties, subject } = instrument;
  const names = (language: "vi" | "en") => parties.map((party) => party.name[language]).join(" – ");
  const doubts = [instrument, ...parties].flatMap(({ doubt }) =>
    doubt === undefined ? [] : [{ ...remark(doubt) }],
  );
  if (until !== undefined) {
    doubts.push({
      vi: `nguồn tin chỉ nêu năm ${until}; bản mẫu có hiệu lực đến hết năm đó`,
      en: `the report gives the year ${until} only; the specimen runs to its end`,
    });
  }
  const metadata: Metadata = {
    version: 1,
    kind: instrument.kind,
    title: {
      vi: `Mẫu ${key}: ${subject?.vi ?? names("vi")}`,
      en: `Specimen: ${subject?.en ?? names("en")}`,
    },
    parties: parties.map((party) => ({
      ...metadataOrganisation(party),
      representatives: instrument.signatories
        .filter(({ organisation }) => organisation === party)
        .map(({ name, capacity }) => ({ name, capacity: { ...capacity }, authority: null })),
    })),
    witnesses: witness
      ? [{ kind: "organisation", ...metadataOrganisation(witness), representatives: [] }]
      : [],
    date,
    place: instrument.place === undefined ? null : { ...place(instrument.place) },
    event: announcedAtFounding(instrument) ? { ...facts.alliance.event } : null,
    subject: subject && { ...subject },
    topics: [...instrument.topics],
    term: {
      effectiveAt: null,
      expiresAt: until === undefined ? null : `${Number(until) + 1}-01-01T00:00:00+07:00`,
      timeZone: "Asia/Ho_Chi_Minh",
      anyPartyCanEnd,
      noticeDays,
    },
    governingLaw: null,
    binding: null,
    documents: [
      {
        name: `${key}.pdf`,
        languages: ["vi", "en"],
        mediaType: "application/pdf",
        size,
        sha256,
        role: "principal",
      },
    ],
    supersedes: supersedes ?? null,
    sources: instrument.sources.map(({ about, reported, url }) => ({
      about: { ...remark(about) },
      published: reported,
      url: url ?? null,
    })),
    doubts,
  };
  const salted = { metadata, salts: createSalts(metadata) };
  const { commitment } = commitMetadata(salted);
  return {
    key,
    instrument,
    pdf,
    sha256,
    salted,
    agreement: agreementFromMetadata({ metadata, commitment }),
  };
}

/** The words in which somebody signs for an organisation: as the facts name them, or as nobody in particular. */
export function statementFor({ instrument }: Draft, organisation: Organisation): string {
  const signatory = instrument.signatories.find((person) => person.organisation === organisation);
  return createStatement({
    name: signatory?.name ?? "Người ký mẫu / Specimen signatory",
    capacity: `${signatory?.capacity.vi ?? organisation.name.vi} (bản mẫu / specimen)`,
    ...(instrument.place === undefined ? {} : { place: place(instrument.place).vi }),
    date: instrument.date,
  });
}

function metadataOrganisation(organisation: Organisation) {
  return {
    identifier: specimenIdentifier(organisation),
    names: { ...organisation.name },
    country: organisation.country ?? null,
  };
}
