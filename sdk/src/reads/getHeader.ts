import { type Hex, keccak256, toRlp } from "viem";
import { isObject } from "../core/json/isObject.js";
import { EvidenceError } from "../errors/evidence.js";
import { toBytes, toNumber, toWord } from "./answers.js";
import { ofKnownBlock } from "./blockUnknown.js";
import { encodeBlock } from "./encodeCall.js";
import { type Requester, request } from "./request.js";

/** The members of a header in the order in which they are hashed; each fork has added to the end. `n` marks numbers. */
const MEMBERS = [
  ["parentHash"],
  ["sha3Uncles"],
  ["miner"],
  ["stateRoot"],
  ["transactionsRoot"],
  ["receiptsRoot"],
  ["logsBloom"],
  ["difficulty", "n"],
  ["number", "n"],
  ["gasLimit", "n"],
  ["gasUsed", "n"],
  ["timestamp", "n"],
  ["extraData"],
  ["mixHash"],
  ["nonce"],
  ["baseFeePerGas", "n"], // London, EIP-1559
  ["withdrawalsRoot"], // Shanghai, EIP-4895
  ["blobGasUsed", "n"], // Cancun, EIP-4844
  ["excessBlobGas", "n"],
  ["parentBeaconBlockRoot"], // Cancun, EIP-4788
  ["requestsHash"], // Prague, EIP-7685
] as const;

/**
 * Reads a block's header and writes it as RLP, so that its keccak256 is the block's hash.
 *
 * @param client where to ask
 * @param block a number, or a tag of the endpoint's own
 * @throws {ChainError} `CHAIN_BLOCK_UNKNOWN` for a number of which the endpoint has no block
 * @throws {EvidenceError} `EVIDENCE_HEADER_UNKNOWN` where the header of this chain has members that are not known here
 */
export async function getHeader(
  client: Requester,
  block: number | "latest" | "finalized",
): Promise<{ header: Hex; number: number; hash: Hex }> {
  const reading = request(client, {
    method: "eth_getBlockByNumber",
    params: [encodeBlock(block), false],
    parse: (value) => {
      if (!isObject(value)) return undefined;
      const number = toNumber(value.number);
      const hash = toWord(value.hash);
      return number === undefined || hash === undefined ? undefined : { value, number, hash };
    },
  });
  const answer = await ofKnownBlock(block, reading);
  const { value, number, hash } = answer;
  const fields: Hex[] = [];
  for (const [name, kind] of MEMBERS) {
    const member = value[name];
    // A chain that is behind a fork has none of its members, nor any after them.
    if (member === undefined || member === null) break;
    fields.push(kind === "n" ? minimal(member) : (toBytes(member) ?? "0x"));
  }
  const header = toRlp(fields);
  if (keccak256(header) === hash) return { header, number, hash };
  throw new EvidenceError({
    code: "EVIDENCE_HEADER_UNKNOWN",
    message: `The header of block ${number} has members that this release does not know: its hash is not ${hash}.`,
    remedy: "Use a newer release, or an endpoint of a chain with Ethereum's block headers.",
    values: { number, hash, members: fields.length },
  });
}

/** A number in the fewest bytes; zero has none. */
function minimal(value: unknown): Hex {
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{1,64}$/.test(value)) return "0x";
  const digits = BigInt(value).toString(16);
  return digits === "0" ? "0x" : `0x${digits.padStart(digits.length + (digits.length % 2), "0")}`;
}
