import { constants, createPrivateKey, createPublicKey, type KeyObject, pbkdf2Sync, sign } from "node:crypto";
import { CliError } from "../frame/CliError.js";
import { formatName } from "./formatCertificate.js";
import { orderChain } from "./orderChain.js";
import { isForModulus, readCertificate, readRsa } from "./readCertificate.js";
import { checkRsa, type TokenKey, tokenKey } from "./tokenKey.js";

export type OpenPkcs12Parameters = {
  /** Where it lies, for errors. */
  path: string;
  /** Content of a .p12 or .pfx file. */
  file: Uint8Array;
  /** Asked once, and only for a file that has the form of one. */
  password: () => Promise<string>;
  /** Unix seconds, now. */
  at: number;
};

/**
 * Opens a PKCS#12 file with one RSA key and its certificates. Reads what has been written for thirty years: from RC2 and triple DES to
 * AES with PBKDF2.
 *
 * @throws {CliError} `TOKEN_FILE_UNREADABLE`, `TOKEN_PASSWORD_WRONG`, `TOKEN_KEY_MISSING`, `TOKEN_KEY_AMBIGUOUS`, and what
 * {@link tokenKey} throws
 * @see RFC 7292
 */
export async function openPkcs12({ path, file, password, at }: OpenPkcs12Parameters): Promise<TokenKey> {
  const bags = await readBags(path, file, password);
  const [privateKey, ...more] = bags.keys;
  if (privateKey === undefined)
    throw new CliError("TOKEN_KEY_MISSING", { certificates: bags.certificates.length });
  if (more.length > 0) {
    const names = bags.certificates.map((der) => formatName(readCertificate(der).subject));
    throw new CliError("TOKEN_KEY_AMBIGUOUS", { count: bags.keys.length, keys: names });
  }
  const { modulus } = checkRsa(readRsa(createPublicKey(privateKey)), privateKey.asymmetricKeyType);
  const certificates = bags.certificates.map(readCertificate);
  const leaf = certificates.find((certificate) => isForModulus(certificate, modulus));
  if (leaf === undefined)
    throw new CliError("TOKEN_CERTIFICATE_MISSING", { certificates: certificates.length });
  return tokenKey(orderChain(leaf, certificates), at, async (bytes) =>
    sign("sha256", bytes, { key: privateKey, padding: constants.RSA_PKCS1_PADDING }),
  );
}

type Bags = { keys: KeyObject[]; certificates: Uint8Array[] };

async function readBags(path: string, file: Uint8Array, password: () => Promise<string>): Promise<Bags> {
  const forge = await loadForge();
  const { asn1, pki, pkcs12 } = forge;
  const structure = attempt(path, () => asn1.fromDer(forge.util.createBuffer(new Uint8Array(file))));
  const secret = await password();
  return attempt(path, () => {
    const { safeContents } = pkcs12.pkcs12FromAsn1(structure, false, secret);
    const bags = safeContents.flatMap(({ safeBags }) => safeBags);
    const der = (value: Parameters<typeof asn1.toDer>[0]) =>
      Buffer.from(asn1.toDer(value).getBytes(), "binary");
    return {
      // What forge cannot read (a key or certificate other than RSA) it leaves as it found it.
      keys: bags
        .filter(({ type }) => type === pki.oids.keyBag || type === pki.oids.pkcs8ShroudedKeyBag)
        .map(({ key, asn1: raw }) => (key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)) : raw))
        .map((key) => createPrivateKey({ key: der(key), format: "der", type: "pkcs8" })),
      certificates: bags
        .filter(({ type }) => type === pki.oids.certBag)
        .map(({ cert, asn1: raw }) => new Uint8Array(der(cert ? pki.certificateToAsn1(cert) : raw))),
    };
  });
}

/** Forge is loaded only where a file is opened, with Node's own key derivation: its own takes passwords for Latin-1, and is slow. */
async function loadForge() {
  const { default: forge } = await import("node-forge");
  const pbkdf2 = (
    password: string,
    salt: string,
    rounds: number,
    size: number,
    digest: { algorithm: string } | undefined,
  ) =>
    pbkdf2Sync(password, Buffer.from(salt, "binary"), rounds, size, digest?.algorithm ?? "sha1").toString(
      "binary",
    );
  Object.assign(forge.pkcs5, { pbkdf2 });
  return forge;
}

/** Forge's own error would carry what it has decrypted so far. */
function attempt<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    throw new CliError(
      problem.includes("MAC could not be verified") ? "TOKEN_PASSWORD_WRONG" : "TOKEN_FILE_UNREADABLE",
      { path },
    );
  }
}
