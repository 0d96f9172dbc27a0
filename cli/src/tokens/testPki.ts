// Certificate authorities for tests: keys that are drawn anew, certificates that say whatever a test needs.

import { generateKeyPairSync, type KeyObject } from "node:crypto";
import forge from "node-forge";
import type { KeyUsage } from "./readCertificate.js";

export type Issued = {
  der: Uint8Array;
  privateKey: KeyObject;
  /** For whom it issues. */
  forge: { certificate: forge.pki.Certificate; key: forge.pki.rsa.PrivateKey };
};

export type IssueParameters = {
  /** Attributes of the name, by forge's short names; BMPString instead of UTF8String where `bmp` is set. */
  subject: Readonly<Record<string, string>>;
  bmp?: boolean;
  bits?: number;
  exponent?: number;
  /** Itself where it is left out. */
  issuer?: Issued | undefined;
  /** Makes it an authority's. */
  authority?: { pathLength?: number };
  keyUsage?: readonly KeyUsage[];
  /** Unix seconds. */
  validFrom?: number;
  validUntil?: number;
  digest?: "sha1" | "sha256";
  /** A critical extension by its dotted identifier. */
  critical?: string;
  /** Signs in the issuer's name with this one's key. */
  forgedBy?: Issued;
};

export const year = 31_536_000;
/** When the test certificates are valid: 27 November 2026. */
export const today = 1_795_737_600;

/** Issues a certificate over a new RSA key. */
export function issue(parameters: IssueParameters): Issued {
  const { bits: modulusLength = 2048, exponent: publicExponent = 65_537 } = parameters;
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength, publicExponent });
  const key = forge.pki.privateKeyFromPem(pem(privateKey, "pkcs8"));
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pem(publicKey, "spki"));
  certificate.serialNumber = "01a5";
  certificate.validity.notBefore = new Date((parameters.validFrom ?? today - year) * 1000);
  certificate.validity.notAfter = new Date((parameters.validUntil ?? today + year) * 1000);
  const type = parameters.bmp ? forge.asn1.Type.BMPSTRING : forge.asn1.Type.UTF8;
  certificate.setSubject(
    Object.entries(parameters.subject).map(([shortName, value]) => ({
      shortName,
      value,
      valueTagClass: type as unknown as forge.asn1.Class,
    })),
  );
  const issuer = parameters.issuer?.forge ?? { certificate, key };
  certificate.setIssuer(issuer.certificate.subject.attributes);
  certificate.setExtensions(extensionsOf(parameters));
  const signer = parameters.forgedBy?.forge.key ?? issuer.key;
  certificate.sign(signer, forge.md[parameters.digest ?? "sha256"].create());
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  return { der: new Uint8Array(Buffer.from(der, "binary")), privateKey, forge: { certificate, key } };
}

function extensionsOf({ authority, keyUsage, critical }: IssueParameters): object[] {
  const constraints = authority && {
    name: "basicConstraints",
    critical: true,
    cA: true,
    ...(authority.pathLength === undefined ? {} : { pathLenConstraint: authority.pathLength }),
  };
  const usage = keyUsage && {
    name: "keyUsage",
    critical: true,
    ...Object.fromEntries(keyUsage.map((purpose) => [purpose, true])),
  };
  const unknown = critical && { id: critical, critical: true, value: "\x05\x00" };
  return [constraints, usage, unknown]
    .filter((extension) => typeof extension === "object" || extension)
    .map((extension) => extension as object);
}

/** Three that were issued one by the other: root, authority and leaf, valid a year before and after a time. */
export function issueChain(leaf: Partial<IssueParameters> = {}, at = today) {
  const validity = { validFrom: at - year, validUntil: at + year };
  const root = issue({
    subject: { C: "VN", O: "Bộ Thử nghiệm", CN: "Vietnam Test Root CA" },
    authority: {},
    keyUsage: ["keyCertSign", "cRLSign"],
    ...validity,
  });
  const authority = issue({
    subject: { C: "VN", O: "Tổ chức Chứng thực Thử nghiệm", CN: "TEST-CA" },
    issuer: root,
    authority: { pathLength: 0 },
    keyUsage: ["keyCertSign", "cRLSign"],
    ...validity,
  });
  const own = issue({
    subject: { C: "VN", O: "Công ty Cổ phần Thử nghiệm", CN: "Nguyễn Thị Thử" },
    issuer: authority,
    keyUsage: ["digitalSignature", "nonRepudiation"],
    ...validity,
    ...leaf,
  });
  return { root, authority, leaf: own };
}

/** A PKCS#12 file with the key of the first certificate. */
export function writePkcs12(
  [own, ...others]: readonly [Issued, ...Issued[]],
  password: string,
  algorithm: "aes256" | "3des" = "aes256",
): Uint8Array {
  const certificates = [own, ...others].map((issued) => issued.forge.certificate);
  const file = forge.pkcs12.toPkcs12Asn1(own.forge.key, certificates, password, { algorithm });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(file).getBytes(), "binary"));
}

function pem(key: KeyObject, type: "pkcs8" | "spki"): string {
  return key.export({ type: type as "spki", format: "pem" }).toString();
}
