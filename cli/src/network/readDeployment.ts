import { type RegistryDeployment, registryDeployment } from "minhuoc/deployments";
import { fileKinds, kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { readJson } from "../files/readJson.js";
import type { Text } from "../frame/text.js";

const next: Text = {
  en: "Give the registry's own, such as deployments/<chain id>.json.",
  vi: "Hãy nêu tệp của chính sổ đăng ký, như deployments/<chain id>.json.",
};

/**
 * Where the registry stands, out of a file in one of its two forms: the record of a deployment, or the short form that the SDK takes.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function readDeployment(path: string, cwd: string): RegistryDeployment {
  const content = readJson(path, cwd, fileKinds.deployment, next);
  const found = kindOfFile(content);
  if (found !== "deployment") throw otherFile(path, found, fileKinds.deployment, next);
  try {
    return toDeployment(content);
  } catch {
    // All that can be wrong: contracts are named, and the registry's are not among them.
    throw otherFile(path, undefined, fileKinds.deployment, next);
  }
}

/**
 * A deployment in one of its two forms.
 *
 * @throws {CallError} `CALL_PARAMETER_INVALID` for what is none
 */
export function toDeployment(content: unknown): RegistryDeployment {
  const isShort = typeof content === "object" && content !== null && "agreements" in content;
  return isShort
    ? (content as RegistryDeployment)
    : registryDeployment(content as Parameters<typeof registryDeployment>[0]);
}
