import { type Authorization, type SignManagerMessageParameters, signManagerMessage } from "minhuoc";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { openSigner } from "../signers/openSigner.js";
import type { SignerInput } from "../signers/signerOptions.js";
import { registryVerifiers } from "./registryVerifiers.js";

/**
 * A manager's signature over a change, by a key of whatever kind; nothing is sent.
 *
 * @param text what is changed, for people
 * @throws {CliError} what `connect` and `openSigner` throw
 */
export async function signAsManager<Type extends SignManagerMessageParameters["primaryType"]>(
  input: SignerInput & Omit<NetworkInput, "quorum">,
  context: Context,
  change: Pick<SignManagerMessageParameters<Type>, "primaryType" | "message">,
  text: string,
): Promise<Authorization> {
  const client = connect({ ...input, quorum: undefined }, context);
  const members = Object.entries(change.message).map(([name, value]) => `${name}: ${String(value)}`);
  const signer = await openSigner(input, context, {
    verifiers: () => registryVerifiers(client),
    summary: [text, "", ...members].join("\n"),
    client: async () => client,
  });
  return signManagerMessage(client, { ...change, signer });
}
