import { CliError } from "../frame/CliError.js";
import type { Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import type { safeOptions } from "../safes/safeOptions.js";
import { secretOptions } from "./secretOptions.js";
import type { OpenedSigner, SigningPlace } from "./signerKind.js";
import { signerKinds } from "./signerKinds.js";
import { ownKeyOptions, type SignerInput } from "./signerOptions.js";

const names = Object.keys(signerKinds) as (keyof typeof signerKinds)[];

/** The options that choose a key other than an account and are given. */
export const chosenKinds = (input: Pick<SignerInput, keyof typeof signerKinds>): string[] =>
  names.filter((name) => input[name] !== undefined).map((name) => `--${name}`);

/** The options without those that choose and open a key other than an account. */
export const accountsOnly = <Input extends Partial<SignerInput>>(input: Input): Input => ({
  ...input,
  ...Object.fromEntries(Object.keys({ ...ownKeyOptions, ...secretOptions }).map((name) => [name, undefined])),
});

type SenderInput = SignerInput & Pick<Values<typeof safeOptions>, "safe">;

/** The options that choose what signs and cannot send a transaction, and are given: a key other than an account, a contract wallet. */
export const chosenWithoutSending = (input: SenderInput): string[] => [
  ...chosenKinds(input),
  ...(["wallet", "safe"] as const).filter((name) => input[name] !== undefined).map((name) => `--${name}`),
];

/**
 * Refuses a key other than an account, and a contract wallet, where a transaction is to be sent.
 *
 * @throws {CliError} `CLI_KEY_SENDS_NOTHING`
 */
export function refuseSender(input: SenderInput): void {
  const options = chosenWithoutSending(input);
  if (options.length > 0) throw new CliError("CLI_KEY_SENDS_NOTHING", { options });
}

/**
 * Opens the key that the options choose where it is no account.
 *
 * @returns undefined where none is chosen
 * @throws {CliError} `CLI_ACCOUNT_AMBIGUOUS`, and what keeps that kind of key shut
 */
export async function openOwnSigner(
  input: SignerInput,
  context: Context,
  place: SigningPlace,
): Promise<OpenedSigner | undefined> {
  const kind = names.find((name) => input[name] !== undefined);
  if (kind === undefined) return undefined;
  const options = chosenKinds(input);
  if (options.length > 1) throw new CliError("CLI_ACCOUNT_AMBIGUOUS", { options });
  return signerKinds[kind](input, context, place);
}
