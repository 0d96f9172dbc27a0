import type { CallError } from "../errors/call.js";
import type { ChainError } from "../errors/chain.js";
import type { ContractError } from "../errors/contract.js";

/** What every read can throw. */
export type ReadErrorType = CallError | ChainError | ContractError;
