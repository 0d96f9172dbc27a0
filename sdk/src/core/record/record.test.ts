import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import fc from "fast-check";
import type { Hex } from "viem";
import { RecordError } from "../../errors/record.js";
import { decodeRecord } from "./decodeRecord.js";
import { encodeRecord } from "./encodeRecord.js";
import { mappingSlot } from "./mappingSlot.js";
import { type AgreementRecord, Outcome, Status } from "./record.js";
import { isInForce, statusOf, wasInForceAt } from "./statusOf.js";

const ZERO: Hex = `0x${"00".repeat(32)}`;
const HEAD: Hex = `0x${"ab".repeat(18)}${"00".repeat(14)}`;
const fails = (run: () => unknown, code: string) => {
  expect(run).to.throw(RecordError).with.property("code", code);
};

const record: AgreementRecord = {
  attested: 7,
  inForceAt: 500,
  endsAt: 1000,
  outcome: "None",
  marked: false,
  actsHead: HEAD,
  marks: { consents: 0, disputes: 0 },
};

type Sixfold = [bigint, bigint, bigint, bigint, bigint, bigint];
const nibble = (max: number) => fc.integer({ min: 0, max });
const small = fc.constantFrom(0, 1, 2, 2 ** 36 - 1);
const LIMIT = 2 ** 36 - 1;
const bitmap = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const head = fc
  .uint8Array({ minLength: 18, maxLength: 18 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}${"00".repeat(14)}` as Hex)
  .filter((hex) => hex !== ZERO);
/** Concluded records with any outcome that allows it. */
const concluded: fc.Arbitrary<AgreementRecord> = fc
  .record({
    attested: bitmap.map((bits) => (bits | 3) >>> 0),
    inForceAt: fc.integer({ min: 1, max: LIMIT }),
    endsAt: fc.integer({ min: 0, max: LIMIT }),
    outcome: fc.constantFrom("None", "Terminated", "Superseded"),
    actsHead: head,
    consents: bitmap,
    disputes: bitmap,
    marked: fc.boolean(),
    known: fc.boolean(),
  })
  .map(({ consents, disputes, known, ...rest }): AgreementRecord => {
    const kept = { consents: (consents & rest.attested) >>> 0, disputes: (disputes & rest.attested) >>> 0 };
    const marks = rest.marked ? (known ? kept : undefined) : { consents: 0, disputes: 0 };
    return { ...rest, marks } as AgreementRecord;
  })
  .filter(({ outcome, inForceAt, endsAt }) =>
    outcome === "None" ? endsAt === 0 || endsAt > inForceAt : endsAt !== 0,
  );

describe("decodeRecord", () => {
  it("reads every field from its place", () => {
    // 18 bytes of head · flags 1 · outcome 2 · endsAt 0x987654321 · inForceAt 0x123456789 · attested 0x80000003
    const word: Hex = `0x${"cd".repeat(18)}1298765432112345678980000003`;
    const marks: Hex = `0x${"00".repeat(24)}8000000200000001`;
    expect(decodeRecord(word, marks)).to.deep.equal({
      attested: 0x80000003,
      inForceAt: 0x123456789,
      endsAt: 0x987654321,
      outcome: "Terminated",
      marked: true,
      actsHead: `0x${"cd".repeat(18)}${"00".repeat(14)}`,
      marks: { consents: 1, disputes: 0x80000002 },
    });
    expect(decodeRecord(word).marks).to.equal(undefined);
    expect(encodeRecord(decodeRecord(word, marks))).to.deep.equal({ word, marks });
  });

  it("reads the word of an agreement that is not registered", () => {
    expect(decodeRecord(ZERO)).to.deep.equal({
      attested: 0,
      inForceAt: 0,
      endsAt: 0,
      outcome: "None",
      marked: false,
      actsHead: ZERO,
      marks: { consents: 0, disputes: 0 },
    });
  });

  it("is the inverse of encodeRecord", () => {
    fc.assert(
      fc.property(concluded, (original) => {
        const { word, marks } = encodeRecord(original);
        expect(decodeRecord(word, marks)).to.deep.equal(original);
      }),
    );
  });

  it("accepts no word that encodeRecord does not write", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 2n ** 144n - 1n),
        nibble(2),
        nibble(4),
        small,
        small,
        nibble(7),
        (...fields) => {
          const [head, flags, outcome, endsAt, inForceAt, attested] = fields.map(BigInt) as Sixfold;
          const bits =
            (head << 112n) |
            (flags << 108n) |
            (outcome << 104n) |
            (endsAt << 68n) |
            (inForceAt << 32n) |
            attested;
          const word: Hex = `0x${bits.toString(16).padStart(64, "0")}`;
          let decoded: AgreementRecord;
          try {
            decoded = decodeRecord(word);
          } catch (error) {
            expect(error).to.be.instanceOf(RecordError).with.property("code", "RECORD_WORD_IMPOSSIBLE");
            return;
          }
          expect(encodeRecord(decoded).word).to.equal(word);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("refuses what is not 32 bytes", () => {
    for (const word of ["0x", "0x00", ZERO.slice(2), `${ZERO}00`, 0, null]) {
      fails(() => decodeRecord(word as Hex), "RECORD_WORD_INVALID");
      fails(() => decodeRecord(ZERO, word === null ? ("" as Hex) : (word as Hex)), "RECORD_WORD_INVALID");
    }
  });
});

describe("encodeRecord", () => {
  it("refuses values that do not fit their field", () => {
    const change: Partial<AgreementRecord>[] = [
      { attested: 2 ** 32 },
      { attested: -1 },
      { inForceAt: 2 ** 36 },
      { endsAt: 1.5 },
      { actsHead: `0x${"ab".repeat(32)}` },
      { outcome: "Ended" as Outcome },
      { marks: { consents: 2 ** 32, disputes: 0 } },
    ];
    for (const wrong of change) fails(() => encodeRecord({ ...record, ...wrong }), "RECORD_WORD_INVALID");
  });

  it("refuses records that no acts lead to", () => {
    const change: Partial<AgreementRecord>[] = [
      { attested: 0 },
      { actsHead: ZERO },
      { attested: 1 },
      { outcome: "Declined" },
      { endsAt: 500 },
      { endsAt: 0, outcome: "Terminated" },
      { inForceAt: 0, outcome: "Superseded" },
      { marks: { consents: 0, disputes: 1 } },
      { marks: undefined },
      { marked: true, marks: { consents: 8, disputes: 0 } },
    ];
    for (const wrong of change) fails(() => encodeRecord({ ...record, ...wrong }), "RECORD_WORD_IMPOSSIBLE");
  });
});

describe("statusOf", () => {
  it("numbers statuses and outcomes as the registry does", () => {
    expect(Object.entries(Status).sort(([, a], [, b]) => a - b)).to.deep.equal([
      ["Unknown", 0],
      ["Proposed", 1],
      ["Lapsed", 2],
      ["Declined", 3],
      ["Scheduled", 4],
      ["InForce", 5],
      ["Ending", 6],
      ["Expired", 7],
      ["Terminated", 8],
      ["Superseded", 9],
    ]);
    expect(Outcome).to.deep.equal({ None: 0, Declined: 1, Terminated: 2, Superseded: 3 });
  });

  it("takes every interval as half-open", () => {
    expect([499, 500, 999, 1000].map((now) => statusOf(record, now))).to.deep.equal([
      "Scheduled",
      "InForce",
      "InForce",
      "Expired",
    ]);
    const ending: AgreementRecord = { ...record, outcome: "Terminated" };
    expect([499, 500, 999, 1000].map((now) => statusOf(ending, now))).to.deep.equal([
      "Scheduled",
      "Ending",
      "Ending",
      "Terminated",
    ]);
    const proposed: AgreementRecord = { ...record, inForceAt: 0 };
    expect([999, 1000].map((now) => statusOf(proposed, now))).to.deep.equal(["Proposed", "Lapsed"]);
  });

  it("says in force exactly where the agreement was in force", () => {
    fc.assert(
      fc.property(concluded, fc.integer({ min: -2, max: 2 }), fc.boolean(), (original, offset, atEnd) => {
        const now = Math.max(0, (atEnd ? original.endsAt : original.inForceAt) + offset);
        expect(isInForce(statusOf(original, now))).to.equal(wasInForceAt(original, now, now));
      }),
    );
  });

  it("refuses a time that is none", () => {
    for (const now of [-1, 1.5, Number.NaN, "1" as unknown as number])
      fails(() => statusOf(record, now), "RECORD_TIME_INVALID");
  });
});

describe("wasInForceAt", () => {
  it("answers for the past and the present", () => {
    expect([499, 500, 999, 1000].map((time) => wasInForceAt(record, time, 2000))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    expect(wasInForceAt({ ...record, endsAt: 0 }, 1500, 2000)).to.equal(true);
    expect(wasInForceAt({ ...record, inForceAt: 0 }, 700, 2000)).to.equal(false);
  });

  it("says nothing about the future, in which the end can still move", () => {
    expect(wasInForceAt(record, 600, 600)).to.equal(true);
    fails(() => wasInForceAt(record, 601, 600), "RECORD_TIME_IN_FUTURE");
  });
});

describe("mappingSlot", () => {
  const key: Hex = `0x${"00".repeat(31)}07`;
  const inner: Hex = `0x${"00".repeat(31)}08`;

  it("is keccak256(abi.encode(key, slot)), also of a mapping inside a mapping", () => {
    const slot = mappingSlot(key, 2);
    expect(slot).to.equal("0xacd8ef244210bb6898e73c48bf820ed8ecc857a3bab8d79c10e4fa92b1e9ca65");
    expect(mappingSlot(key, 2n)).to.equal(slot);
    expect(mappingSlot(inner, slot)).to.equal(
      "0x0b8342a9de009b5fef3abb4e23f11e25d29bfa213600a15b0acd841c0ef83575",
    );
    const last = 2n ** 256n - 1n;
    expect(mappingSlot(key, last)).to.equal(
      keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [key, last])),
    );
  });

  it("refuses keys and slots of other forms", () => {
    fails(() => mappingSlot("0x07", 2), "RECORD_SLOT_INVALID");
    for (const slot of [-1, 0.5, -1n, 2n ** 256n, "0x2"])
      fails(() => mappingSlot(key, slot as Hex), "RECORD_SLOT_INVALID");
  });
});
