import { expect } from "chai";
import { withTimes } from "./withTimes.js";

describe("withTimes", () => {
  it("shows times as people read them, and leaves every other value as it is", () => {
    expect(withTimes({ validUntil: 1_798_761_600, deadline: 0, index: 3 })).to.deep.equal({
      validUntil: "2027-01-01 00:00:00 UTC",
      deadline: "–",
      index: 3,
    });
  });

  it("leaves what no calendar shows", () => {
    expect(withTimes({ expiresAt: 2 ** 63 })).to.deep.equal({ expiresAt: 2 ** 63 });
  });
});
