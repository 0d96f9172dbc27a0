import { rsaSigner } from "minhuoc/signers";
import { CliError } from "../frame/CliError.js";
import { exclusive } from "../frame/exclusive.js";
import type { TokenKey } from "../tokens/tokenKey.js";
import type { OpenedSigner, SigningPlace } from "./signerKind.js";

/**
 * A certified RSA key as a signer for a registry.
 *
 * @param option the one that chose it
 * @param open opens the key, at a time in Unix seconds
 * @throws {CliError} `CLI_VERIFIER_UNKNOWN`, `CLI_OPTIONS_EXCLUSIVE` where it should sign for another key, and what opening it throws
 */
export async function tokenSigner(
  option: string,
  { key, verifiers }: SigningPlace,
  open: (at: number) => Promise<TokenKey>,
): Promise<OpenedSigner> {
  if (key !== undefined) throw exclusive("--key", option);
  const { rsa: verifier } = await verifiers();
  if (verifier === undefined) throw new CliError("CLI_VERIFIER_UNKNOWN", { kind: "RSA" });
  const { modulus, certificates, sign } = await open(Math.floor(Date.now() / 1000));
  return { ...rsaSigner({ verifier, modulus, sign }), certificates };
}
