import { openPasskeySigner } from "./passkey.js";
import { openPkcs11Signer } from "./pkcs11.js";
import { openPkcs12Signer } from "./pkcs12.js";
import type { OpenSigner } from "./signerKind.js";
import type { SignerInput } from "./signerOptions.js";

/** The kinds of keys other than accounts, by the option that chooses each. */
export const signerKinds = {
  pkcs12: openPkcs12Signer,
  pkcs11: openPkcs11Signer,
  passkey: openPasskeySigner,
} satisfies Partial<Record<keyof SignerInput, OpenSigner<SignerInput>>>;
