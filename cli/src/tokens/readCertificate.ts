import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import type { Hex } from "viem";
import { CliError } from "../frame/CliError.js";
import { type DerValue, readDer, readObjectIdentifier, Tag } from "./der.js";

/** One attribute of a name: `CN`, `O`, … or the dotted identifier of a less usual one, and its text. */
export type NameAttribute = { type: string; value: string };

/** Purposes of a key, in the order of their bits (RFC 5280, section 4.2.1.3). */
export const keyUsages = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
export type KeyUsage = (typeof keyUsages)[number];

export type Certificate = {
  der: Uint8Array;
  /** As OpenSSL read it; for checks of signatures. */
  x509: X509Certificate;
  subject: readonly NameAttribute[];
  issuer: readonly NameAttribute[];
  serialNumber: Hex;
  /** Unix seconds, both included. */
  validFrom: number;
  validUntil: number;
  /** Undefined where the certificate limits its key to no purpose. */
  keyUsage: readonly KeyUsage[] | undefined;
  /** Whether it may issue certificates, and how many authorities may stand below it. */
  authority: { pathLength: number | undefined } | undefined;
  /** Dotted identifiers of critical extensions that {@link readCertificate} does not read. */
  criticalUnknown: readonly string[];
  /** Dotted identifier of the algorithm that its issuer signed with. */
  signatureAlgorithm: string;
  publicKey: KeyObject;
  /** Of an RSA key; undefined for others. */
  rsa: { modulus: Hex; bits: number; exponent: bigint } | undefined;
  /** SHA-256 of the DER. */
  fingerprint: Hex;
};

const Extension = { keyUsage: "2.5.29.15", basicConstraints: "2.5.29.19" } as const;

/**
 * Extensions that may be critical and change nothing in what is checked here: alternative names, policies, purposes in the
 * web's terms, and identifiers of keys.
 */
const harmless: readonly string[] = [
  ...Object.values(Extension),
  "2.5.29.14",
  "2.5.29.17",
  "2.5.29.18",
  "2.5.29.31",
  "2.5.29.32",
  "2.5.29.35",
  "2.5.29.37",
];

const attributeNames: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "street",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "title",
  "2.5.4.42": "GN",
  "2.5.4.97": "organizationIdentifier",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "email",
};

/**
 * Reads an X.509 certificate. Nothing is checked but its form: see `checkChain`.
 *
 * @param der the certificate in DER (or PEM, which some tokens' software exports)
 * @throws {CliError} `TOKEN_CERTIFICATE_UNREADABLE`
 * @see RFC 5280, section 4
 */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    return read(new X509Certificate(der));
  } catch (cause) {
    throw new CliError("TOKEN_CERTIFICATE_UNREADABLE", { bytes: der.length }, cause);
  }
}

function read(x509: X509Certificate): Certificate {
  const der = new Uint8Array(x509.raw);
  const [body, algorithm] = inside(only(readDer(der), Tag.sequence));
  const members = inside(body);
  const versioned = members[0]?.tag === Tag.version ? members.slice(1) : members;
  const [, , issuer, , subject] = versioned;
  const extensions = readExtensions(members.find(({ tag }) => tag === Tag.extensions));
  const usage = extensions.get(Extension.keyUsage);
  const constraints = extensions.get(Extension.basicConstraints);
  const { publicKey } = x509;
  return {
    der,
    x509,
    subject: readName(subject),
    issuer: readName(issuer),
    serialNumber: `0x${x509.serialNumber.toLowerCase()}`,
    validFrom: Date.parse(x509.validFrom) / 1000,
    validUntil: Date.parse(x509.validTo) / 1000,
    keyUsage: usage && readKeyUsage(usage.value),
    authority: constraints && readConstraints(constraints.value),
    criticalUnknown: [...extensions]
      .filter(([id, { critical }]) => critical && !harmless.includes(id))
      .map(([id]) => id),
    signatureAlgorithm: readObjectIdentifier(
      only(inside(algorithm).slice(0, 1), Tag.objectIdentifier).content,
    ),
    publicKey,
    rsa: readRsa(publicKey),
    fingerprint: `0x${createHash("sha256").update(der).digest("hex")}`,
  };
}

function only(values: readonly DerValue[], tag: number): DerValue {
  const [value] = values;
  if (value?.tag !== tag || values.length !== 1) throw new RangeError(`No single value with the tag ${tag}.`);
  return value;
}

function inside(value: DerValue | undefined): DerValue[] {
  if (value === undefined) throw new RangeError("A member of the certificate is missing.");
  return readDer(value.content);
}

function readName(name: DerValue | undefined): NameAttribute[] {
  return inside(name)
    .flatMap((set) => inside(set))
    .map((attribute) => {
      const [type, value] = inside(attribute);
      if (type === undefined || value === undefined) throw new RangeError("A name lacks a value.");
      const id = readObjectIdentifier(type.content);
      return { type: attributeNames[id] ?? id, value: readString(value) };
    });
}

/** Of the older string types only BMPString has more than one byte a character; the rest are read as Latin-1, as OpenSSL does. */
function readString({ tag, content }: DerValue): string {
  const encoding = tag === Tag.utf8String ? "utf-8" : tag === Tag.bmpString ? "utf-16be" : "latin1";
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
}

function readExtensions(
  wrapped: DerValue | undefined,
): Map<string, { critical: boolean; value: Uint8Array }> {
  const extensions = new Map<string, { critical: boolean; value: Uint8Array }>();
  if (wrapped === undefined) return extensions;
  for (const extension of inside(only(inside(wrapped), Tag.sequence))) {
    const [type, ...rest] = inside(extension);
    const id = readObjectIdentifier(type?.content ?? new Uint8Array());
    if (extensions.has(id)) throw new RangeError(`The extension ${id} stands twice.`);
    const critical = rest[0]?.tag === Tag.boolean && rest[0].content[0] !== 0;
    extensions.set(id, { critical, value: only(rest.slice(-1), Tag.octetString).content });
  }
  return extensions;
}

function readKeyUsage(value: Uint8Array): KeyUsage[] {
  const { content } = only(readDer(value), Tag.bitString);
  // The first octet counts unused bits; the bits follow from the highest on.
  return keyUsages.filter((_, bit) => ((content[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1);
}

function readConstraints(value: Uint8Array): Certificate["authority"] {
  const members = inside(only(readDer(value), Tag.sequence));
  if (members[0]?.tag !== Tag.boolean || members[0].content[0] === 0) return undefined;
  const length = members[1];
  if (length === undefined) return { pathLength: undefined };
  return { pathLength: Number(`0x${Buffer.from(only([length], Tag.integer).content).toString("hex")}`) };
}

/** Of every RSA key that can be enrolled: the registry keeps the modulus alone. */
export const EXPONENT = 65_537n;

/** Whether a certificate is for an enrolled RSA key. */
export const isForModulus = ({ rsa }: Certificate, modulus: Hex): boolean =>
  rsa?.modulus === modulus && rsa.exponent === EXPONENT;

/** The numbers of an RSA public key; undefined for other keys. */
export function readRsa(publicKey: KeyObject): Certificate["rsa"] {
  if (publicKey.asymmetricKeyType !== "rsa") return undefined;
  const { modulusLength: bits = 0, publicExponent: exponent = 0n } = publicKey.asymmetricKeyDetails ?? {};
  const { n = "" } = publicKey.export({ format: "jwk" });
  return { modulus: `0x${Buffer.from(n, "base64url").toString("hex")}`, bits, exponent };
}
