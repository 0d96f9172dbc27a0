import { ChainError } from "../errors/chain.js";

export function blockUnknown(block: number): ChainError {
  return new ChainError({
    code: "CHAIN_BLOCK_UNKNOWN",
    message: `The endpoint does not have block ${block} yet.`,
    remedy: "Check the number, wait until it has caught up, or ask others; nothing was decided.",
    values: { block },
  });
}

/**
 * Tells a block that the endpoint does not have, for which it answers null, from an answer that is none.
 *
 * @param block as it was asked for; tags are the endpoint's own, and always there
 * @throws {ChainError} `CHAIN_BLOCK_UNKNOWN`
 */
export async function ofKnownBlock<T>(block: number | string | undefined, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const isNone =
      error instanceof ChainError && error.code === "CHAIN_ANSWER_INVALID" && error.values.answer === null;
    throw isNone && typeof block === "number" ? blockUnknown(block) : error;
  }
}
