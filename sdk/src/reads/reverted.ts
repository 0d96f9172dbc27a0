import type { Hex } from "viem";
import { ContractError } from "../errors/contract.js";

/**
 * A refusal as a contract gave it. Its name stands in the ABIs, which are heavy: who calls the registries finds it with `decodeRevert`.
 *
 * @param data what the call returned
 * @param cause the library's error
 */
export function reverted(
  data: Hex,
  cause?: unknown,
  known: { error?: string; reason?: string } = {},
): ContractError {
  const reason = known.reason ?? (data === "0x" ? "no reason given" : data);
  return new ContractError({
    code: "CONTRACT_REVERTED",
    error: known.error,
    message: `The contract refused the call: ${reason}.`,
    remedy: "Check the registry's address, and that the call has enough gas.",
    values: { data, reason },
    cause,
  });
}
