import { decodeErrorResult, type Hex } from "viem";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../abi/memberRegistryAbi.js";
import { ActKind } from "../core/acts/actKind.js";
import { Status } from "../core/record/record.js";
import { ContractError } from "../errors/contract.js";
import { contractErrorCode, contractErrors, type RegistryErrorName } from "../errors/contractErrors.js";
import { reverted } from "./reverted.js";

const abi = [...agreementRegistryAbi, ...memberRegistryAbi].filter(({ type }) => type === "error");
const names = { kind: Object.keys(ActKind), status: Object.keys(Status) };

/**
 * Names the error with which a contract refused a call.
 *
 * @param refusal as `reverted` gives it; any other is returned as it is
 * @returns code, arguments by name and what to do next; `CONTRACT_REVERTED` where the registries' ABIs do not know the error
 */
export function decodeRevert(refusal: ContractError): ContractError {
  const { code, values: given, cause } = refusal;
  if (code !== "CONTRACT_REVERTED") return refusal;
  const data = given.data as Hex;
  const decoded = decode(data);
  if (!decoded) return refusal;
  if (!Object.hasOwn(contractErrors, decoded.errorName)) {
    const reason = `${decoded.errorName}(${(decoded.args ?? []).join(", ")})`;
    return reverted(data, cause, { error: decoded.errorName, reason });
  }
  const error = decoded.errorName as RegistryErrorName;
  const inputs = abi.find((item) => "name" in item && item.name === error)?.inputs ?? [];
  const values = Object.fromEntries(
    inputs.map(({ name = "" }, index) => [name, readable(name, decoded.args?.[index])]),
  );
  const { message, remedy } = contractErrors[error];
  return new ContractError({
    code: contractErrorCode(error),
    error,
    message: message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
    remedy,
    values,
    cause,
  });
}

function decode(data: Hex): { errorName: string; args?: readonly unknown[] | undefined } | undefined {
  try {
    // Beside the ABI's, viem knows Error(string) and Panic(uint256).
    return decodeErrorResult({ abi, data });
  } catch {
    return undefined;
  }
}

function readable(name: string, value: unknown): unknown {
  if ((name === "kind" || name === "status") && typeof value === "number") return names[name][value] ?? value;
  // Indices and counts; a nonce beyond what a number holds is none that a manager reaches.
  return typeof value === "bigint" ? Number(value) : value;
}
