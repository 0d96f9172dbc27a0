import { concat, type Hex, keccak256 } from "viem";
import { AnchorError } from "../../errors/anchor.js";
import { shown } from "../../errors/shown.js";
import { isBytes32 } from "../record/bytes32.js";

/**
 * Hash of a file in the tree. It is hashed twice, so that no inner node, which is hashed once over 64 bytes, can pass for a file.
 *
 * @see OpenZeppelin, `@openzeppelin/merkle-tree`, "Leaf hash": `keccak256(keccak256(abi.encode(sha256)))`
 */
export function anchorLeaf(sha256: Hex): Hex {
  return keccak256(keccak256(sha256));
}

/** Hash of an inner node: of both children in ascending order, so that a proof needs no sides. */
export function anchorNode(one: Hex, other: Hex): Hex {
  return keccak256(one < other ? concat([one, other]) : concat([other, one]));
}

/**
 * Gives 32 bytes their one form, in lower case.
 *
 * @param value `0x` and 64 hex digits
 * @param name what it is, for the error
 * @throws {AnchorError} `ANCHOR_HASH_INVALID`
 */
export function checkAnchorHash(value: unknown, name: string): Hex {
  const hash = typeof value === "string" ? value.toLowerCase() : value;
  if (isBytes32(hash)) return hash;
  throw new AnchorError({
    code: "ANCHOR_HASH_INVALID",
    message: `${name} is ${shown(value)}, which is not 32 bytes.`,
    remedy: "Give 0x and 64 hex digits; hashDocument gives a file's SHA-256.",
    values: { name, value },
  });
}
