import type { AccountInput } from "./accountOptions.js";

/** The options that name an account and are given. */
export const givenAccounts = ({
  keystore,
  keyEnv,
  hardhatKey,
  signer,
}: Pick<AccountInput, "keystore" | "keyEnv" | "hardhatKey" | "signer">): string[] =>
  Object.entries({ keystore, "key-env": keyEnv, "hardhat-key": hardhatKey, signer })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `--${name}`);
