import type { RegistryClient } from "minhuoc";
import { finalizedHeaders, givenHash, type HeaderSource } from "minhuoc/verify";
import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import { exclusive } from "../frame/exclusive.js";
import type { NetworkInput } from "../network/networkOptions.js";

export type HeadersInput = NetworkInput & { blockHash: Hex | undefined; headers: string | undefined };

/**
 * Who vouches for a block besides the endpoints that are asked: a hash that a person compared, or a light client.
 *
 * @throws {CliError} `CLI_OPTIONS_EXCLUSIVE` for both
 */
export async function voucher(input: HeadersInput, context: Context): Promise<HeaderSource | undefined> {
  if (input.blockHash !== undefined && input.headers !== undefined)
    throw exclusive("--block-hash", "--headers");
  if (input.blockHash !== undefined) return givenHash(input.blockHash);
  if (input.headers === undefined) return undefined;
  const { connect } = await import("../network/connect.js");
  const client = connect({ ...input, rpc: [input.headers], quorum: undefined }, context);
  return finalizedHeaders(client, "light-client");
}

/**
 * Who vouches for the block of an evidence file: a hash that a person compared, a light client, or the endpoints that the options name. No
 * endpoint of the environment or of the settings is asked: without a source the file is looked at offline.
 */
export async function findHeaders(input: HeadersInput, context: Context): Promise<HeaderSource | undefined> {
  const given = await voucher(input, context);
  if (given || input.rpc === undefined) return given;
  const { connect } = await import("../network/connect.js");
  const client: RegistryClient = connect(input, context);
  return finalizedHeaders(client, (client.quorum?.required ?? 0) >= 2 ? "k-of-n" : "one-rpc");
}
