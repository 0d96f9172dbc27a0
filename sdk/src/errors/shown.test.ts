import { expect } from "chai";
import { replayActs } from "../core/acts/actsHead.js";
import { statementHash } from "../core/acts/statement.js";
import { pdfRevisions } from "../core/documents/pdfRevisions.js";
import { parseJsonStrict } from "../core/json/parseJsonStrict.js";
import { instantToSeconds } from "../core/metadata/instantToSeconds.js";
import { organisationId } from "../core/organisation/organisationId.js";
import { registryDeployment } from "../deployments/registryDeployment.js";
import { MinhUocError } from "./MinhUocError.js";
import { shown } from "./shown.js";

const cycle: Record<string, unknown> = {};
cycle.self = cycle;
/** The last is one at which nobody can look. */
const strange: readonly unknown[] = [
  null,
  undefined,
  1,
  10n,
  Symbol("s"),
  () => 1,
  {},
  [],
  [10n],
  cycle,
  Object.create(null),
  new Proxy(
    {},
    {
      get: () => {
        throw new Error("no");
      },
    },
  ),
];

describe("shown", () => {
  it("shows any value, and no more of it than is asked for", () => {
    expect(strange.map((value) => shown(value))).to.deep.equal([
      "null",
      "nothing",
      "1",
      "10",
      "Symbol(s)",
      "a function",
      "{}",
      "[]",
      '["10"]',
      "an object",
      "{}",
      "an object",
    ]);
    expect(shown("đ".repeat(300), 10)).to.equal(`"${"đ".repeat(9)}…`);
  });

  it("keeps every refusal of a strange value an error with a code", () => {
    const takers: Record<string, (value: never) => unknown> = {
      organisationId,
      statementHash,
      instantToSeconds: (value) => instantToSeconds(value, "/term/effectiveAt"),
      parseJsonStrict: (value) => parseJsonStrict(value),
      pdfRevisions,
      replayActs: (value) => replayActs(`0x${"1".repeat(64)}`, value),
      registryDeployment,
    };
    for (const [name, take] of Object.entries(takers)) {
      for (const value of strange.slice(0, -1)) {
        // No acts are a list of acts.
        if (name === "replayActs" && Array.isArray(value) && value.length === 0) continue;
        expect(() => take(value as never), `${name} ${shown(value)}`).to.throw(MinhUocError);
      }
    }
  });
});
