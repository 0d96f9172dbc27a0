import { expect } from "chai";
import fc from "fast-check";
import { MetadataError } from "../../errors/metadata.js";
import { instantToSeconds } from "./instantToSeconds.js";
import { isCalendarDate } from "./partialDate.js";

describe("instantToSeconds", () => {
  it("counts Unix seconds from the written offset", () => {
    expect(instantToSeconds("1970-01-01T00:00:01Z")).to.equal(1);
    expect(instantToSeconds("2025-11-25T00:00:00+07:00")).to.equal(1_764_003_600);
    expect(instantToSeconds("2025-11-24T17:00:00Z")).to.equal(1_764_003_600);
    expect(instantToSeconds("4147-08-20T07:32:15Z")).to.equal(2 ** 36 - 1);
    expect(() => instantToSeconds("4147-08-20T07:32:16Z", "/term/expiresAt"))
      .to.throw(MetadataError)
      .with.deep.property("values", { path: "/term/expiresAt", value: "4147-08-20T07:32:16Z" });
  });

  it("reads back every second that the protocol knows (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 36 - 1 }), (seconds) => {
        const instant = new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
        expect(instantToSeconds(instant)).to.equal(seconds);
      }),
    );
  });
});

describe("isCalendarDate", () => {
  it("knows the days of every month (property)", () => {
    const year = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
        const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
        const days = [0, 31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0][m] ?? 0;
        const pad = (value: number, length: number) => String(value).padStart(length, "0");
        expect(isCalendarDate(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`)).to.equal(d >= 1 && d <= days);
        expect(isCalendarDate(`${pad(y, 4)}-${pad(m, 2)}`)).to.equal(m >= 1 && m <= 12);
      }),
    );
  });
});
