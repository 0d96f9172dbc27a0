import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import { invalidValue } from "../frame/invalidValue.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { openOwnSigner } from "../signers/openOwnSigner.js";
import { signerKinds } from "../signers/signerKinds.js";
import type { SignerInput } from "../signers/signerOptions.js";
import type { Certificate } from "../tokens/readCertificate.js";
import { registryVerifiers } from "./registryVerifiers.js";

/**
 * The key that the options of `openOwnSigner` choose, to be enrolled, and its certificate where it has one.
 *
 * @throws {CliError} `CLI_VALUE_INVALID` where they choose none, and what `connect` and `openOwnSigner` throw
 */
export async function openEnrolled(
  input: SignerInput & Omit<NetworkInput, "quorum">,
  context: Context,
): Promise<{ key: Hex; certificate?: Certificate }> {
  const client = () => connect({ ...input, quorum: undefined }, context);
  const signer = await openOwnSigner(input, context, {
    verifiers: () => registryVerifiers(client()),
    client: async () => client(),
    // It signs nothing here.
    summary: "",
  });
  if (signer === undefined)
    throw invalidValue(
      "key",
      "–",
      ["0x…", ...Object.keys(signerKinds).map((name) => `--${name}`)].join(" / "),
    );
  const [der] = signer.certificates ?? [];
  if (der === undefined) return { key: signer.key };
  const { readCertificate } = await import("../tokens/readCertificate.js");
  return { key: signer.key, certificate: readCertificate(der) };
}
