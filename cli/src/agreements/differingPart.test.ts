import { expect } from "chai";
import { createStatement } from "minhuoc/core";
import { differingPart, type StatementParts } from "./differingPart.js";

const nothing: StatementParts = { name: undefined, capacity: undefined, place: undefined, date: undefined };

describe("differingPart", () => {
  it("takes every part of a statement, alone and with the others, also where it holds commas", () => {
    const person = { name: "Nguyễn An, TS", capacity: "Vice Chairman, Legal" };
    for (const occasion of [
      {},
      { place: "Seoul, Korea" },
      { date: "2025-09" },
      { place: "Seoul, Korea", date: "2025" },
    ]) {
      const parts = { ...person, ...occasion };
      const statement = createStatement(parts);
      expect(differingPart(statement, { ...nothing, ...parts }), statement).to.equal(undefined);
      for (const [part, value] of Object.entries(parts))
        expect(differingPart(statement, { ...nothing, [part]: value }), part).to.equal(undefined);
    }
  });

  it("names what is a piece of a part only, or stands in another part", () => {
    const statement = createStatement({
      name: "An Vice",
      capacity: "Vice Chairman",
      place: "Seoul, Korea",
      date: "2025-09-18",
    });
    for (const [part, value] of [
      ["name", "An"],
      ["name", "Vice Chairman"],
      ["name", "An Vice, Vice Chairman"],
      ["capacity", "Chairman"],
      ["capacity", "An Vice"],
      ["place", "Seoul, Korea, 2025"],
      ["place", "Korea"],
      ["place", "2025-09-18"],
      ["date", "2025-09"],
      ["date", "Korea"],
      ["date", ""],
    ] as const)
      expect(differingPart(statement, { ...nothing, [part]: value }), value).to.deep.equal([part, value]);
    // Together they have to come of one reading.
    const comma = createStatement({ name: "An", capacity: "Vice, Chairman" });
    expect(differingPart(comma, { ...nothing, name: "An", capacity: "Chairman" })).to.deep.equal([
      "capacity",
      "Chairman",
    ]);
  });

  it("finds no parts in a statement that was given as one text", () => {
    for (const statement of ["hello", "An, Chairman", "An, Chairman · Seoul"])
      expect(differingPart(statement, { ...nothing, name: "An" })).to.deep.equal(["name", "An"]);
  });
});
