import { createHash } from "node:crypto";
import type { Hex } from "viem";
import { CliError } from "../frame/CliError.js";
import { formatName } from "./formatCertificate.js";
import { listTokens, type Token } from "./listTokens.js";
import { orderChain } from "./orderChain.js";
import { checkToolVersion, type Pkcs11Access, pkcs11Tool } from "./pkcs11Tool.js";
import { type Certificate, readCertificate } from "./readCertificate.js";
import { type TokenKey, tokenKey } from "./tokenKey.js";

export type OpenPkcs11Parameters = Pkcs11Access & {
  /** Label or serial number of the token; needed where there are several. */
  token?: string | undefined;
  /** SHA-256 of the certificate; needed where the token has several keys. */
  certificate?: Hex | undefined;
  /** Asked for each signature, and never for what can be read without it. */
  pin: () => Promise<string>;
  /** Unix seconds, now. */
  at: number;
};

/** A certificate on a token, and the id that its private key has too. */
export type TokenCertificate = { id: string; certificate: Certificate };

/**
 * Opens a key on a PKCS#11 token through OpenSC's `pkcs11-tool`. The private key never leaves the token.
 *
 * @throws {CliError} `TOKEN_NOT_FOUND`, `TOKEN_AMBIGUOUS`, `TOKEN_CERTIFICATE_MISSING`, `TOKEN_KEY_AMBIGUOUS`, `TOKEN_TOOL_TOO_OLD`, and
 * what `pkcs11Tool` and `tokenKey` throw
 * @see PKCS #11, OASIS
 */
export async function openPkcs11(parameters: OpenPkcs11Parameters): Promise<TokenKey> {
  const { pin, at } = parameters;
  await checkToolVersion(parameters.tools);
  const { slot } = chooseToken(await listTokens(parameters), parameters.token);
  const found = await listCertificates(parameters, slot);
  const { id, certificate } = chooseCertificate(found, parameters.certificate);
  const chain = orderChain(
    certificate,
    found.map((other) => other.certificate),
  );
  return tokenKey(chain, at, async (bytes) => {
    const { mechanism, input } = await signingMechanism(parameters, slot, bytes);
    const { output } = await pkcs11Tool(
      parameters,
      ["--slot", slot, "--sign", "--mechanism", mechanism, "--id", id],
      { pin: await pin(), input },
    );
    return output;
  });
}

/** The certificates of a token, in the token's order. */
export async function listCertificates(access: Pkcs11Access, slot: string): Promise<TokenCertificate[]> {
  const { text } = await pkcs11Tool(access, ["--slot", slot, "--list-objects", "--type", "cert"]);
  const certificates: TokenCertificate[] = [];
  for (const object of text.split(/^Certificate Object/m).slice(1)) {
    const [, id = ""] = /^ *ID: *([0-9a-f]+)/m.exec(object) ?? [];
    const [, label = ""] = /^ *label: *(.+)$/m.exec(object) ?? [];
    // By both: authorities' certificates can have no id, or that of the key that they stand by.
    const selectors = [...(id ? ["--id", id] : []), ...(label ? ["--label", label] : [])];
    if (selectors.length === 0) continue;
    const { output } = await pkcs11Tool(access, [
      ...["--slot", slot, "--read-object", "--type", "cert"],
      ...selectors,
    ]);
    certificates.push({ id, certificate: readCertificate(output) });
  }
  return certificates;
}

function chooseToken(tokens: readonly Token[], wanted: string | undefined): Token {
  const fitting = tokens.filter(
    ({ label, serialNumber }) => wanted === undefined || wanted === label || wanted === serialNumber,
  );
  const [token, ...more] = fitting;
  if (token === undefined) throw new CliError("TOKEN_NOT_FOUND", { wanted, count: tokens.length });
  if (more.length > 0) {
    throw new CliError("TOKEN_AMBIGUOUS", {
      count: fitting.length,
      tokens: fitting.map(({ label, serialNumber }) => `${label} (${serialNumber})`),
    });
  }
  return token;
}

function chooseCertificate(found: readonly TokenCertificate[], wanted: Hex | undefined): TokenCertificate {
  const own = found.filter(({ id, certificate: { authority, fingerprint } }) =>
    wanted === undefined ? id !== "" && authority === undefined : fingerprint === wanted,
  );
  const [chosen, ...more] = own;
  if (chosen === undefined)
    throw new CliError("TOKEN_CERTIFICATE_MISSING", { wanted, certificates: found.length });
  if (more.length > 0) {
    throw new CliError("TOKEN_KEY_AMBIGUOUS", {
      count: own.length,
      keys: own.map(({ certificate }) => `${formatName(certificate.subject)} (${certificate.fingerprint})`),
    });
  }
  return chosen;
}

/** DER of a DigestInfo with SHA-256, before the digest (RFC 8017, section 9.2). */
const digestInfo = Buffer.from("3031300d060960864801650304020105000420", "hex");

/** The token hashes where it can; else the hash goes to it in the form that it pads. */
async function signingMechanism(
  access: Pkcs11Access,
  slot: string,
  bytes: Uint8Array,
): Promise<{ mechanism: string; input: Uint8Array }> {
  const { text } = await pkcs11Tool(access, ["--slot", slot, "--list-mechanisms"]);
  if (/^ *SHA256-RSA-PKCS,/m.test(text)) return { mechanism: "SHA256-RSA-PKCS", input: bytes };
  const hash = createHash("sha256").update(bytes).digest();
  return { mechanism: "RSA-PKCS", input: Buffer.concat([digestInfo, hash]) };
}
