// What the guides in docs/ start from: for each, an instrument of the facts file and what lies on the desks of those who act.

import type { DraftOptions } from "../demo/draft.js";

/** One guide: docs/guide-<key>.md. A desk is a folder. */
export interface Guide {
  /** An instrument of the facts file. */
  readonly instrument: string;
  /** Terms, which the reports do not give. */
  readonly terms: DraftOptions;
  /** The desk with the document and its metadata. */
  readonly drafter: string;
  /** Whether an amended document and its metadata lie beside them. */
  readonly amends: boolean;
  /** The desk of whoever verifies, with a forged document. */
  readonly verifier: string;
  /** Names of keystores, by desk. */
  readonly keystores: Readonly<Record<string, readonly string[]>>;
  /** Desks whose keystore `owner` is an owner's of the Safe; two of them have to sign. */
  readonly safe: readonly string[];
  /** Countries and names in the certificates of RSA keys, by desk. */
  readonly certificates: Readonly<Record<string, { country: string; organisation: string; person: string }>>;
}

export const guides: Readonly<Record<string, Guide>> = {
  m08: {
    instrument: "M08",
    terms: { anyPartyCanEnd: true, noticeDays: 30 },
    drafter: "accelint",
    amends: false,
    verifier: "bank",
    keystores: {
      accelint: ["manager", "signatory"],
      saigontel: ["manager", "owner"],
      "saigontel-second": ["owner"],
      "saigontel-third": ["owner"],
      "hti-vast": ["manager"],
    },
    safe: ["saigontel", "saigontel-second", "saigontel-third"],
    certificates: {},
  },
  m17: {
    instrument: "M17",
    terms: {},
    drafter: "kfia",
    amends: true,
    verifier: "newspaper",
    keystores: { aita: ["manager"], kfia: ["manager"] },
    safe: [],
    certificates: {
      aita: { country: "VN", organisation: "Cục Công nghiệp công nghệ thông tin", person: "Người ký mẫu" },
      kfia: {
        country: "KR",
        organisation: "Korea Fabless Industry Association",
        person: "Specimen signatory",
      },
    },
  },
};
