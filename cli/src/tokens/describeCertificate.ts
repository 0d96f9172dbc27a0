import type { Hex } from "viem";
import type { Text } from "../frame/text.js";
import { formatName } from "./formatCertificate.js";
import type { Certificate } from "./readCertificate.js";

/** What a certificate says of itself, as data. */
export type DescribedCertificate = {
  subject: string;
  issuer: string;
  serialNumber: Hex;
  validFrom: number;
  validUntil: number;
  fingerprint: Hex;
};

/** The same for whoever reads it. */
export const certificateResult: Text = {
  en: "certificate: subject, issuer, serialNumber, validFrom and validUntil in Unix seconds, fingerprint (SHA-256)",
  vi: "chứng thư: subject, issuer, serialNumber, validFrom và validUntil theo giây Unix, fingerprint (SHA-256)",
};

export const describeCertificate = ({
  subject,
  issuer,
  serialNumber,
  validFrom,
  validUntil,
  fingerprint,
}: Certificate): DescribedCertificate => ({
  subject: formatName(subject),
  issuer: formatName(issuer),
  serialNumber,
  validFrom,
  validUntil,
  fingerprint,
});
