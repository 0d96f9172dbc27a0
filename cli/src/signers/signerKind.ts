import type { RegistryClient, Signer } from "minhuoc";
import type { KnownVerifiers } from "minhuoc/core";
import type { Hex } from "viem";
import type { Context } from "../frame/context.js";

/** A key that signs, and what travels with its signatures. */
export type OpenedSigner = Signer & {
  /** X.509 certificates of the key, DER, its own first. */
  certificates?: readonly Uint8Array[];
};

/** What is signed for. */
export type SigningPlace = {
  /** Key for which is signed, where it is not the signer's own: a contract wallet's. */
  key?: Hex | undefined;
  /** The verifier contracts of the registry, none where its deployment is not known. */
  verifiers: () => Promise<KnownVerifiers>;
  /** All that is signed, in plain text, for a key whose device does not show it. */
  summary: string;
  /** The registry's chain, where contract wallets stand. */
  client: () => Promise<RegistryClient>;
};

/**
 * Opens a kind of key other than an account. Whatever it needs to do so, it loads then.
 *
 * @throws {CliError} where more is given than it can take
 */
export type OpenSigner<Input> = (
  input: Input,
  context: Context,
  place: SigningPlace,
) => Promise<OpenedSigner>;
