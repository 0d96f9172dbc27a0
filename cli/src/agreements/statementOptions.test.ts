import { expect } from "chai";
import { isCoded } from "../frame/CliError.js";
import { readStatement } from "./statementOptions.js";

const nothing = {
  statement: undefined,
  name: undefined,
  capacity: undefined,
  place: undefined,
  date: undefined,
};

describe("readStatement", () => {
  it("takes one text as it is, whatever else a command was given", () => {
    const input = { ...nothing, statement: "hello", organisation: "did:web:a.example", open: true };
    expect(readStatement(input)).to.equal("hello");
  });

  it("makes one of the parts", () => {
    const parts = { ...nothing, name: "Lê Thị Hà", capacity: "Cục trưởng", date: "2025" };
    expect(readStatement(parts)).to.match(/^Lê Thị Hà, Cục trưởng · 2025 · ref [0-9a-f]{32}$/);
  });

  it("refuses any part beside the text, and parts without name and capacity", () => {
    for (const part of ["name", "capacity", "place", "date"])
      expect(codeOf({ ...nothing, statement: "hello", [part]: "2025" }), part).to.deep.equal([
        "CLI_OPTIONS_EXCLUSIVE",
        ["--statement", `--${part}`],
      ]);
    expect(codeOf({ ...nothing, name: "Lê Thị Hà" })[0]).to.equal("CLI_VALUE_MISSING");
  });
});

function codeOf(input: Parameters<typeof readStatement>[0]): [code?: string, options?: unknown] {
  try {
    readStatement(input);
    return [];
  } catch (error) {
    if (!isCoded(error)) throw error;
    return [error.code, error.values.options];
  }
}
