import { printable } from "../frame/printable.js";
import type { Language } from "../frame/text.js";
import type { Certificate, KeyUsage, NameAttribute } from "./readCertificate.js";

const texts = {
  en: {
    subject: "Issued to",
    issuer: "Issued by",
    serialNumber: "Serial number",
    validity: "Valid",
    until: "to",
    expired: "expired",
    early: "not valid yet",
    keyUsage: "Key usage",
    unlimited: "not limited",
    key: "Key",
    fingerprint: "SHA-256 of the certificate",
    usages: {
      digitalSignature: "digital signature",
      nonRepudiation: "non-repudiation",
      keyEncipherment: "key encipherment",
      dataEncipherment: "data encipherment",
      keyAgreement: "key agreement",
      keyCertSign: "issuing certificates",
      cRLSign: "signing revocation lists",
      encipherOnly: "encipherment only",
      decipherOnly: "decipherment only",
    },
  },
  vi: {
    subject: "Cấp cho",
    issuer: "Nơi cấp",
    serialNumber: "Số sê-ri",
    validity: "Hiệu lực",
    until: "đến",
    expired: "đã hết hạn",
    early: "chưa có hiệu lực",
    keyUsage: "Mục đích sử dụng khóa",
    unlimited: "không giới hạn",
    key: "Khóa",
    fingerprint: "SHA-256 của chứng thư",
    usages: {
      digitalSignature: "ký số",
      nonRepudiation: "chống chối bỏ",
      keyEncipherment: "mã hóa khóa",
      dataEncipherment: "mã hóa dữ liệu",
      keyAgreement: "thỏa thuận khóa",
      keyCertSign: "cấp chứng thư",
      cRLSign: "ký danh sách thu hồi",
      encipherOnly: "chỉ mã hóa",
      decipherOnly: "chỉ giải mã",
    },
  },
} as const satisfies Record<Language, { usages: Record<KeyUsage, string> } & Record<string, unknown>>;

/**
 * What a certificate says of itself, for whoever enrols its key.
 *
 * @param at Unix seconds, now: says whether the certificate is valid then
 * @returns lines of "label: text"
 */
export function formatCertificate(certificate: Certificate, language: Language, at: number): string {
  const text = texts[language];
  const { validFrom, validUntil, keyUsage, rsa, publicKey } = certificate;
  const state = at > validUntil ? ` (${text.expired})` : at < validFrom ? ` (${text.early})` : "";
  const lines = [
    [text.subject, formatName(certificate.subject)],
    [text.issuer, formatName(certificate.issuer)],
    [text.serialNumber, certificate.serialNumber.slice(2)],
    [text.validity, `${formatTime(validFrom)} ${text.until} ${formatTime(validUntil)}${state}`],
    [text.keyUsage, keyUsage?.map((usage) => text.usages[usage]).join(", ") ?? text.unlimited],
    [text.key, rsa === undefined ? String(publicKey.asymmetricKeyType) : `RSA-${rsa.bits}`],
    [text.fingerprint, certificate.fingerprint.slice(2)],
  ];
  return lines.map(([label, value]) => `${label}: ${value}`).join("\n");
}

/** A name on one line. Whoever chose it cannot move the cursor, or turn the direction of the text, of whoever reads it. */
export function formatName(name: readonly NameAttribute[]): string {
  return name.map(({ type, value }) => `${type}=${printable(value).replaceAll("\n", "\\u{a}")}`).join(", ");
}

/** Unix seconds in UTC, like 2026-11-27 09:30:00 UTC. */
export function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace("T", " ").replace(".000Z", " UTC");
}
