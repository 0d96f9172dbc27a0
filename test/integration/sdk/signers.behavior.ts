import { expect } from "chai";
import { type Hex, keccak256, stringToHex } from "viem";
import { testAccountSigner, testKey } from "../../../scripts/lib/signers.js";
import {
  agreementId,
  keyId,
  organisationId,
  type SignActParameters,
  type Signer,
} from "../../../sdk/src/exports/index.js";
import { accountKey, admitMember, draft, failure, type Member, type Stage, statement } from "./stage.js";

/** A kind of key that organisations have. */
export type SignerKind = {
  name: string;
  /** A key of that kind; another one for another seed. */
  make: (stage: Stage, seed: string) => Promise<Signer>;
};

/** Whatever kind of key an organisation has, it does the same with it. */
export function behavesAsSigner({ name, make }: SignerKind, stageOf: () => Stage): void {
  describe(`signed by ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let member: Member;
    let partner: Member;
    let signatory: Signer;
    let manager: Signer;
    const slug = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/-$/, "");

    const settled = async (hash: Promise<Hex>) => stage.reader.waitForTransaction({ hash: await hash });
    const sign = (parameters: Pick<SignActParameters, "kind" | "agreement">, signer = signatory) =>
      stage.reader.signAct({
        ...parameters,
        organisation: member.identifier,
        statement: statement(),
        signer,
      });
    const partnersAct = (parameters: Pick<SignActParameters, "kind" | "agreement">) =>
      stage
        .as(partner.signatory)
        .signAct({ ...parameters, organisation: partner.identifier, statement: statement() });
    /** An agreement that the partner has attested. */
    const proposed = async () => {
      const { agreement } = draft([member, partner]);
      const acts = [await partnersAct({ kind: "attest", agreement })];
      await settled(stage.relayer.submitActs({ agreement, acts }));
      return agreement;
    };
    const concluded = async () => {
      const made = draft([member, partner], { anyPartyCanEnd: true, noticeDays: 30 });
      const { agreement } = made;
      const acts = [
        await sign({ kind: "attest", agreement }),
        await partnersAct({ kind: "attest", agreement }),
      ];
      await settled(stage.relayer.submitActs({ agreement, acts }));
      return { ...made, id: agreementId(agreement) };
    };

    before(async () => {
      stage = stageOf();
      member = await admitMember(stage, `co-quan-${slug}`);
      partner = await admitMember(stage, `doi-tac-${slug}`);
      signatory = await make(stage, `${slug} signatory`);
      manager = await make(stage, `${slug} manager`);
      const organisation = member.identifier;
      const actions = stage.as(member.manager);
      await settled(actions.addKey({ organisation, key: signatory.key, role: "signatory" }));
      await settled(actions.addKey({ organisation, key: manager.key, role: "manager" }));
    });

    it("attests through a relayer, is recorded with its key, and verified", async () => {
      const { id, agreement, document } = await concluded();
      expect(await stage.reader.getStatus({ id })).to.equal("InForce");
      const { acts } = await stage.reader.listActs({ id });
      const act = acts.find(({ organisation }) => organisation === organisationId(member.identifier));
      expect(act).to.include({ kind: "attest", keyId: keyId(signatory.key) });
      const { judgement } = await stage.reader.verifyAgreement({ document, agreement });
      expect(judgement.authenticity.indication).to.equal("TOTAL_PASSED");
    });

    it("refuses, gives notice and disputes", async () => {
      const refused = await proposed();
      const refusal = await sign({ kind: "decline", agreement: refused });
      await settled(stage.relayer.submitActs({ agreement: refused, acts: [refusal] }));
      expect(await stage.reader.getStatus({ id: agreementId(refused) })).to.equal("Declined");

      const { agreement, id } = await concluded();
      const acts = [
        await sign({ kind: "terminate", agreement }),
        await sign({ kind: "dispute", agreement }, manager),
      ];
      await settled(stage.relayer.submitActs({ agreement, acts }));
      expect(await stage.reader.getStatus({ id })).to.equal("Ending");
      expect(await stage.reader.getMarks({ id })).to.include({
        disputes: 2 ** agreement.parties.indexOf(member.identifier),
      });
    });

    it("adds and revokes keys as manager, without a transaction of its own", async () => {
      const { relayer, reader } = stage;
      const organisation = member.identifier;
      const key = accountKey(testKey(`${slug} added`));
      const addition = { organisation, key, role: "signatory", validFrom: 0, validUntil: 0 } as const;
      const added = await reader.signManagerMessage({
        primaryType: "KeyAddition",
        message: addition,
        signer: manager,
      });
      expect(added.key).to.equal(manager.key);
      await settled(relayer.addKey({ ...addition, authorization: added }));
      expect((await reader.getCredential({ organisation, key }))?.role).to.equal("signatory");

      const revocation = { organisation, key, validUntil: 0 };
      const revoked = await reader.signManagerMessage({
        primaryType: "KeyRevocation",
        message: revocation,
        signer: manager,
      });
      await settled(relayer.revokeKey({ ...revocation, authorization: revoked }));
      expect((await reader.getCredential({ organisation, key }))?.validUntil).to.be.greaterThan(0);

      const profile = keccak256(stringToHex(slug));
      const update = await reader.signManagerMessage({
        primaryType: "ProfileUpdate",
        message: { organisation, profile },
        signer: manager,
      });
      await settled(relayer.updateProfile({ organisation, profile, authorization: update }));
      expect((await reader.getOrganisation({ organisation }))?.profile).to.equal(profile);
    });

    it("stands for what it signed and for nothing else", async () => {
      const agreement = await proposed();
      const act = await sign({ kind: "attest", agreement });
      for (const altered of [
        { ...act, kind: "decline" as const },
        { ...act, statement: statement("Trần Văn B") },
        { ...act, validUntil: act.validUntil + 1 },
        { ...act, key: manager.key },
        { ...act, key: testAccountSigner(`${slug} foreign`).key },
      ]) {
        const error = await failure(stage.relayer.submitActs({ agreement, acts: [altered] }));
        expect(error.code).to.equal("ACT_SIGNATURE_INVALID");
      }
      await settled(stage.relayer.submitActs({ agreement, acts: [act] }));
    });
  });
}
