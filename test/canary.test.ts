import { expect } from "chai";
import type { Suite } from "mocha";

// A runner whose failures go unseen proves nothing: `npm test` asks this one to fail and must see it.
describe("canary", () => {
  it("fails when asked to", () => {
    expect(process.env.CANARY).to.equal(undefined);
  });
});

const withoutResult = (suite: Suite): string[] => [
  ...suite.tests
    .filter(({ state, pending }) => state === undefined && !pending)
    .map((test) => test.fullTitle()),
  ...suite.suites.flatMap(withoutResult),
];

// Nor does a runner that passes over tests without a word, as mocha does with those of a suite that bails after any failure.
after(function () {
  const root = this.test?.parent;
  if (process.env.CANARY !== undefined && root)
    expect(withoutResult(root), "tests that did not run").to.deep.equal([]);
});
