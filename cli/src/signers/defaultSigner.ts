import { keyVariable } from "../accounts/findAccount.js";
import { givenAccounts } from "../accounts/givenAccounts.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { loadSettings } from "../settings/loadSettings.js";
import type { SignerSettings } from "../settings/settings.js";
import { chosenKinds } from "./openOwnSigner.js";
import type { SignerInput } from "./signerOptions.js";

/** The options that choose a key other than an account. */
type KeyInput = Pick<SignerInput, "pkcs12" | "pkcs11" | "pkcs11Module" | "token" | "certificate" | "passkey">;

/**
 * The options, and where they and the environment choose no key, those that choose the signer of the settings. Of two files the more important
 * one counts, whichever kind of key it names; of one file, its signer rather than its account.
 *
 * @throws what `loadSettings` throws
 */
export function withDefaultSigner<Input extends SignerInput>(input: Input, context: Context): Input {
  if (chosenKinds(input).length > 0 || givenAccounts(input).length > 0 || context.env[keyVariable])
    return input;
  const { settings } =
    loadSettings(context).find(({ settings }) => settings.signer ?? settings.account) ?? {};
  if (!settings?.signer) return input;
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ...input, ...toOptions(settings.signer), ...Object.fromEntries(given) };
}

/**
 * What the settings say for the options that choose a key other than an account.
 *
 * @param pathTo writes a path as the settings have it
 * @returns undefined where they choose none
 * @throws {CliError} `CLI_ACCOUNT_AMBIGUOUS`
 */
export function toSignerSettings(
  input: KeyInput,
  pathTo: (path: string) => string,
): SignerSettings | undefined {
  const options = chosenKinds(input);
  if (options.length > 1) throw new CliError("CLI_ACCOUNT_AMBIGUOUS", { options });
  const { pkcs12, pkcs11, pkcs11Module: module, token, certificate, passkey } = input;
  if (pkcs12 !== undefined) return { type: "pkcs12", file: pathTo(pkcs12) };
  if (passkey !== undefined) return { type: "passkey", file: pathTo(passkey) };
  return pkcs11
    ? {
        type: "pkcs11",
        ...(module !== undefined && { module: pathTo(module) }),
        ...(token !== undefined && { token }),
        ...(certificate !== undefined && { certificate }),
      }
    : undefined;
}

function toOptions(signer: SignerSettings): Partial<KeyInput> {
  if (signer.type !== "pkcs11") return { [signer.type]: signer.file };
  const { module: pkcs11Module, token, certificate } = signer;
  return { pkcs11: true, pkcs11Module, token, certificate };
}
