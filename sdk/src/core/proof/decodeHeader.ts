import { bytesToBigInt, bytesToHex, type Hex, hexToBytes, keccak256 } from "viem";
import { ProofError } from "../../errors/proof.js";
import { TIME_LIMIT } from "../record/timeLimit.js";
import { decodeRlpFields } from "./decodeRlp.js";

/** What is used of a block's header. */
export type Header = {
  /** keccak256 of the header's RLP: the block's hash. */
  hash: Hex;
  number: number;
  /** Unix seconds. */
  time: number;
  /** Root of the state after the block. */
  stateRoot: Hex;
};

// Positions in the header's list. Later forks only add members after the fifteenth.
const STATE_ROOT = 3;
const NUMBER = 8;
const TIME = 11;
const FIELDS = 15;
const MAX_FIELDS = 32;
/**
 * Decodes a block's header. Nothing in it is proved until its hash is known to be that of a block of the chain.
 *
 * @param header RLP of the header
 * @throws {ProofError} `PROOF_RLP_INVALID`, `PROOF_HEADER_INVALID`
 * @see Ethereum Yellow Paper, section 4.4
 */
export function decodeHeader(header: Hex): Header {
  const fields = decodeRlpFields(hexToBytes(header));
  const stateRoot = fields[STATE_ROOT];
  const number = toNumber(fields[NUMBER]);
  const time = toNumber(fields[TIME]);
  if (
    fields.length < FIELDS ||
    fields.length > MAX_FIELDS ||
    stateRoot?.length !== 32 ||
    number === undefined ||
    time === undefined ||
    time >= TIME_LIMIT
  ) {
    throw new ProofError({
      code: "PROOF_HEADER_INVALID",
      message: `A list of ${fields.length} fields is no block header that holds a state root, a number and a time.`,
      remedy: "Trust nothing in it: ask for the evidence again.",
      values: { fields: fields.length },
    });
  }
  return { hash: keccak256(header), number, time, stateRoot: bytesToHex(stateRoot) };
}

function toNumber(bytes: Uint8Array | undefined): number | undefined {
  // An integer has no leading zero, and zero no byte.
  if (!bytes || bytes.length > 6 || bytes[0] === 0) return undefined;
  return bytes.length === 0 ? 0 : Number(bytesToBigInt(bytes));
}
