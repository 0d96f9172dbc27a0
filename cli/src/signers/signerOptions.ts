import { accountOptions } from "../accounts/accountOptions.js";
import type { Values } from "../frame/command.js";
import { passkeyOptions } from "./passkey.js";
import { pkcs11Options } from "./pkcs11.js";
import { pkcs12Options } from "./pkcs12.js";
import { secretOptions } from "./secretOptions.js";
import { walletOptions } from "./wallet.js";

/** Which key is meant that is no account. */
export const ownKeyOptions = { ...pkcs12Options, ...pkcs11Options, passkey: passkeyOptions.passkey };

/** With which key is signed, of whatever kind. */
export const signerOptions = {
  ...accountOptions,
  ...ownKeyOptions,
  ...secretOptions,
  ...passkeyOptions,
  ...walletOptions,
};

/** The values of the options. */
export type SignerInput = Values<typeof signerOptions>;
