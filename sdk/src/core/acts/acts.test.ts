import { expect } from "chai";
import { id, TypedDataEncoder, type TypedDataField, Wallet } from "ethers";
import fc from "fast-check";
import { type Hex, hashTypedData, recoverTypedDataAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { ActError } from "../../errors/act.js";
import { AgreementError } from "../../errors/agreement.js";
import { KeyError } from "../../errors/key.js";
import { OrganisationError } from "../../errors/organisation.js";
import { TextError } from "../../errors/text.js";
import { agreementId, toStruct } from "../agreement/agreementId.js";
import { createAgreement } from "../agreement/createAgreement.js";
import { decodeActContext, encodeActContext, OrganisationKind } from "./actContext.js";
import { actDigest, actStructHash } from "./actDigest.js";
import { ActKind, actPrimaryTypes, type SignedActKind } from "./actKind.js";
import { actsHead, type RecordedAct, replayActs } from "./actsHead.js";
import { type ActParameters, actTypedData } from "./actTypedData.js";
import {
  KeyRole,
  type MemberMessages,
  memberDigest,
  memberTypedData,
  memberTypes,
} from "./memberTypedData.js";
import { createStatement, defaultValidUntil, statementHash } from "./statement.js";

const word = (value: number): Hex => `0x${value.toString(16).padStart(64, "0")}`;
const STATEMENT = "Nguyễn Khắc Lịch, Cục trưởng · Seoul, 2025-09-18 · ref 7f3a0c52e1b94d6688aa01c2d3e4f506";
const agreement = createAgreement({
  title: "Biên bản ghi nhớ / Memorandum of understanding",
  documents: [word(1), word(2)],
  metadata: word(3),
  parties: ["did:web:fpt.com.vn", "did:web:vifc-hcm.example"],
  witnesses: ["https://kfia.example/En"],
  effectiveAt: 1_800_000_000,
  expiresAt: 1_900_000_000,
  anyPartyCanEnd: true,
  noticeDays: 30,
});
const parameters: ActParameters = {
  chainId: 31_337,
  registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  kind: "attest",
  agreement,
  organisation: "did:web:fpt.com.vn",
  statement: STATEMENT,
  validUntil: 1_802_592_000,
};
const kinds = Object.keys(actPrimaryTypes) as SignedActKind[];

const fails = (run: () => unknown, code: string) => {
  expect(run).to.throw(ActError).with.property("code", code);
};

describe("actTypedData", () => {
  it("shows the words of the act and nothing else", () => {
    const { domain, primaryType, message } = actTypedData(parameters);
    expect(domain).to.deep.equal({
      name: "Minh Uoc Agreements",
      version: "1",
      chainId: 31_337,
      verifyingContract: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
    });
    expect(primaryType).to.equal("Attestation");
    expect(message).to.deep.equal({
      agreement,
      organisation: "did:web:fpt.com.vn",
      statement: STATEMENT,
      validUntil: 1_802_592_000,
    });
  });

  it("is signed as it stands by viem and by ethers, with the same result", async () => {
    const key = generatePrivateKey();
    const account = privateKeyToAccount(key);
    for (const kind of kinds) {
      const data = actTypedData({ ...parameters, kind });
      const signature = await account.signTypedData(data);
      expect(await new Wallet(key).signTypedData(data.domain, data.types, data.message)).to.equal(signature);
      expect(await recoverTypedDataAddress({ ...data, signature })).to.equal(account.address);
    }
  });

  it("refuses what the registry would refuse, or what nobody can read", () => {
    const change = (changed: object) => () => actTypedData({ ...parameters, ...changed });
    fails(change({ kind: "superseded" }), "ACT_KIND_INVALID");
    fails(change({ kind: "toString" }), "ACT_KIND_INVALID");
    fails(change({ chainId: 0 }), "ACT_DOMAIN_INVALID");
    fails(change({ registry: "0x5FbDB2315678afecb367f032d93F642f64180aA3" }), "ACT_DOMAIN_INVALID");
    fails(change({ validUntil: 0 }), "ACT_TIME_INVALID");
    fails(change({ validUntil: 2 ** 40 }), "ACT_TIME_INVALID");
    fails(change({ statement: undefined }), "ACT_STATEMENT_INVALID");
    fails(change({ agreement: toStruct(agreement) }), "ACT_VALUE_INVALID");
    expect(change({ statement: "" }))
      .to.throw(TextError)
      .with.property("code", "TEXT_EMPTY");
    expect(change({ statement: STATEMENT.normalize("NFD") }))
      .to.throw(TextError)
      .with.property("code", "TEXT_NOT_NFC");
    expect(change({ organisation: "did:web:ssi.example" }))
      .to.throw(AgreementError)
      .with.property("code", "AGREEMENT_SEAT_UNKNOWN");
    expect(change({ agreement: { ...agreement, noticeDays: -1 } })).to.throw(AgreementError);
  });
});

describe("actDigest", () => {
  const DIGESTS: Record<SignedActKind, [structHash: Hex, digest: Hex]> = {
    attest: [
      "0xe3d0e61d43aeba1d419a7de6939d5a5ea12871b31c13d466829550949b410662",
      "0x0861d9679f27f9177d8f789f3384e3aa8b08cbe30e8e709b5ad34278bbc716a0",
    ],
    decline: [
      "0x809b67da4026721a96dd31aefae71930c5792e73338152101ffcec456672e35b",
      "0xc0d6b173b40ed05b2cdaad4083387c254ae5e12d651cd332d6493463b8ac55a5",
    ],
    terminate: [
      "0xf9b04e023059293e7810f6524a39049417d31f5f10088a5a168975a50131c3dd",
      "0xf738ee4b18835fadc9ab5d3fbb74c94f84b3ccc0cebd2a487f59f3cf4c3b3cb3",
    ],
    dispute: [
      "0xdb981981163b79e20f5883522dc36f45d9519498a8482be5a00e715ab332db98",
      "0xadcb3cb0a79abc9a4a1f30ad733b9785d1af738ac62b4a27b7de5e4ca411bfbb",
    ],
    withdrawDispute: [
      "0x89e609d8fb9324892a2e425e27fda9caf47fe2d432bd7a451293df15c89d45ad",
      "0x5eb2af8dbf946d75cd0bcdb2d4e249eb626e3ab094ab113af321e2740bda10c7",
    ],
  };

  for (const kind of kinds) {
    it(`of ${kind} is one and the same from the words, from the hashes, and by ethers`, () => {
      const [structHash, digest] = DIGESTS[kind];
      const data = actTypedData({ ...parameters, kind });
      expect(hashTypedData(data)).to.equal(digest);
      expect(TypedDataEncoder.hash(data.domain, data.types, data.message)).to.equal(digest);
      expect(actDigest({ ...parameters, kind })).to.equal(digest);
      const hashes = {
        ...parameters,
        kind,
        agreement: agreementId(agreement),
        organisation: id(parameters.organisation),
      };
      expect(actDigest(hashes)).to.equal(digest);
      expect(actDigest({ ...hashes, agreement: toStruct(agreement) })).to.equal(digest);
      expect(
        actStructHash({
          kind,
          id: agreementId(agreement),
          organisation: id(parameters.organisation) as Hex,
          statement: id(STATEMENT) as Hex,
          validUntil: parameters.validUntil,
        }),
      ).to.equal(structHash);
    });
  }

  it("is the same by all three for any organisation, statement, time, chain and registry", () => {
    const any = fc.record({
      kind: fc.constantFrom(...kinds),
      chainId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      registry: fc
        .uint8Array({ minLength: 20, maxLength: 20 })
        .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}` as Hex),
      organisation: fc.constantFrom(...agreement.parties, ...agreement.witnesses),
      statement: fc.stringMatching(/^[ĐđÂâễộA-Za-z0-9,.·]{1,40}$/),
      validUntil: fc.integer({ min: 1, max: 2 ** 40 - 1 }),
    });
    fc.assert(
      fc.property(any, (given) => {
        const data = actTypedData({ ...given, agreement });
        const digest = actDigest({ ...given, agreement });
        expect(hashTypedData(data)).to.equal(digest);
        expect(TypedDataEncoder.hash(data.domain, data.types, data.message)).to.equal(digest);
      }),
      { numRuns: 50 },
    );
  });

  it("changes with each field by itself, so that no signature serves another purpose", () => {
    const changes: object[] = [
      {},
      { chainId: 1 },
      { registry: "0x1111111111111111111111111111111111111111" },
      { kind: "decline" },
      { agreement: createAgreement({ ...agreement, metadata: word(4) }) },
      { organisation: "did:web:vifc-hcm.example" },
      { statement: "Người khác" },
      { validUntil: 1_802_592_001 },
    ];
    const digests = changes.map((change) => actDigest({ ...parameters, ...change }));
    expect(new Set(digests)).to.have.property("size", changes.length);
  });

  it("refuses hashes of other forms", () => {
    const act = {
      kind: "attest",
      id: word(1),
      organisation: word(2),
      statement: word(3),
      validUntil: 1,
    } as const;
    fails(() => actStructHash({ ...act, id: "0x12" }), "ACT_VALUE_INVALID");
    fails(() => actStructHash({ ...act, organisation: "did:web:fpt.com.vn" as Hex }), "ACT_VALUE_INVALID");
    fails(() => actStructHash({ ...act, statement: STATEMENT as Hex }), "ACT_VALUE_INVALID");
    fails(() => actStructHash({ ...act, validUntil: -1 }), "ACT_TIME_INVALID");
    fails(() => actStructHash({ ...act, kind: "superseded" as SignedActKind }), "ACT_KIND_INVALID");
  });
});

describe("createStatement", () => {
  const person = { name: "Nguyễn Khắc Lịch", capacity: "Cục trưởng" };

  it("joins capacity, occasion and reference", () => {
    const reference = "7f3a0c52e1b94d6688aa01c2d3e4f506";
    const statement = createStatement({ ...person, place: "Seoul", date: "2025-09-18", reference });
    expect(statement).to.equal(STATEMENT);
    expect(statementHash(statement)).to.equal(
      "0x2d91c83be5a1db7efc6d6ee4b4644d80efa976f967d227355901f81218436b99",
    );
    expect(createStatement({ ...person, date: "2025-09", reference })).to.equal(
      `Nguyễn Khắc Lịch, Cục trưởng · 2025-09 · ref ${reference}`,
    );
    expect(createStatement({ ...person, reference })).to.equal(
      `Nguyễn Khắc Lịch, Cục trưởng · ref ${reference}`,
    );
  });

  it("appends 128 random bits by default, which nobody guesses from the hash", () => {
    const statements = Array.from({ length: 50 }, () => createStatement(person));
    expect(new Set(statements)).to.have.property("size", 50);
    for (const statement of statements) expect(statement).to.match(/ · ref [0-9a-f]{32}$/);
  });

  it("refuses parts that do not read the same everywhere, or hold the separator", () => {
    const change = (changed: object) => () => createStatement({ ...person, ...changed });
    fails(change({ name: "A · B" }), "ACT_STATEMENT_INVALID");
    fails(change({ capacity: undefined }), "ACT_STATEMENT_INVALID");
    fails(change({ place: null }), "ACT_STATEMENT_INVALID");
    for (const date of ["2025-02-30", "2025-13", "18/09/2025", "2025-9-1", "", "2025-02-29"]) {
      fails(change({ date }), "ACT_STATEMENT_INVALID");
    }
    for (const reference of ["", "7f3a", "7F3A0C52E1B94D6688AA01C2D3E4F506"])
      fails(change({ reference }), "ACT_STATEMENT_INVALID");
    change({ date: "2024-02-29" })();
    expect(change({ name: "Nguyễn".normalize("NFD") }))
      .to.throw(TextError)
      .with.nested.property("values.path", "/name");
    expect(change({ place: "" }))
      .to.throw(TextError)
      .with.nested.property("values.path", "/place");
  });

  it("lets an act count for 30 days", () => {
    expect(defaultValidUntil(1_800_000_000)).to.equal(1_802_592_000);
  });
});

describe("memberTypedData", () => {
  const registry = "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9";
  const common = { organisation: "did:web:fpt.com.vn", nonce: 2n ** 200n, deadline: 1_800_000_000 };
  const key: Hex = `0x${"ab".repeat(84)}`;
  const messages: MemberMessages = {
    KeyAddition: { ...common, key, role: "manager", validFrom: 0, validUntil: 1_900_000_000 },
    KeyRevocation: { ...common, key, validUntil: 0 },
    ProfileUpdate: { ...common, profile: word(9) },
    ManagerVeto: { ...common, key },
  };
  // As the protocol writes them.
  const TYPES = {
    KeyAddition:
      "KeyAddition(string organisation,bytes key,string role,uint40 validFrom,uint40 validUntil,uint256 nonce,uint40 deadline)",
    KeyRevocation:
      "KeyRevocation(string organisation,bytes key,uint40 validUntil,uint256 nonce,uint40 deadline)",
    ProfileUpdate: "ProfileUpdate(string organisation,bytes32 profile,uint256 nonce,uint40 deadline)",
    ManagerVeto: "ManagerVeto(string organisation,bytes key,uint256 nonce,uint40 deadline)",
  };

  for (const primaryType of Object.keys(memberTypes) as (keyof typeof memberTypes)[]) {
    it(`of ${primaryType} is hashed as ethers hashes it, and signed as it stands`, async () => {
      const given = { chainId: 1, registry, primaryType, message: messages[primaryType] } as const;
      const data = memberTypedData(given);
      const types: Record<string, TypedDataField[]> = data.types;
      expect(TypedDataEncoder.from(types).encodeType(primaryType)).to.equal(TYPES[primaryType]);
      const domain = { name: "Minh Uoc Members", version: "1", chainId: 1, verifyingContract: registry };
      expect(memberDigest(given)).to.equal(TypedDataEncoder.hash(domain, types, messages[primaryType]));
      const account = privateKeyToAccount(generatePrivateKey());
      const signature = await account.sign({ hash: memberDigest(given) });
      const signed = data as unknown as Parameters<typeof account.signTypedData>[0];
      expect(await account.signTypedData(signed)).to.equal(signature);
    });
  }

  it("refuses values that no registry takes", () => {
    const add = (change: object) => () =>
      memberTypedData({
        chainId: 1,
        registry,
        primaryType: "KeyAddition",
        message: { ...messages.KeyAddition, ...change },
      });
    fails(add({ nonce: 1 }), "ACT_VALUE_INVALID");
    fails(add({ nonce: -1n }), "ACT_VALUE_INVALID");
    fails(add({ role: "owner" }), "ACT_VALUE_INVALID");
    fails(add({ deadline: 0 }), "ACT_TIME_INVALID");
    fails(add({ validFrom: -1 }), "ACT_TIME_INVALID");
    fails(add({ validUntil: 2 ** 40 }), "ACT_TIME_INVALID");
    expect(add({ key: "0x12" })).to.throw(KeyError);
    expect(add({ organisation: "FPT" })).to.throw(OrganisationError);
    const message = { ...messages.ProfileUpdate, profile: "0x12" as Hex };
    fails(
      () => memberTypedData({ chainId: 1, registry, primaryType: "ProfileUpdate", message }),
      "ACT_VALUE_INVALID",
    );
    const primaryType = "Attestation" as "ProfileUpdate";
    fails(() => memberTypedData({ chainId: 1, registry, primaryType, message }), "ACT_KIND_INVALID");
  });

  it("numbers roles as the registry does", () => {
    expect(KeyRole).to.deep.equal({ none: 0, signatory: 1, manager: 2 });
  });
});

describe("actContext", () => {
  it("packs kind, seat, organisation kind and time from the low bit", () => {
    const context = {
      kind: "withdrawDispute",
      seat: 31,
      organisationKind: "observer",
      time: 2 ** 36 - 1,
    } as const;
    expect(encodeActContext(context)).to.equal(`0x${"0".repeat(48)}0fffffffff031f04`);
    expect(decodeActContext(encodeActContext(context))).to.deep.equal(context);
  });

  it("refuses words that no registry emits", () => {
    for (const tail of ["06", "040000", `1${"0".repeat(16)}`])
      fails(() => decodeActContext(`0x${tail.padStart(64, "0")}`), "ACT_VALUE_INVALID");
    fails(() => decodeActContext("0x"), "ACT_VALUE_INVALID");
  });
});

describe("actsHead", () => {
  const agreed = agreementId(agreement);
  const attested: RecordedAct = {
    kind: "attest",
    seat: 1,
    keyId: word(5),
    organisationKind: "partner",
    statement: statementHash(STATEMENT),
    time: 1_800_000_001,
  };
  const superseded: RecordedAct = {
    kind: "superseded",
    seat: 0,
    keyId: word(0),
    organisationKind: "none",
    statement: word(9),
    time: 1_800_000_002,
  };

  it("hashes the act to what came before, and keeps 18 bytes", () => {
    const head = actsHead(agreed, attested);
    expect(head).to.equal("0x5ac594f96b19e8881e5a487a2926f941c4900000000000000000000000000000");
    expect(actsHead(head, superseded)).to.equal(
      "0x4ff13f707b05c02e868362b93fc08b0769180000000000000000000000000000",
    );
    expect(replayActs(agreed, [attested, superseded])).to.equal(actsHead(head, superseded));
    expect(replayActs(agreed, [])).to.equal(word(0));
  });

  it("numbers acts and kinds of organisation as the registry does", () => {
    expect(ActKind).to.deep.equal({
      attest: 0,
      decline: 1,
      terminate: 2,
      dispute: 3,
      withdrawDispute: 4,
      superseded: 5,
    });
    expect(OrganisationKind).to.deep.equal({ none: 0, member: 1, partner: 2, observer: 3 });
  });

  it("changes with every value, with the order, and with what is left out", () => {
    const others: Partial<RecordedAct>[] = [
      { kind: "decline" },
      { seat: 0 },
      { keyId: word(6) },
      { organisationKind: "member" },
      { statement: word(1) },
      { time: 1_800_000_000 },
    ];
    const acts = [attested, ...others.map((other) => ({ ...attested, ...other }))];
    expect(new Set(acts.map((act) => actsHead(agreed, act)))).to.have.property("size", acts.length);
    const heads = [acts, [...acts].reverse(), acts.slice(1), acts.slice(0, -1), [...acts, attested]];
    expect(new Set(heads.map((list) => replayActs(agreed, list)))).to.have.property("size", heads.length);
    expect(replayActs(word(1), acts)).not.to.equal(replayActs(agreed, acts));
  });

  it("refuses acts that no registry records", () => {
    const changes: object[] = [
      { kind: "sign" },
      { kind: 0 },
      { seat: 32 },
      { seat: -1 },
      { keyId: "0x05" },
      { organisationKind: "owner" },
      { statement: STATEMENT },
      { time: 2 ** 36 },
      { time: "1" },
    ];
    for (const change of changes)
      fails(() => actsHead(agreed, { ...attested, ...change } as RecordedAct), "ACT_VALUE_INVALID");
    for (const act of [null, undefined, "act"])
      fails(() => actsHead(agreed, act as unknown as RecordedAct), "ACT_VALUE_INVALID");
    fails(() => actsHead("0x12", attested), "ACT_VALUE_INVALID");
    for (const change of [{ seat: 1 }, { keyId: word(5) }, { organisationKind: "member" }]) {
      fails(() => actsHead(agreed, { ...superseded, ...change } as RecordedAct), "ACT_VALUE_INVALID");
    }
  });
});
