import { createQuorumPort, createRegistryClient, type RegistryClient, type RegistryPort } from "minhuoc";
import { createClient, http } from "viem";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { loadSettings } from "../settings/loadSettings.js";
import { findEndpoints } from "./endpoints.js";
import { findDeployment } from "./findDeployment.js";
import type { NetworkInput } from "./networkOptions.js";

const SECOND = 1000;
const DEFAULT_TIMEOUT = 30;

/**
 * A client that reads: over one endpoint, or over several that have to agree.
 *
 * @throws {CliError} `CLI_RPC_MISSING`
 */
export function connect(input: NetworkInput, context: Context): RegistryClient {
  const files = loadSettings(context);
  const endpoints = findEndpoints(input.rpc, context, files);
  const timeout = (input.timeout ?? DEFAULT_TIMEOUT) * SECOND;
  const deployment = findDeployment(input.deployment, context, files);
  const options = { timeout, ...(deployment && { deployment }) };
  const [first, ...others] = endpoints;
  if (!first) throw new CliError("CLI_RPC_MISSING");
  if (others.length === 0 && input.quorum === undefined)
    return createRegistryClient(endpointPort(first.url, timeout), options);
  const quorum =
    input.quorum ??
    files.find(({ settings }) => settings.quorum)?.settings.quorum ??
    Math.floor(endpoints.length / 2) + 1;
  const port = createQuorumPort({
    endpoints: endpoints.map(({ name, url }) => ({ name, port: endpointPort(url, timeout) })),
    quorum,
    timeout: Math.ceil(timeout / 3),
  });
  return createRegistryClient(port, options);
}

/** One endpoint, asked over HTTP. */
export function endpointPort(url: string, timeout: number): RegistryPort {
  const client = createClient({ transport: http(url, { timeout, retryCount: 1 }) });
  return {
    chainId: undefined,
    account: undefined,
    request: (request) => client.request(request as Parameters<typeof client.request>[0]),
  };
}
