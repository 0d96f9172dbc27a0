// Records the good evidence files from a chain of its own, over real JSON-RPC. They are evidence of what stood on that chain and stay so: run it
// again only where the format changes. `npx tsx test/corpus/record.ts`, then `npm run generate`.
// The corpus expects that an agreement of another term leads to a place in the trie where nothing stands. Ids are random: where a recording
// happens to have something there, the cases "agreement: …" say so, and it is run once more.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, keccak256, sha256, stringToHex } from "viem";
import {
  testAccountSigner,
  testP256Signer,
  testPasskeySigner,
  testRsaSigner,
} from "../../scripts/lib/signers.js";
import { sampleMetadata } from "../../sdk/src/core/metadata/samples.behavior.js";
import {
  type Agreement,
  agreementFromMetadata,
  agreementId,
  commitMetadata,
  createSalts,
  type Evidence,
  encodeAccountKey,
  type MetadataDocument,
  revealEvidence,
  type SignedAct,
  type Signer,
} from "../../sdk/src/exports/index.js";
import { connections } from "../integration/sdk/connections.js";
import {
  accountKey,
  admitMember,
  hostOf,
  hosts,
  type Member,
  setStage,
  statement,
  webDocument,
} from "../integration/sdk/stage.js";

const folder = join(import.meta.dirname, "..", "vectors", "evidence");
const stage = await setStage(connections.viem);
try {
  const a = await admitMember(stage, "cuc-cong-nghiep");
  const b = await admitMember(stage, "hiep-hoi-blockchain");
  const c = await admitMember(stage, "kfia");
  const capacity = {
    [a.identifier]: statement("Nguyễn Khắc Lịch"),
    [b.identifier]: statement("Lê Thị Hà"),
    [c.identifier]: statement("Wang Sung Ho"),
  };
  const words = (member: Member) => capacity[member.identifier] ?? "";
  const statements = Object.values(capacity);
  const perform = async (hash: Promise<Hex>) => stage.reader.waitForTransaction({ hash: await hash });
  const sign = (member: Member, kind: "attest" | "terminate" | "dispute", agreement: Agreement) =>
    stage
      .as(kind === "dispute" ? member.manager : member.signatory)
      .signAct({ kind, agreement, organisation: member.identifier, statement: words(member) });

  let serial = 0;
  /** An agreement with a metadata document of its own, and the text that stands for its file. */
  const make = (parties: readonly Member[], changes: { supersedes?: Hex; anyPartyCanEnd?: boolean } = {}) => {
    const text = `Biên bản ghi nhớ số ${++serial} giữa ${parties.length} bên\n`;
    const sample = sampleMetadata();
    const [party] = sample.parties;
    if (!party) throw new Error("The sample has no party.");
    const metadata = {
      ...sample,
      parties: parties.map(({ identifier }) => ({ ...party, identifier, representatives: [] })),
      witnesses: [],
      documents: [
        {
          ...(sample.documents[0] as MetadataDocument),
          sha256: sha256(stringToHex(text)),
          role: "principal" as const,
        },
      ],
      term: {
        ...sample.term,
        effectiveAt: null,
        expiresAt: null,
        anyPartyCanEnd: changes.anyPartyCanEnd ?? false,
        noticeDays: 0,
      },
      supersedes: changes.supersedes ?? null,
    };
    const salted = { metadata, salts: createSalts(metadata) };
    const agreement = agreementFromMetadata({ metadata, commitment: commitMetadata(salted).commitment });
    return { text, salted, agreement };
  };
  const conclude = async (agreement: Agreement, parties: readonly Member[]) => {
    const acts = await Promise.all(parties.map((party) => sign(party, "attest", agreement)));
    await perform(stage.relayer.submitActs({ agreement, acts }));
  };
  type Made = ReturnType<typeof make>;
  const files: { name: string; about: string; made: Made; evidence: Evidence }[] = [];
  const record = async (name: string, about: string, made: Made, evidence?: Evidence) => {
    const { agreement, salted: metadata } = made;
    const exported = evidence ?? (await stage.reader.exportEvidence({ agreement, metadata, statements }));
    files.push({ name, about, made, evidence: exported });
    return exported;
  };

  const three = make([a, b, c]);
  await conclude(three.agreement, [a, b, c]);
  const whole = await record(
    "three-parties",
    "Three parties, relayed in one transaction, everything shown.",
    three,
  );
  await record(
    "revealed",
    "The same with the title alone shown.",
    three,
    revealEvidence({ evidence: whole, reveal: ["/title/**"] }),
  );

  const { agreement, salted: metadata } = three;
  const web = {
    [hostOf(a)]: webDocument(stage, a, [keccak256(accountKey(a.signatory))]),
    [hostOf(b)]: webDocument(stage, b),
  };
  const identified = await stage.reader.exportEvidence({
    agreement,
    metadata,
    statements,
    fetch: hosts(web),
  });
  await record(
    "identified",
    "The same with what the organisations' hosts said: one lists its keys, one its managers, one has no document.",
    three,
    identified,
  );
  const contradicted = {
    [hostOf(a)]: webDocument(stage, { ...a, manager: b.manager }),
    [hostOf(b)]: webDocument(stage, b, [keccak256(accountKey(a.signatory))]),
  };
  await record(
    "contradicted",
    "The same where two hosts name other keys.",
    three,
    await stage.reader.exportEvidence({ agreement, statements, fetch: hosts(contradicted) }),
  );

  const sent = make([a, b]);
  for (const member of [a, b]) {
    const act = { agreement: sent.agreement, organisation: member.identifier, statement: words(member) };
    await perform(stage.as(member.signatory).attest(act));
  }
  await record("sent", "Two parties, each by its own transaction: no signature to show.", sent);

  const disputed = make([a, b]);
  await conclude(disputed.agreement, [a, b]);
  const dispute = await sign(a, "dispute", disputed.agreement);
  await perform(stage.relayer.submitActs({ agreement: disputed.agreement, acts: [dispute] }));
  await record("disputed", "A party disputes its own attestation.", disputed);

  const ended = make([a, b], { anyPartyCanEnd: true });
  await conclude(ended.agreement, [a, b]);
  const notice = await sign(b, "terminate", ended.agreement);
  await perform(stage.relayer.submitActs({ agreement: ended.agreement, acts: [notice] }));
  await record("ended", "Ended by notice.", ended);

  const old = make([a, b]);
  await conclude(old.agreement, [a, b]);
  const amendment = make([a, b], { supersedes: agreementId(old.agreement) });
  const acts = await Promise.all([a, b].map((member) => sign(member, "attest", amendment.agreement)));
  await perform(
    stage.relayer.submitAmendment({ agreement: amendment.agreement, predecessor: old.agreement, acts }),
  );
  await record("superseded", "Amended: another agreement has taken its place.", old);

  const open = make([a, b, c]);
  await conclude(open.agreement, [a, c]);
  await record("unsigned", "One of three parties has not signed.", open);

  // Keys that are no accounts with a private key. What the contract wallet approved stands in no file: only a chain can check it.
  const { verifiers } = stage.deployment;
  if (!verifiers?.p256 || !verifiers.webauthn || !verifiers.rsa) throw new Error("A verifier is missing.");
  const owner = testAccountSigner("corpus wallet");
  const wallet = await stage.deploy("OwnedWallet", [owner.account.address]);
  const holders: [Member, Signer][] = [];
  for (const [name, signer] of [
    ["tong-cong-ty", testP256Signer("corpus", verifiers.p256)],
    ["hoc-vien", testPasskeySigner("corpus", verifiers.webauthn)],
    ["ngan-hang", testRsaSigner(2048, verifiers.rsa)],
    ["quy-dau-tu", { ...owner, key: encodeAccountKey(wallet) }],
  ] as const) {
    const member = await admitMember(stage, name);
    const key = { organisation: member.identifier, key: signer.key, role: "signatory" } as const;
    await perform(stage.as(member.manager).addKey(key));
    holders.push([member, signer]);
  }
  const kinds = make(holders.map(([member]) => member));
  const signed: SignedAct[] = [];
  for (const [{ identifier }, signer] of holders) {
    signed.push(
      await stage.reader.signAct({
        kind: "attest",
        agreement: kinds.agreement,
        organisation: identifier,
        statement: statement("Trần Văn Minh"),
        validUntil: 2 ** 34,
        signer,
      }),
    );
  }
  await perform(stage.relayer.submitActs({ agreement: kinds.agreement, acts: signed }));
  await record("keys", "A P-256 key, a passkey, an RSA token and a contract wallet.", kinds);
  const approved = signed.at(-1);
  if (!approved) throw new Error("The contract wallet did not sign.");

  mkdirSync(join(folder, "files"), { recursive: true });
  for (const { name, evidence } of files) {
    writeFileSync(join(folder, "files", `${name}.json`), `${JSON.stringify(evidence, null, 1)}\n`);
  }
  const { validUntil, key, signature } = approved;
  const index = {
    deployment: stage.deployment,
    contractWallet: { validUntil, key, signature },
    files: files.map(({ name, about, made, evidence }) => ({
      name,
      about,
      document: made.text,
      blockHash: keccak256(evidence.header),
    })),
  };
  writeFileSync(join(folder, "recorded.json"), `${JSON.stringify(index, null, 2)}\n`);
  console.log(`${files.length} files recorded`);
} finally {
  await stage.close();
}
