import { expect } from "chai";

// A runner whose failures go unseen proves nothing: `npm test` asks this one to fail and must see it.
describe("canary", () => {
  it("fails when asked to", () => {
    expect(process.env.CANARY).to.equal(undefined);
  });
});
