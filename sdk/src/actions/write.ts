import type { Hex } from "viem";
import type { Status } from "../core/record/record.js";
import type { CallError } from "../errors/call.js";
import type { ChainError } from "../errors/chain.js";
import { ContractError } from "../errors/contract.js";
import { TransactionError } from "../errors/transaction.js";
import { toBigInt, toBytes } from "../reads/answers.js";
import type { RegistryAccount, RegistryClient } from "../reads/client.js";
import { decodeRevert } from "../reads/decodeRevert.js";
import type { RegistryContract } from "../reads/encodeCall.js";
import { attempt, PATIENCE, request } from "../reads/request.js";
import { forecast, type PlannedActs } from "./forecast.js";
import { fundsMissing } from "./fundsMissing.js";

/** What every write can be given. */
export type WriteOptions = {
  /** Gas limit. Without it the call is tried first, and nothing is sent that would be refused. */
  gas?: bigint;
};
/** Hash of the transaction; `waitForTransaction` waits for its effect. */
export type WriteReturnType = Hex;
/** What every write can throw. */
export type WriteErrorType = CallError | ContractError | ChainError | TransactionError;

/** What a dry run of a call to the member registry tells. */
export type SimulateReturnType = {
  /** Gas that the transaction would use, by the endpoint's estimate. */
  gas: bigint;
};
/** What a dry run of acts on an agreement tells. */
export type SimulateActsReturnType = SimulateReturnType & {
  /** Status that the agreement would have, at the time of the latest block. */
  status: Status;
  /** Positions in the given list of the acts that are recorded already and would be skipped. */
  skipped: number[];
};

/** A call that changes a registry. */
export type RegistryCall = {
  contract: RegistryContract;
  data: Hex;
  /** For each act in the contract's order, its position in the list that the caller gave. */
  positions?: readonly number[];
};
/** A call that records acts. */
export type ActsCall = RegistryCall & { planned: PlannedActs };

/** Spare gas, since an act of another party may come in between. */
const GAS_MARGIN = 5n;

/** The account that signs and sends. */
export async function requireAccount(client: RegistryClient): Promise<RegistryAccount> {
  const account = await client.account?.();
  if (account) return account;
  throw new TransactionError({
    code: "ACCOUNT_MISSING",
    message: "The client has no account to sign or send with.",
    remedy: "Use a wallet client with an account (viem) or a signer (ethers).",
  });
}

/** Tries a call, then sends it. */
export async function write(
  client: RegistryClient,
  call: RegistryCall,
  { gas: limit }: WriteOptions,
): Promise<WriteReturnType> {
  const account = await requireAccount(client);
  const { [call.contract]: to } = await client.deployment();
  const gas = limit ?? spare((await simulate(client, call)).gas);
  try {
    const work = account.sendTransaction({ to, data: call.data, gas });
    // A person reads before signing: the client's own timeout is the endpoint's.
    return await attempt({ timeout: PATIENCE }, "eth_sendTransaction", work);
  } catch (error) {
    throw (await fundsMissing(client, { address: account.address, gas }, error)) ?? refused(error, call);
  }
}

function spare(gas: bigint): bigint {
  return gas + gas / GAS_MARGIN;
}

/** Tries a call as the client's account would send it, or as anyone where it has none. */
export async function simulate(client: RegistryClient, call: RegistryCall): Promise<SimulateReturnType> {
  const { [call.contract]: to } = await client.deployment();
  const account = await client.account?.();
  const transaction = { to, data: call.data, ...(account ? { from: account.address } : {}) };
  try {
    // The call names the reason of a refusal where some endpoints' estimate does not.
    await request(client, { method: "eth_call", params: [transaction, "latest"], parse: toBytes });
    const gas = await request(client, { method: "eth_estimateGas", params: [transaction], parse: toBigInt });
    return { gas };
  } catch (error) {
    throw refused(error, call);
  }
}

/** Tries acts, and says what they would lead to. */
export async function simulateActs(client: RegistryClient, call: ActsCall): Promise<SimulateActsReturnType> {
  const { gas } = await simulate(client, call);
  const { status, skipped } = await forecast(client, call.planned);
  return { gas, status, skipped: skipped.map((index) => call.positions?.[index] ?? index) };
}

/** Names what the contract refused. It counts acts in an order of its own; the caller knows them by the positions in the list given. */
function refused(thrown: unknown, { positions }: RegistryCall): unknown {
  if (!(thrown instanceof ContractError)) return thrown;
  const error = decodeRevert(thrown);
  if (typeof error.values.index !== "number") return error;
  const act = positions?.[error.values.index];
  if (act === undefined) return error;
  return new ContractError({
    code: error.code,
    error: error.error,
    message: error.message.slice(0, -error.remedy.length - 1).replace(/\b([Aa])ct \d+/, `$1ct ${act}`),
    remedy: error.remedy,
    values: { ...error.values, act },
    cause: error.cause,
  });
}
