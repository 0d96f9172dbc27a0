import { readFileSync } from "node:fs";
import { expect } from "chai";
import { EvidenceError } from "../../errors/evidence.js";
import type { Evidence, EvidenceAct } from "./evidenceSchema.js";
import { limitSignatures } from "./limitSignatures.js";
import { parseEvidence } from "./parseEvidence.js";

const file = new URL("../../../../test/vectors/evidence/files/three-parties.json", import.meta.url);
const evidence: Evidence = JSON.parse(readFileSync(file, "utf8"));
const many = (count: number, kind: EvidenceAct["kind"], first: EvidenceAct[]): EvidenceAct[] =>
  Array.from({ length: count }, () => ({ ...(first[0] as EvidenceAct), kind }));
const signed = (acts: readonly EvidenceAct[]) => acts.filter(({ signature }) => signature !== null);

describe("limitSignatures", () => {
  it("keeps all signatures that a file may have, those of attestations first", () => {
    const [first] = evidence.acts;
    expect(first?.signature).not.to.equal(null);
    const acts = [...many(1_100, "dispute", evidence.acts), ...many(3, "attest", evidence.acts)];
    const limited = limitSignatures(acts);
    expect(limited.map(({ signature: _, ...act }) => act)).to.deep.equal(
      acts.map(({ signature: _, ...act }) => act),
    );
    expect(signed(limited)).to.have.length(1_024);
    expect(signed(limited).filter(({ kind }) => kind === "attest")).to.have.length(3);
    expect(limitSignatures(evidence.acts)).to.deep.equal(evidence.acts);
  });

  it("leaves what parseEvidence takes, which refuses one signature more", () => {
    const acts = many(1_025, "dispute", evidence.acts);
    expect(parseEvidence({ ...evidence, acts: limitSignatures(acts) }).acts).to.have.length(1_025);
    expect(() => parseEvidence({ ...evidence, acts })).to.throw(EvidenceError, "more than 1024 signatures");
  });
});
