import { decodeHeader, type Header } from "../core/proof/decodeHeader.js";
import { type HeaderSource, headerTrusts } from "../core/proof/headerSource.js";
import { CallError } from "../errors/call.js";
import { ChainError } from "../errors/chain.js";
import { shown } from "../errors/shown.js";
import type { RegistryClient } from "./client.js";
import { getHeader } from "./getHeader.js";
import { attempt } from "./request.js";

/**
 * Reads the header of a block for whose hash a source of headers vouches.
 *
 * @param client where to ask for the header; its hash is compared
 * @param parameters.headers whose word is taken for the block's hash
 * @param parameters.blockNumber Default: the last block that the endpoint calls final
 * @throws {CallError} `CALL_PARAMETER_INVALID` for a source that is none
 * @throws {ChainError} `CHAIN_BLOCK_NOT_FINAL` where the source does not vouch for it yet, `CHAIN_BLOCK_UNTRUSTED` where it vouches for another
 * @throws {EvidenceError} `EVIDENCE_HEADER_UNKNOWN`
 * @throws {ProofError} `PROOF_HEADER_INVALID`
 */
export async function getTrustedHeader(
  client: RegistryClient,
  { headers, blockNumber }: { headers: HeaderSource; blockNumber?: number | undefined },
): Promise<Header> {
  if (typeof headers?.hashOf !== "function" || !headerTrusts.includes(headers.trust)) {
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: `headers is ${shown(headers)}, which is no source of block hashes.`,
      remedy: "Give what givenHash or finalizedHeaders returns.",
      values: { name: "headers", headers },
    });
  }
  const { chainId } = await client.deployment();
  const { header } = await getHeader(client, blockNumber ?? "finalized");
  const decoded = decodeHeader(header);
  const { number, hash } = decoded;
  const answer = await attempt(client, "headers.hashOf", headers.hashOf(number, chainId));
  const trusted = answer?.toLowerCase();
  if (trusted === hash) return decoded;
  if (trusted === undefined) {
    throw new ChainError({
      code: "CHAIN_BLOCK_NOT_FINAL",
      message: `The source of block hashes does not know block ${number} as final.`,
      remedy: "Try again in some minutes, or give an earlier block.",
      values: { number, hash },
    });
  }
  throw new ChainError({
    code: "CHAIN_BLOCK_UNTRUSTED",
    message: `The endpoint's block ${number} is ${hash}, and the trusted one ${trusted}.`,
    remedy:
      "Check that a hash that was given by hand is that of the block with this number; else ask another endpoint. Nothing was decided.",
    values: { number, hash, trusted },
  });
}
