import { readFileSync } from "node:fs";
import { expect } from "chai";
import { type Address, type Hex, hashTypedData } from "viem";
import { generate } from "../../scripts/generate/vectors.js";
import { actDigest, actStructHash } from "../../sdk/src/core/acts/actDigest.js";
import { ActKind, actPrimaryTypes, type SignedActKind } from "../../sdk/src/core/acts/actKind.js";
import { decodeActContext, encodeActContext, OrganisationKind } from "../../sdk/src/core/acts/actContext.js";
import { actsHead, type RecordedAct, replayActs } from "../../sdk/src/core/acts/actsHead.js";
import { actTypedData } from "../../sdk/src/core/acts/actTypedData.js";
import {
  type MemberMessages,
  type MemberMessageType,
  memberDigest,
  memberTypes,
} from "../../sdk/src/core/acts/memberTypedData.js";
import { statementHash } from "../../sdk/src/core/acts/statement.js";
import type { Agreement, AgreementStruct } from "../../sdk/src/core/agreement/agreement.js";
import { agreementId, toStruct } from "../../sdk/src/core/agreement/agreementId.js";
import { checkAgreement } from "../../sdk/src/core/agreement/checkAgreement.js";
import { createAgreement } from "../../sdk/src/core/agreement/createAgreement.js";
import { decodeJournal } from "../../sdk/src/core/journal/decodeJournal.js";
import { extendJournal } from "../../sdk/src/core/journal/extendJournal.js";
import { journalGenesis } from "../../sdk/src/core/journal/journalGenesis.js";
import { replayJournal } from "../../sdk/src/core/journal/replayJournal.js";
import { decodeKey } from "../../sdk/src/core/keys/decodeKey.js";
import { keyId } from "../../sdk/src/core/keys/keyId.js";
import { checkIdentifier } from "../../sdk/src/core/organisation/checkIdentifier.js";
import { organisationId } from "../../sdk/src/core/organisation/organisationId.js";
import { decodeRecord } from "../../sdk/src/core/record/decodeRecord.js";
import { encodeRecord } from "../../sdk/src/core/record/encodeRecord.js";
import { Outcome, Status } from "../../sdk/src/core/record/record.js";
import { isInForce, statusOf, wasInForceAt } from "../../sdk/src/core/record/statusOf.js";
import { AgreementError } from "../../sdk/src/errors/agreement.js";
import { KeyError } from "../../sdk/src/errors/key.js";
import { OrganisationError } from "../../sdk/src/errors/organisation.js";
import { RecordError } from "../../sdk/src/errors/record.js";

const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));

/** Turns columns into rows; a column that is shorter than the others is an error of the vectors. */
function rows<Row>(columns: { [Name in keyof Row]: Row[Name][] }): Row[] {
  const names = Object.keys(columns) as (keyof Row)[];
  const lengths = new Set(names.map((name) => columns[name].length));
  expect(lengths).to.have.property("size", 1);
  const [length] = lengths;
  expect(length).to.be.greaterThan(0);
  return Array.from(
    { length: length ?? 0 },
    (_, index) => Object.fromEntries(names.map((name) => [name, columns[name][index]])) as Row,
  );
}

const nameOf = <Name extends string>(codes: Record<Name, number>, code: number): Name => {
  const found = (Object.keys(codes) as Name[]).find((name) => codes[name] === code);
  if (found === undefined) throw new Error(`No name has the code ${code}.`);
  return found;
};

type AgreementCase = Agreement & {
  note: string;
  titleHash: Hex;
  partyIds: Hex[];
  witnessIds: Hex[];
  id: Hex;
};
type InvalidAgreement = Omit<AgreementStruct, "title" | "parties" | "witnesses"> & {
  code: string;
  error: string;
  titleHash: Hex;
  partyIds: Hex[];
  witnessIds: Hex[];
};

const termsOf = <T extends Agreement | InvalidAgreement>(given: T) => {
  const { documents, metadata, effectiveAt, expiresAt, anyPartyCanEnd, noticeDays, supersedes } = given;
  return { documents, metadata, effectiveAt, expiresAt, anyPartyCanEnd, noticeDays, supersedes };
};
const wordsOf = (given: AgreementCase): Agreement => ({
  title: given.title,
  parties: given.parties,
  witnesses: given.witnesses,
  ...termsOf(given),
});

