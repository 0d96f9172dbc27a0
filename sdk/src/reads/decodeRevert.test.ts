import { expect } from "chai";
import { type AbiParameter, encodeErrorResult, type Hex } from "viem";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../abi/memberRegistryAbi.js";
import { contractErrorCode, contractErrors } from "../errors/contractErrors.js";
import { decodeRevert } from "./decodeRevert.js";
import { reverted } from "./reverted.js";

type ErrorItem = { type: "error"; name: string; inputs: readonly AbiParameter[] };
const errors = [...agreementRegistryAbi, ...memberRegistryAbi].filter(
  (item) => item.type === "error",
) as readonly ErrorItem[];

/** A value of each type that the errors carry. */
function sample({ type }: AbiParameter): unknown {
  if (type === "bytes32") return `0x${"ab".repeat(32)}`;
  if (type === "address") return `0x${"0".repeat(39)}1`;
  if (type === "string") return "chuỗi";
  if (type === "bytes") return "0x1234";
  return /^uint(8|16|32|40)$/.test(type) ? 5 : 5n;
}

describe("contract errors", () => {
  for (const item of errors) {
    it(`names ${item.name}, with its values and what to do next`, () => {
      const data = encodeErrorResult({
        abi: [item],
        errorName: item.name,
        args: item.inputs.map(sample),
      } as never);
      const error = decodeRevert(reverted(data));
      expect(error.code).to.equal(contractErrorCode(item.name));
      expect(error.error).to.equal(item.name);
      expect(Object.keys(error.values)).to.deep.equal(item.inputs.map(({ name }) => name));
      expect(error.message).to.not.match(/[{}]|undefined/);
      expect(error.message.endsWith(error.remedy)).to.equal(true);
      // Every placeholder is an argument, so nothing is shown that the contract did not say.
      const text: string = contractErrors[item.name as keyof typeof contractErrors].message;
      const names = item.inputs.map(({ name }) => name);
      for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(names).to.include(name);
    });
  }

  it("has no entry that no contract declares, and a code of its own for each", () => {
    const names = new Set(errors.map(({ name }) => name));
    expect(Object.keys(contractErrors).sort()).to.deep.equal([...names].sort());
    expect(new Set([...names].map(contractErrorCode)).size).to.equal(names.size);
    expect(contractErrorCode("ActKeyUnauthorized")).to.equal("ACT_KEY_UNAUTHORIZED");
  });

  it("shows a kind of act and a status by name", () => {
    const data = encodeErrorResult({
      abi: agreementRegistryAbi,
      errorName: "ActNotAllowed",
      args: [2n, 1, 5],
    });
    expect(decodeRevert(reverted(data)).values).to.deep.equal({
      index: 2,
      kind: "decline",
      status: "InForce",
    });
  });

  it("keeps what it does not know apart", () => {
    const unknown: Hex[] = ["0x", "0x12345678", "0x08c379a0", `0x4e487b71${"11".padStart(64, "0")}`];
    for (const data of unknown)
      expect(decodeRevert(reverted(data))).to.include({ code: "CONTRACT_REVERTED" });
    expect(decodeRevert(reverted(unknown[3] as Hex)).message).to.contain("Panic(17)");
  });
});
