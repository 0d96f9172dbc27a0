import type { Envelope } from "minhuoc/core";
import type { Hex } from "viem";
import { CliError } from "../frame/CliError.js";
import { type Certificate, isForModulus, readCertificate } from "./readCertificate.js";

/** Certificates of an envelope and the key that they came with; undefined where they are none. */
export type KeyChain = { key: Hex; chain: readonly Certificate[] | undefined };

/** Reads the chains of an envelope. Anyone can have added one, so that one that cannot be read does not hide the others. */
export const keyChains = ({ certificates }: Pick<Envelope, "certificates">): KeyChain[] =>
  certificates.map(({ key, chain }) => ({ key, chain: readChain(chain) }));

function readChain(chain: readonly string[]): Certificate[] | undefined {
  try {
    return chain.map((der) => readCertificate(new Uint8Array(Buffer.from(der, "base64"))));
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

/** Whether a certificate is for the material of an ERC-7913 key, whatever contract verifies it; null for other kinds than RSA. */
export const isForKey = (certificate: Certificate, key: Hex): boolean | null =>
  certificate.rsa === undefined ? null : isForModulus(certificate, `0x${key.slice(42)}`);
