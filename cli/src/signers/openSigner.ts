import { accountSigner } from "minhuoc/signers";
import { findAccount } from "../accounts/findAccount.js";
import { givenAccounts } from "../accounts/givenAccounts.js";
import { openAccount } from "../accounts/openAccount.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { loadSettings } from "../settings/loadSettings.js";
import { withDefaultSigner } from "./defaultSigner.js";
import { chosenKinds, openOwnSigner } from "./openOwnSigner.js";
import type { OpenedSigner, SigningPlace } from "./signerKind.js";
import type { SignerInput } from "./signerOptions.js";
import { inWallet } from "./wallet.js";

/**
 * Opens the key that is to sign: of the kind that the options choose, else the account of the options or the environment, else the signer or
 * the account of the settings; and where a contract wallet is given, the wallet's signer around it.
 *
 * @throws {CliError} `CLI_ACCOUNT_AMBIGUOUS`, `CLI_SIGNER_MISSING`, what `openOwnSigner`, `openAccount` and `inWallet` throw
 */
export async function openSigner(
  given: SignerInput,
  context: Context,
  place: SigningPlace,
): Promise<OpenedSigner> {
  const input = withDefaultSigner(given, context);
  const accounts = givenAccounts(input);
  const kinds = chosenKinds(input);
  if (kinds.length > 0 && accounts.length > 0)
    throw new CliError("CLI_ACCOUNT_AMBIGUOUS", { options: [...kinds, ...accounts] });
  return inWallet(input, place, async () => {
    const own = await openOwnSigner(input, context, place);
    if (own) return own;
    const files = loadSettings(context);
    if (!findAccount(input, context, files)) throw new CliError("CLI_SIGNER_MISSING");
    const account = await openAccount(input, context, { files });
    return accountSigner({ account, ...(place.key && { key: place.key }) });
  });
}