describe("vectors", () => {
  it("are what the generator writes", async () => {
    const files = await generate();
    expect(Object.keys(files)).to.have.length(7);
    for (const [path, content] of Object.entries(files)) {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).to.equal(content, path);
    }
  });

  it("identifiers", () => {
    const { good, goodIds, bad, badPositions, badReasons } = read("identifiers");
    for (const { good: identifier, goodIds: id } of rows<{ good: string; goodIds: Hex }>({ good, goodIds })) {
      expect(organisationId(identifier), identifier).to.equal(id);
    }
    type Bad = { bad: string; badPositions: number; badReasons: string };
    for (const row of rows<Bad>({ bad, badPositions, badReasons })) {
      expect(() => checkIdentifier(row.bad), row.badReasons)
        .to.throw(OrganisationError)
        .with.nested.property("values.position", row.badPositions);
    }
    expect(good.length + bad.length).to.be.at.least(60);
  });

  it("keys", () => {
    const { verifiers, keys, ids, types, notes, refused } = read("keys");
    type Key = { keys: Hex; ids: Hex; types: string; notes: string };
    for (const row of rows<Key>({ keys, ids, types, notes })) {
      expect(keyId(row.keys), row.notes).to.equal(row.ids);
      expect(decodeKey(row.keys, verifiers).type, row.notes).to.equal(row.types);
    }
    for (const key of refused) expect(() => keyId(key), key).to.throw(KeyError);
  });

  it("agreements", () => {
    const { count, cases } = read("agreements") as { count: number; cases: AgreementCase[] };
    expect(cases).to.have.length(count).that.is.at.least(20);
    for (const given of cases) {
      const agreement = wordsOf(given);
      const { title, parties, witnesses } = toStruct(agreement);
      expect({ title, parties, witnesses }, given.note).to.deep.equal({
        title: given.titleHash,
        parties: given.partyIds,
        witnesses: given.witnessIds,
      });
      expect(agreementId(agreement), given.note).to.equal(given.id);
      const shuffled = {
        ...agreement,
        parties: [...parties].reverse().map((id) => given.parties[parties.indexOf(id)] ?? ""),
      };
      expect(createAgreement(shuffled), given.note).to.deep.equal(agreement);
    }
  });

  it("agreements that no registry accepts", () => {
    const { invalidCount, invalid } = read("agreements") as {
      invalidCount: number;
      invalid: InvalidAgreement[];
    };
    expect(invalid).to.have.length(invalidCount);
    for (const given of invalid) {
      const struct = {
        title: given.titleHash,
        parties: given.partyIds,
        witnesses: given.witnessIds,
        ...termsOf(given),
      };
      expect(() => checkAgreement(struct), given.error)
        .to.throw(AgreementError)
        .with.property("code", given.code);
    }
  });

  it("typed data of acts", () => {
    type Act = {
      chainId: number;
      registry: Address;
      kind: number;
      primaryType: string;
      agreement: number;
      id: Hex;
      organisation: string;
      organisationId: Hex;
      statement: string;
      statementHash: Hex;
      validUntil: number;
      structHash: Hex;
      digest: Hex;
    };
    const { cases } = read("agreements") as { cases: AgreementCase[] };
    const acts = rows<Act>(read("typed-data").acts);
    for (const act of acts) {
      const kind = nameOf(ActKind, act.kind) as SignedActKind;
      expect(actPrimaryTypes[kind]).to.equal(act.primaryType);
      const { chainId, registry, organisation, statement, validUntil } = act;
      const agreement = wordsOf(cases[act.agreement] as AgreementCase);
      const parameters = { chainId, registry, kind, agreement, organisation, statement, validUntil };
      expect(hashTypedData(actTypedData(parameters))).to.equal(act.digest);
      expect(actDigest({ ...parameters, agreement: act.id, organisation: act.organisationId })).to.equal(
        act.digest,
      );
      expect(statementHash(statement)).to.equal(act.statementHash);
      expect(
        actStructHash({
          kind,
          id: act.id,
          organisation: act.organisationId,
          statement: act.statementHash,
          validUntil,
        }),
      ).to.equal(act.structHash);
    }
    expect(
      new Set(acts.map(({ kind, chainId, registry }) => `${kind} ${chainId} ${registry}`)),
    ).to.have.property("size", 10);
  });

  it("typed data of managers' messages", () => {
    type Message = Record<string, unknown> & {
      chainId: number;
      registry: Address;
      primaryType: MemberMessageType;
      nonce: number;
      digest: Hex;
    };
    for (const { chainId, registry, primaryType, digest, ...all } of rows<Message>(
      read("typed-data").members,
    )) {
      const members = memberTypes[primaryType].map(({ name }) => [
        name,
        name === "nonce" ? BigInt(all.nonce) : all[name],
      ]);
      const message = Object.fromEntries(members) as MemberMessages[typeof primaryType];
      expect(memberDigest({ chainId, registry, primaryType, message })).to.equal(digest);
    }
  });

  it("records", () => {
    type Row = {
      word: Hex;
      marks: Hex;
      attested: number;
      inForceAt: number;
      endsAt: number;
      outcome: number;
      marked: number;
      actsHead: Hex;
      consents: number;
      disputes: number;
    };
    const records = rows<Row>(read("records").records);
    expect(records).to.have.length.of.at.least(100);
    for (const { word, marks, consents, disputes, outcome, marked, ...fields } of records) {
      const expected = {
        ...fields,
        outcome: nameOf(Outcome, outcome),
        marked: marked === 1,
        marks: { consents, disputes },
      };
      expect(decodeRecord(word, marks)).to.deep.equal(expected);
      expect(encodeRecord(expected)).to.deep.equal({ word, marks });
    }
  });

  it("words that no registry writes", () => {
    for (const { reason, word, marks } of rows<{ reason: string; word: Hex; marks: Hex }>(
      read("records").impossible,
    )) {
      expect(() => decodeRecord(word, marks), reason)
        .to.throw(RecordError)
        .with.property("code", "RECORD_WORD_IMPOSSIBLE");
    }
  });

  it("statuses", () => {
    type Row = { word: Hex; time: number; status: number; inForce: number };
    const statuses = rows<Row>(read("records").statuses);
    for (const { word, time, status, inForce } of statuses) {
      const record = decodeRecord(word);
      expect(Status[statusOf(record, time)], `${word} at ${time}`).to.equal(status);
      expect(isInForce(statusOf(record, time))).to.equal(inForce === 1);
      expect(wasInForceAt(record, time, time)).to.equal(inForce === 1);
    }
    expect(new Set(statuses.map(({ status }) => status))).to.have.property(
      "size",
      Object.keys(Status).length,
    );
  });

  it("acts", () => {
    type Row = Omit<RecordedAct, "kind" | "organisationKind"> & {
      chain: number;
      id: Hex;
      previous: Hex;
      kind: number;
      organisationKind: number;
      context: Hex;
      head: Hex;
    };
    const chains = Map.groupBy(rows<Row>(read("acts")), ({ chain }) => chain);
    expect(chains).to.have.property("size", 30);
    for (const acts of chains.values()) {
      const recorded = acts.map(({ chain: _, id: __, previous, context, head, ...act }) => {
        const names = {
          kind: nameOf(ActKind, act.kind),
          organisationKind: nameOf(OrganisationKind, act.organisationKind),
        };
        const { kind, seat, organisationKind, time } = { ...act, ...names };
        expect(encodeActContext({ ...act, ...names })).to.equal(context);
        expect(decodeActContext(context)).to.deep.equal({ kind, seat, organisationKind, time });
        expect(actsHead(previous, { ...act, ...names })).to.equal(head);
        return { ...act, ...names };
      });
      expect(replayActs(acts[0]?.id ?? "0x", recorded)).to.equal(acts.at(-1)?.head);
    }
  });

  it("journal", () => {
    type Run = { chainId: number; registry: Address; genesis: Hex; entries: number; journalWord: Hex };
    type Entry = { run: number; count: number; id: Hex; word: Hex; marks: Hex; head: Hex; journalWord: Hex };
    const { runs, entries } = read("journal");
    const all = rows<Entry>(entries);
    for (const [index, { chainId, registry, genesis, entries: count, journalWord }] of rows<Run>(
      runs,
    ).entries()) {
      expect(journalGenesis({ chainId, registry })).to.equal(genesis);
      const own = all.filter(({ run }) => run === index);
      let previous = genesis;
      for (const entry of own) {
        expect(extendJournal(previous, entry)).to.equal(entry.head);
        expect(decodeJournal(entry.journalWord)).to.deep.equal({ count: entry.count, head: entry.head });
        previous = entry.head;
      }
      expect(replayJournal({ chainId, registry, entries: own, journalWord })).to.deep.equal({
        complete: true,
        count,
        head: previous,
      });
    }
  });
});
