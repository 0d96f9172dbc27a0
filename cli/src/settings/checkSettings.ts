import { kindOfFile } from "../files/fileKinds.js";
import { CliError } from "../frame/CliError.js";
import { isObject } from "../frame/isObject.js";
import type { Text } from "../frame/text.js";
import type { Settings } from "./settings.js";

type Test = (value: unknown) => boolean;
const isText: Test = (value) => typeof value === "string" && value !== "";

const members: Readonly<Record<keyof Settings, Test>> = {
  rpc: (value) => Array.isArray(value) && value.every(isText),
  quorum: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  deployment: (value) => isText(value) || kindOfFile(value) === "deployment",
  account: (value) => isOneOf(accounts, value),
  signer: (value) => isOneOf(signers, value),
};

/** Forms of an object, by its type. */
type Forms = Readonly<Record<string, (value: Record<string, unknown>) => boolean>>;

const isOneOf = (forms: Forms, value: unknown): boolean =>
  isObject(value) && Object.hasOwn(forms, String(value.type)) && forms[String(value.type)]?.(value) === true;

const accounts: Forms = {
  keystore: ({ type, file, ...rest }) => isText(file) && isEmpty(rest),
  env: ({ type, name, ...rest }) => isText(name) && isEmpty(rest),
  hardhat: ({ type, name, ...rest }) => isText(name) && isEmpty(rest),
  external: ({ type, url, address, ...rest }) => isText(url) && isOptionalText(address) && isEmpty(rest),
};

const isOptionalText: Test = (value) => value === undefined || isText(value);

const signers: Forms = {
  pkcs12: ({ type, file, ...rest }) => isText(file) && isEmpty(rest),
  pkcs11: ({ type, module, token, certificate, ...rest }) =>
    isOptionalText(module) &&
    isOptionalText(token) &&
    (certificate === undefined || /^0x[0-9a-f]{64}$/.test(String(certificate))) &&
    isEmpty(rest),
  passkey: ({ type, file, ...rest }) => isText(file) && isEmpty(rest),
};

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/**
 * Checks the content of a file of settings: nothing unknown, nothing of another form.
 *
 * @throws {CliError} `CLI_CONFIG_INVALID`
 */
export function checkSettings(path: string, content: unknown): Settings {
  const invalid = (problem: Text) => new CliError("CLI_CONFIG_INVALID", { path, problem });
  if (!isObject(content)) throw invalid({ en: "it holds no object", vi: "tệp không chứa đối tượng JSON" });
  for (const [name, value] of Object.entries(content)) {
    const test = Object.hasOwn(members, name) ? members[name as keyof Settings] : undefined;
    // The value is not repeated: it may hold what is nobody's business.
    if (!test?.(value))
      throw invalid({
        en: `"${name}" is no setting, or not of this form`,
        vi: `"${name}" không phải là thiết lập, hoặc có dạng khác`,
      });
  }
  return content;
}
