import type { RegistryClient } from "minhuoc";
import { type Envelope, EnvelopeError } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";

/**
 * A client of the chain and registry for which an envelope is signed.
 *
 * @throws {CliError} what `connect` throws
 * @throws {EnvelopeError} `ENVELOPE_REGISTRY_OTHER`
 * @throws {ChainError}
 */
export async function connectFor(
  { chainId, registry }: Envelope,
  input: NetworkInput,
  context: Context,
): Promise<RegistryClient> {
  const client = connect(input, context);
  const own = await client.deployment();
  if (chainId === own.chainId && registry === own.agreements.toLowerCase()) return client;
  throw new EnvelopeError({
    code: "ENVELOPE_REGISTRY_OTHER",
    message: `The envelope is for the registry ${registry} on chain ${chainId}; the endpoint's is ${own.agreements} on chain ${own.chainId}.`,
    remedy: "Give the endpoint and the deployment of the envelope's own chain and registry.",
    values: { path: chainId === own.chainId ? "/registry" : "/chainId", chainId, registry },
  });
}
