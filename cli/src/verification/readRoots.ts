import { readFile } from "../files/readFile.js";
import { invalidValue } from "../frame/invalidValue.js";
import { readCertificate } from "../tokens/readCertificate.js";

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The root certificates of files: PEM with any number of them, or DER.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_VALUE_INVALID`
 */
export const readRoots = (paths: readonly string[], cwd: string): Uint8Array[] =>
  paths.flatMap((path) => {
    const content = readFile(path, cwd);
    const blocks = new TextDecoder().decode(content).match(block);
    try {
      return (blocks?.map((pem) => new TextEncoder().encode(pem)) ?? [content]).map(
        (bytes) => readCertificate(bytes).der,
      );
    } catch {
      throw invalidValue("--roots", path, {
        en: "a file of X.509 certificates, in PEM or DER",
        vi: "một tệp chứng thư X.509, dạng PEM hoặc DER",
      });
    }
  });
