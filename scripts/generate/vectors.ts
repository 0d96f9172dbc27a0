/**
 * The shared vectors of `test/vectors/`: what every implementation of `docs/protocol.md` has to compute, written with ethers alone and
 * without the SDK, so that the SDK and the contracts are each held against something that is not their own work.
 */
import { createECDH } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  AbiCoder,
  concat,
  id as hashText,
  keccak256,
  solidityPacked,
  TypedDataEncoder,
  toBeHex,
  ZeroHash,
  zeroPadValue,
} from "ethers";

type Random = { bytes(size: number): string; word(): string; below(limit: number): number };

/** A stream that depends on its label only, so that a new vector leaves the others as they are. */
function randomFrom(label: string): Random {
  let counter = 0;
  const word = () => hashText(`minhuoc vectors/${label}/${counter++}`);
  return {
    word,
    bytes: (size) => concat(Array.from({ length: Math.ceil(size / 32) }, word)).slice(0, 2 + size * 2),
    below: (limit) => Number(BigInt(word()) % BigInt(limit)),
  };
}

const abi = AbiCoder.defaultAbiCoder();
const hashValues = (types: string[], values: unknown[]) => keccak256(abi.encode(types, values));
const zeroTail = (hash: string, bytes: number) => hash.slice(0, 66 - 2 * bytes) + "00".repeat(bytes);
const hex = (value: bigint, bytes = 32) => toBeHex(value, bytes);
const ascending = (a: string, b: string) => (a < b ? -1 : 1);

// Identifiers

const LONGEST = `did:web:${"a".repeat(63)}.${"b".repeat(53)}.vn`;

const GOOD_IDENTIFIERS = [
  "a:b",
  "z9+-.:~",
  "lei:9845001A2B3C4D5E6F70",
  "urn:vn:mst:0100109106",
  "mailto:vanthu@example.vn",
  "x:a.b..c",
  "x:/",
  "x:-",
  "x::",
  "x:A",
  "tel:+842838291000",
  "did:a:b",
  "did:3:b",
  "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
  "did:pkh:eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb",
  "did:plc:a.b",
  "did:web:a",
  "did:web:a-b",
  "did:web:a--b.vn",
  "did:web:0.1",
  "did:web:fpt.com.vn",
  "did:web:xn--vin-tqa.vn",
  "did:web:fpt.com.vn:phong-ban:Phap-Che",
  "did:web:fpt.com.vn:",
  "did:web:fpt.com.vn/Duong",
  "did:web:fpt.com.vn?Q=1",
  "did:web:fpt.com.vn#Khoa-1",
  "did:webs:FPT.com",
  "https://a",
  "https://fpt.com.vn",
  "https://fpt.com.vn/",
  "https://fpt.com.vn:8443/Ho-So?x=%20",
  "https://fpt.com.vn#A",
  "ipns://k51qzi5uqu5dh",
  "http:x",
  LONGEST,
];

// [identifier, position of what is wrong, why]
const BAD_IDENTIFIERS: readonly [string, number, string][] = [
  ["", 0, "fewer than 3 bytes"],
  ["a:", 2, "fewer than 3 bytes"],
  [`${LONGEST}x`, 128, "more than 128 bytes"],
  ["x:a b", 3, "a space"],
  [" x:a", 0, "a space at the start"],
  ["x:a\n", 3, "a control character"],
  ["x:\u0000a", 2, "a zero byte"],
  ["x:a\u007f", 3, "a delete character"],
  ["x:a\u0080", 3, "beyond ASCII"],
  ["did:WEB:fpt.vn", 4, "a method in upper case"],
  ["did:w-b:fpt.vn", 5, "a hyphen in the method"],
  ["did:web:việt.vn", 10, "beyond ASCII, NFC"],
  ["did:web:vie\u0323\u0302t.vn", 11, "beyond ASCII, NFD"],
  ["did:web:fpt\u200b.vn", 11, "a zero-width space"],
  ["did:web:fрt.vn", 9, "a Cyrillic letter"],
  ["abc", 3, "no colon"],
  [":ab", 0, "no scheme"],
  ["1a:b", 0, "a scheme that starts with a digit"],
  ["+a:b", 0, "a scheme that starts with a sign"],
  ["-a:b", 0, "a scheme that starts with a hyphen"],
  [".a:b", 0, "a scheme that starts with a dot"],
  ["Https://fpt.com.vn", 0, "a scheme that starts in upper case"],
  ["hTtps://fpt.com.vn", 1, "a scheme with upper case"],
  ["a_b:c", 1, "an underscore in the scheme"],
  ["a/b:c", 1, "a slash before the colon"],
  ["abc:", 4, "nothing after the scheme"],
  ["x:a.", 3, "a dot at the end"],
  ["x:..", 3, "a dot at the end"],
  ["did:web:fpt.com.vn.", 18, "a dot at the end"],
  ["https://fpt.com.vn/a.", 20, "a dot at the end"],
  ["did:", 4, "nothing after the scheme"],
  ["did:a", 5, "a DID without anything after its method"],
  ["did:web", 7, "a DID without anything after its method"],
  ["did::a", 4, "a DID with an empty method"],
  ["did:key:", 8, "a DID without anything after its method"],
  ["did:web:", 8, "a DID without anything after its method"],
  ["did:web::a", 8, "an empty host"],
  ["did:web:/a", 8, "an empty host"],
  ["did:web:FPT.vn", 8, "a host with upper case"],
  ["did:web:fPt.vn", 9, "a host with upper case"],
  ["did:web:.vn", 8, "an empty label at the start"],
  ["did:web:a..vn", 10, "an empty label"],
  ["did:web:a.:b", 10, "an empty label at the end"],
  ["did:web:-a.vn", 8, "a label that starts with a hyphen"],
  ["did:web:a-.vn", 9, "a label that ends with a hyphen"],
  ["did:web:a.-:b", 10, "a label that is a hyphen"],
  ["did:web:a.vn-", 12, "a label that ends with a hyphen"],
  ["did:web:a_b.vn", 9, "an underscore in the host"],
  ["did:web:localhost%3A8080", 17, "a percent sign in the host"],
  ["https://", 8, "an empty host"],
  ["https:///a", 8, "an empty host"],
  ["https://?a", 8, "an empty host"],
  ["https://FPT.vn", 8, "a host with upper case"],
  ["https://user@fpt.vn", 12, "an at sign in the host"],
  ["https://fpt.vn./a", 15, "an empty label at the end"],
  ["https://fpt-/a", 11, "a label that ends with a hyphen"],
  ["https://[::1]/a", 8, "a bracket in the host"],
  ["ipns://Qm", 7, "a host with upper case"],
];

function identifiers() {
  return {
    good: GOOD_IDENTIFIERS,
    goodIds: GOOD_IDENTIFIERS.map(hashText),
    bad: BAD_IDENTIFIERS.map(([identifier]) => identifier),
    badPositions: BAD_IDENTIFIERS.map(([, position]) => position),
    badReasons: BAD_IDENTIFIERS.map(([, , reason]) => reason),
  };
}

// Keys

const VERIFIERS = {
  p256: "0x1111111111111111111111111111111111111111",
  webauthn: "0x2222222222222222222222222222222222222222",
  rsa: "0x3333333333333333333333333333333333333333",
};
const STRANGER = "0x4444444444444444444444444444444444444444";

function keys() {
  const random = randomFrom("keys");
  const point = () => {
    const pair = createECDH("prime256v1");
    pair.setPrivateKey(random.word().slice(2), "hex");
    return `0x${pair.getPublicKey("hex", "uncompressed").slice(2)}`;
  };
  const modulus = (bits: number) => {
    const value = BigInt(random.bytes(bits / 8 + 1));
    return hex((value % (1n << BigInt(bits - 1))) | (1n << BigInt(bits - 1)) | 1n, Math.ceil(bits / 8));
  };
  const rows: [type: string, address: string, material: string, note: string][] = [
    ["account", "0x0000000000000000000000000000000000000001", "0x", "the least account"],
    ["account", "0xffffffffffffffffffffffffffffffffffffffff", "0x", "the greatest account"],
    ["account", random.bytes(20), "0x", "an account"],
    ["account", VERIFIERS.rsa, "0x", "a verifier by itself is an account"],
    ["p256", VERIFIERS.p256, point(), "a P-256 key"],
    ["p256", VERIFIERS.p256, point(), "a P-256 key"],
    ["webauthn", VERIFIERS.webauthn, point(), "a passkey"],
    ["webauthn", VERIFIERS.webauthn, point(), "a passkey"],
    ["rsa", VERIFIERS.rsa, modulus(2048), "RSA-2048"],
    ["rsa", VERIFIERS.rsa, hex((1n << 2047n) | 1n, 256), "the least modulus of 2,048 bits"],
    ["rsa", VERIFIERS.rsa, modulus(3072), "RSA-3072"],
    ["rsa", VERIFIERS.rsa, hex((1n << 2048n) | 1n, 257), "a modulus of 2,049 bits"],
    ["rsa", VERIFIERS.rsa, hex((1n << 4096n) - 1n, 512), "the greatest modulus"],
    ["unknown", STRANGER, point(), "a look-alike verifier of P-256"],
    ["unknown", STRANGER, modulus(2048), "a look-alike verifier of RSA"],
    ["unknown", VERIFIERS.p256, hex(1n, 64), "no point on the curve"],
    ["unknown", VERIFIERS.p256, random.bytes(63), "a point cut short"],
    ["unknown", VERIFIERS.webauthn, concat([point(), "0x00"]), "a point with a byte too many"],
    ["unknown", VERIFIERS.rsa, modulus(2040), "a modulus that is too short"],
    [
      "unknown",
      VERIFIERS.rsa,
      hex((1n << 2047n) - 1n, 256),
      "a modulus of 2,047 bits, with a leading zero bit",
    ],
    ["unknown", VERIFIERS.rsa, concat(["0x00", modulus(2048)]), "a modulus with a leading zero byte"],
    ["unknown", VERIFIERS.rsa, hex(1n << 2047n, 256), "an even modulus"],
    ["unknown", VERIFIERS.rsa, hex((1n << 4096n) | 1n, 513), "a modulus of 4,097 bits"],
    ["unknown", STRANGER, "0x00", "the shortest key with a verifier"],
    ["unknown", STRANGER, random.bytes(1004), "the longest key"],
  ];
  const keys = rows.map(([, address, material]) => concat([address, material]));
  const refused: [key: string, reason: string][] = [
    ["0x", "empty"],
    [random.bytes(19), "shorter than an account"],
    [`0x${"00".repeat(20)}`, "the zero address"],
    [concat([`0x${"00".repeat(20)}`, point()]), "a verifier of zero"],
    [concat([STRANGER, random.bytes(1005)]), "longer than 1,024 bytes"],
  ];
  return {
    verifiers: VERIFIERS,
    keys,
    ids: keys.map((key) => keccak256(key)),
    types: rows.map(([type]) => type),
    notes: rows.map(([, , , note]) => note),
    refused: refused.map(([key]) => key),
    refusedReasons: refused.map(([, reason]) => reason),
  };
}

// Agreements

const AGREEMENT_TYPES = {
  Agreement: [
    { name: "title", type: "string" },
    { name: "documents", type: "bytes32[]" },
    { name: "metadata", type: "bytes32" },
    { name: "parties", type: "string[]" },
    { name: "witnesses", type: "string[]" },
    { name: "effectiveAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
    { name: "anyPartyCanEnd", type: "bool" },
    { name: "noticeDays", type: "uint16" },
    { name: "supersedes", type: "bytes32" },
  ],
};

type Terms = {
  title: string;
  documents: string[];
  metadata: string;
  parties: string[];
  witnesses: string[];
  effectiveAt: number;
  expiresAt: number;
  anyPartyCanEnd: boolean;
  noticeDays: number;
  supersedes: string;
};

const LAST_SECOND = 2 ** 36 - 1;
const byId = (names: string[]) => [...names].sort((a, b) => ascending(hashText(a), hashText(b)));
const organisations = (random: Random, count: number) =>
  Array.from({ length: count }, () => `did:web:to-chuc-${random.word().slice(2, 10)}.example`);

function agreementTerms(): [note: string, terms: Terms][] {
  const make = (note: string, parties = 2, witnesses = 0, documents = 1, change: Partial<Terms> = {}) => {
    const random = randomFrom(`agreements/${note}`);
    const names = organisations(random, parties + witnesses);
    const terms: Terms = {
      title: `Bản ghi nhớ hợp tác: ${note} / Memorandum of understanding: ${note}`,
      documents: Array.from({ length: documents }, random.word).sort(ascending),
      metadata: random.word(),
      parties: byId(names.slice(0, parties)),
      witnesses: byId(names.slice(parties)),
      effectiveAt: 0,
      expiresAt: 0,
      anyPartyCanEnd: false,
      noticeDays: 0,
      supersedes: ZeroHash,
      ...change,
    };
    return [note, terms] as [string, Terms];
  };
  const { word } = randomFrom("agreements");
  return [
    make("the least", 2, 0, 1, {
      title: "A",
      documents: [hex(1n)],
      metadata: hex(1n),
      parties: byId(["a:b", "a:c"]),
    }),
    make("three parties and a term", 3, 0, 2, { effectiveAt: 1_764_028_800, expiresAt: 1_858_636_800 }),
    make("six parties", 6, 0, 2),
    make("a witness", 2, 1),
    make("three witnesses", 2, 3, 2),
    make("eight documents", 2, 0, 8),
    make("thirty-two parties", 32),
    make("thirty-one parties and a witness", 31, 1),
    make("two parties and thirty witnesses", 2, 30),
    make("a title of 200 bytes", 2, 0, 1, { title: `${"ệ".repeat(66)}ab` }),
    make("a title in Vietnamese only", 2, 0, 1, {
      title: "Thỏa thuận về chuyển đổi số, AI và chuyển đổi xanh",
    }),
    make("a title with signs", 2, 0, 1, { title: "Quoted \"x\" \\ 'y' {z} 🤝 한국 / đ, ₫, %" }),
    make("a title that looks like a hash", 2, 0, 1, { title: ZeroHash }),
    make("the greatest values", 2, 0, 1, {
      documents: [hex(2n ** 256n - 1n)],
      metadata: hex(2n ** 256n - 1n),
      effectiveAt: LAST_SECOND - 1,
      expiresAt: LAST_SECOND,
      anyPartyCanEnd: true,
      noticeDays: 65_535,
      supersedes: hex(2n ** 256n - 1n),
    }),
    make("effective at the last second", 2, 0, 1, { effectiveAt: LAST_SECOND }),
    make("expiring after one second", 2, 0, 1, { expiresAt: 1 }),
    make("a term of one second", 2, 0, 1, { effectiveAt: 1_800_000_000, expiresAt: 1_800_000_001 }),
    make("an end by any party at once", 3, 0, 1, { anyPartyCanEnd: true }),
    make("an end by any party after a day", 3, 0, 1, { anyPartyCanEnd: true, noticeDays: 1 }),
    make("an end by any party after ninety days", 3, 1, 2, { anyPartyCanEnd: true, noticeDays: 90 }),
    make("an amendment", 3, 0, 1, { supersedes: word() }),
    make("identifiers of several schemes", 4, 1, 1, {
      parties: byId([
        "did:web:fpt.com.vn",
        "lei:9845001A2B3C4D5E6F70",
        "https://kfia.example/En",
        "urn:vn:mst:0100109106",
      ]),
      witnesses: [LONGEST],
    }),
  ];
}

/** The hashed form, as the registry takes it, and the id. */
function agreementCase(note: string, terms: Terms) {
  const partyIds = terms.parties.map(hashText);
  const witnessIds = terms.witnesses.map(hashText);
  return {
    note,
    ...terms,
    titleHash: hashText(terms.title),
    partyIds,
    witnessIds,
    documentsHash: keccak256(concat(terms.documents)),
    partiesHash: keccak256(concat(partyIds)),
    witnessesHash: keccak256(concat(witnessIds)),
    id: TypedDataEncoder.from(AGREEMENT_TYPES).hash(terms),
  };
}

/** Structs that no registry accepts, each breaking one rule. */
function invalidAgreements() {
  const random = randomFrom("invalid agreements");
  const sortedWords = (count: number) => Array.from({ length: count }, random.word).sort(ascending);
  const [d1, d2, p1, p2, p3, p4] = sortedWords(6) as [string, string, string, string, string, string];
  const valid = {
    titleHash: random.word(),
    documents: [d1, d2],
    metadata: random.word(),
    partyIds: [p1, p3],
    witnessIds: [p2, p4],
    effectiveAt: 1_800_000_000,
    expiresAt: 1_900_000_000,
    anyPartyCanEnd: true,
    noticeDays: 30,
    supersedes: ZeroHash,
  };
  const rows: [error: string, code: string, change: Partial<typeof valid>][] = [
    ["AgreementTitleMissing", "AGREEMENT_TITLE_INVALID", { titleHash: ZeroHash }],
    ["AgreementMetadataMissing", "AGREEMENT_METADATA_INVALID", { metadata: ZeroHash }],
    ["AgreementDocumentCountInvalid", "AGREEMENT_DOCUMENT_COUNT", { documents: [] }],
    ["AgreementDocumentCountInvalid", "AGREEMENT_DOCUMENT_COUNT", { documents: sortedWords(9) }],
    ["AgreementDocumentsUnordered", "AGREEMENT_DOCUMENT_INVALID", { documents: [ZeroHash, d1] }],
    ["AgreementDocumentsUnordered", "AGREEMENT_DOCUMENT_REPEATED", { documents: [d1, d1] }],
    ["AgreementDocumentsUnordered", "AGREEMENT_DOCUMENTS_UNORDERED", { documents: [d2, d1] }],
    ["AgreementSeatCountInvalid", "AGREEMENT_SEAT_COUNT", { partyIds: [p1] }],
    ["AgreementSeatCountInvalid", "AGREEMENT_SEAT_COUNT", { partyIds: sortedWords(33), witnessIds: [] }],
    ["AgreementSeatCountInvalid", "AGREEMENT_SEAT_COUNT", { partyIds: sortedWords(32) }],
    ["AgreementSeatCountInvalid", "AGREEMENT_SEAT_COUNT", { witnessIds: sortedWords(31) }],
    ["AgreementPartiesUnordered", "AGREEMENT_ORGANISATION_INVALID", { partyIds: [ZeroHash, p1] }],
    ["AgreementPartiesUnordered", "AGREEMENT_ORGANISATION_REPEATED", { partyIds: [p1, p1] }],
    ["AgreementPartiesUnordered", "AGREEMENT_ORGANISATIONS_UNORDERED", { partyIds: [p3, p1] }],
    ["AgreementWitnessesUnordered", "AGREEMENT_ORGANISATION_INVALID", { witnessIds: [ZeroHash] }],
    ["AgreementWitnessesUnordered", "AGREEMENT_ORGANISATION_REPEATED", { witnessIds: [p2, p2] }],
    ["AgreementWitnessesUnordered", "AGREEMENT_ORGANISATIONS_UNORDERED", { witnessIds: [p4, p2] }],
    ["AgreementWitnessIsParty", "AGREEMENT_WITNESS_IS_PARTY", { witnessIds: [p2, p3] }],
    ["AgreementTermInvalid", "AGREEMENT_TERM_EMPTY", { expiresAt: 1_800_000_000 }],
    ["AgreementTermInvalid", "AGREEMENT_TERM_EMPTY", { expiresAt: 1 }],
    ["AgreementTermInvalid", "AGREEMENT_TIME_INVALID", { effectiveAt: 2 ** 36, expiresAt: 0 }],
    ["AgreementTermInvalid", "AGREEMENT_TIME_INVALID", { expiresAt: 2 ** 36 }],
    ["AgreementTermInvalid", "AGREEMENT_TIME_INVALID", { expiresAt: 2 ** 40 - 1 }],
    ["AgreementNoticeWithoutRight", "AGREEMENT_NOTICE_WITHOUT_RIGHT", { anyPartyCanEnd: false }],
  ];
  return rows.map(([error, code, change]) => ({ error, code, ...valid, ...change }));
}

function agreements() {
  const cases = agreementTerms().map(([note, terms]) => agreementCase(note, terms));
  const invalid = invalidAgreements();
  return { count: cases.length, cases, invalidCount: invalid.length, invalid };
}

// Typed data

const ACT_TYPES = ["Attestation", "Refusal", "TerminationNotice", "Dispute", "DisputeWithdrawal"];
const DEPLOYMENTS = [
  { chainId: 31_337, registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3" },
  { chainId: 11_155_111, registry: "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9" },
];

function actDigests() {
  const members = [
    { name: "agreement", type: "Agreement" },
    { name: "organisation", type: "string" },
    { name: "statement", type: "string" },
    { name: "validUntil", type: "uint40" },
  ];
  const statements = [
    "Nguyễn Khắc Lịch, Cục trưởng · Seoul, 2025-09-18 · ref 7f3a0c52e1b94d6688aa01c2d3e4f506",
    "A",
    "Kim Kyung-soo 김경수, Chairman · ref 00000000000000000000000000000000",
  ];
  const all = agreementTerms();
  const rows = DEPLOYMENTS.flatMap(({ chainId, registry }) =>
    ACT_TYPES.flatMap((primaryType, kind) =>
      [0, 1, 2].map((turn) => {
        const index = (kind * 5 + turn * 3) % all.length;
        const [, agreement] = all[index] as [string, Terms];
        const seats = [...agreement.parties, ...agreement.witnesses];
        const organisation = seats[(kind + turn) % seats.length] as string;
        const statement = statements[turn] as string;
        const validUntil = [1_800_000_000, 1, 2 ** 40 - 1][turn] as number;
        const types = { ...AGREEMENT_TYPES, [primaryType]: members };
        const message = { agreement, organisation, statement, validUntil };
        const domain = { name: "Minh Uoc Agreements", version: "1", chainId, verifyingContract: registry };
        return {
          chainId,
          registry,
          kind,
          primaryType,
          agreement: index,
          id: TypedDataEncoder.from(AGREEMENT_TYPES).hash(agreement),
          organisation,
          organisationId: hashText(organisation),
          statement,
          statementHash: hashText(statement),
          validUntil,
          structHash: TypedDataEncoder.hashStruct(primaryType, types, message),
          domainSeparator: TypedDataEncoder.hashDomain(domain),
          digest: TypedDataEncoder.hash(domain, types, message),
        };
      }),
    ),
  );
  return columns(rows);
}

const MEMBER_TYPES: Record<string, { name: string; type: string }[]> = {
  KeyAddition: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "role", type: "string" },
    { name: "validFrom", type: "uint40" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  KeyRevocation: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ProfileUpdate: [
    { name: "organisation", type: "string" },
    { name: "profile", type: "bytes32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ManagerVeto: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
};

/** Every message has all columns; those that its type has not are zero or empty. */
function memberDigests() {
  const random = randomFrom("member messages");
  const rows = DEPLOYMENTS.flatMap(({ chainId, registry }) =>
    Object.keys(MEMBER_TYPES).flatMap((primaryType) =>
      [0, 1].map((turn) => {
        const members = MEMBER_TYPES[primaryType] as { name: string; type: string }[];
        const all = {
          organisation: turn === 0 ? "did:web:fpt.com.vn" : LONGEST,
          key: random.bytes(turn === 0 ? 20 : 84),
          role: turn === 0 ? "signatory" : "manager",
          validFrom: turn === 0 ? 0 : 1_764_028_800,
          validUntil: turn === 0 ? 0 : LAST_SECOND,
          profile: random.word(),
          nonce: turn === 0 ? 0 : 2 ** 32,
          deadline: turn === 0 ? 1 : 2 ** 40 - 1,
        };
        const message = Object.fromEntries(members.map(({ name }) => [name, all[name as keyof typeof all]]));
        const domain = { name: "Minh Uoc Members", version: "1", chainId, verifyingContract: registry };
        const types = { [primaryType]: members };
        return {
          chainId,
          registry,
          primaryType,
          organisation: "",
          key: "0x",
          role: "",
          validFrom: 0,
          validUntil: 0,
          profile: ZeroHash,
          ...message,
          structHash: TypedDataEncoder.hashStruct(primaryType, types, message),
          domainSeparator: TypedDataEncoder.hashDomain(domain),
          digest: TypedDataEncoder.hash(domain, types, message),
        };
      }),
    ),
  );
  return columns(rows);
}

// Records

type Fields = {
  attested: number;
  inForceAt: number;
  endsAt: number;
  outcome: number;
  marked: number;
  actsHead: string;
  consents: number;
  disputes: number;
};

const ALL = 2 ** 32 - 1;
const EMPTY: Fields = {
  attested: 0,
  inForceAt: 0,
  endsAt: 0,
  outcome: 0,
  marked: 0,
  actsHead: ZeroHash,
  consents: 0,
  disputes: 0,
};

function pack(fields: Fields) {
  const word =
    BigInt(fields.attested) +
    BigInt(fields.inForceAt) * 2n ** 32n +
    BigInt(fields.endsAt) * 2n ** 68n +
    BigInt(fields.outcome) * 2n ** 104n +
    BigInt(fields.marked) * 2n ** 108n +
    BigInt(fields.actsHead);
  return { word: hex(word), marks: hex(BigInt(fields.consents) + BigInt(fields.disputes) * 2n ** 32n) };
}

function possibleRecords(): Fields[] {
  const random = randomFrom("records");
  const head = () => zeroTail(random.word(), 14);
  const make = (
    attested: number,
    inForceAt: number,
    endsAt: number,
    outcome: number,
    marks?: [number, number],
  ) => ({
    attested,
    inForceAt,
    endsAt,
    outcome,
    marked: marks === undefined ? 0 : 1,
    actsHead: head(),
    consents: marks?.[0] ?? 0,
    disputes: marks?.[1] ?? 0,
  });
  const edges: Fields[] = [
    EMPTY,
    make(1, 0, 0, 0),
    make(2, 0, 0, 0),
    make(2 ** 31, 0, 0, 0),
    make(1, 0, 1, 0),
    make(1, 0, LAST_SECOND, 0),
    make(1, 0, 0, 1),
    make(ALL - 1, 0, LAST_SECOND, 1),
    make(3, 1, 0, 0),
    make(3, LAST_SECOND, 0, 0),
    make(3, 1, 2, 0),
    make(3, LAST_SECOND - 1, LAST_SECOND, 0),
    make(3, 1, 1, 2),
    make(3, LAST_SECOND, 1, 2),
    make(3, LAST_SECOND, 1, 3),
    make(3, 1, LAST_SECOND, 3),
    make(ALL, LAST_SECOND, LAST_SECOND, 3, [ALL, ALL]),
    {
      ...make(ALL, LAST_SECOND, LAST_SECOND, 3, [ALL, ALL]),
      actsHead: `0x${"ff".repeat(18)}${"00".repeat(14)}`,
    },
    { ...make(3, 1, 0, 0), actsHead: `0x${"00".repeat(17)}01${"00".repeat(14)}` },
    make(3, 1, 0, 0, [0, 0]),
    make(3, 1, 0, 0, [1, 0]),
    make(3, 1, 0, 0, [0, 1]),
    make(3, 1, 1, 2, [3, 0]),
    make(1, 0, 0, 0, [0, 1]),
    make(1, 0, 0, 1, [0, 1]),
    make(ALL, 1, 0, 0, [0, 2 ** 31]),
    make(ALL, 1, 0, 0, [2 ** 31, 0]),
    make(7, 1_800_000_000, 1_900_000_000, 0),
  ];
  const others = Array.from({ length: 80 }, () => {
    const seats = 2 + random.below(31);
    const everyone = 2 ** seats - 1;
    const time = () => 1 + random.below(LAST_SECOND);
    const marks = (attested: number, concluded: boolean): [number, number] | undefined =>
      random.below(3) > 0
        ? undefined
        : [
            concluded ? (random.below(2 ** 32) & attested) >>> 0 : 0,
            (random.below(2 ** 32) & attested) >>> 0,
          ];
    if (random.below(3) === 0) {
      const attested = 1 + random.below(everyone);
      return make(attested, 0, random.below(2) * time(), random.below(2), marks(attested, false));
    }
    const [earlier, later] = [time(), time()].sort((a, b) => a - b) as [number, number];
    const outcome = [0, 2, 3][random.below(3)] as number;
    const endsAt = outcome === 0 ? (random.below(2) === 0 ? 0 : later + 1) : later;
    return make(everyone, earlier, Math.min(endsAt, LAST_SECOND), outcome, marks(everyone, true));
  });
  return [...edges, ...others];
}

// Words in the right format that no sequence of acts leads to. [reason, word, marks]
function impossibleRecords(): [reason: string, word: string, marks: string][] {
  const head = zeroTail(randomFrom("impossible records").word(), 14);
  const good: Fields = { ...EMPTY, attested: 3, inForceAt: 5, actsHead: head };
  const with_ = (reason: string, change: Partial<Fields>): [string, string, string] => {
    const { word, marks } = pack({ ...good, ...change });
    return [reason, word, marks];
  };
  return [
    with_("an outcome that is none", { outcome: 4, endsAt: 9 }),
    with_("the greatest outcome", { outcome: 15, endsAt: 9 }),
    with_("an unknown flag", { marked: 2 }),
    with_("all flags", { marked: 15 }),
    with_("no seat has attested", { attested: 0 }),
    with_("no history", { actsHead: ZeroHash }),
    with_("a history and nothing else", { attested: 0, inForceAt: 0 }),
    with_("an end and nothing else", { ...EMPTY, endsAt: 1 }),
    with_("a flag and nothing else", { ...EMPTY, marked: 1 }),
    with_("concluded with one party", { attested: 1 }),
    with_("concluded without the second party", { attested: 5 }),
    with_("declined and concluded", { outcome: 1 }),
    with_("terminated, never concluded", { inForceAt: 0, endsAt: 9, outcome: 2 }),
    with_("superseded, never concluded", { inForceAt: 0, endsAt: 9, outcome: 3 }),
    with_("terminated without an end", { outcome: 2 }),
    with_("superseded without an end", { outcome: 3 }),
    with_("expired when it came into force", { endsAt: 5 }),
    with_("expired before it came into force", { endsAt: 4 }),
    with_("marks without the flag", { disputes: 1 }),
    with_("consents before it is concluded", { inForceAt: 0, marked: 1, consents: 1 }),
    with_("a consent without an attestation", { marked: 1, consents: 4 }),
    with_("a dispute without an attestation", { marked: 1, disputes: 4 }),
    ["marks beyond 64 bits", pack({ ...good, marked: 1 }).word, hex(2n ** 64n)],
    ["the greatest words", hex(2n ** 256n - 1n), hex(2n ** 256n - 1n)],
    ["marks of nothing", ZeroHash, hex(1n)],
  ];
}

// [inForceAt, endsAt, outcome, time, status, in force], by hand from the protocol's list
const STATUSES: readonly [number, number, number, number, number, 0 | 1][] = [
  // Proposed, Lapsed
  [0, 0, 0, 0, 1, 0],
  [0, 0, 0, LAST_SECOND, 1, 0],
  [0, 1000, 0, 999, 1, 0],
  [0, 1000, 0, 1000, 2, 0],
  [0, 1000, 0, 1001, 2, 0],
  // Declined, before and after the end
  [0, 0, 1, 0, 3, 0],
  [0, 1000, 1, 999, 3, 0],
  [0, 1000, 1, 1000, 3, 0],
  // Open-ended
  [500, 0, 0, 499, 4, 0],
  [500, 0, 0, 500, 5, 1],
  [500, 0, 0, LAST_SECOND, 5, 1],
  // With an expiry
  [500, 1000, 0, 499, 4, 0],
  [500, 1000, 0, 500, 5, 1],
  [500, 1000, 0, 999, 5, 1],
  [500, 1000, 0, 1000, 7, 0],
  [500, 1000, 0, 1001, 7, 0],
  [999, 1000, 0, 998, 4, 0],
  [999, 1000, 0, 999, 5, 1],
  [999, 1000, 0, 1000, 7, 0],
  // Terminated
  [500, 1000, 2, 499, 4, 0],
  [500, 1000, 2, 500, 6, 1],
  [500, 1000, 2, 999, 6, 1],
  [500, 1000, 2, 1000, 8, 0],
  [500, 500, 2, 499, 4, 0],
  [500, 500, 2, 500, 8, 0],
  [500, 400, 2, 399, 4, 0],
  [500, 400, 2, 400, 8, 0],
  [500, 400, 2, 500, 8, 0],
  // Superseded
  [500, 1000, 3, 499, 4, 0],
  [500, 1000, 3, 500, 6, 1],
  [500, 1000, 3, 999, 6, 1],
  [500, 1000, 3, 1000, 9, 0],
  [500, 500, 3, 500, 9, 0],
  [500, 400, 3, 399, 4, 0],
  [500, 400, 3, 400, 9, 0],
  [500, 400, 3, 500, 9, 0],
  // The greatest times
  [LAST_SECOND - 1, LAST_SECOND, 0, LAST_SECOND - 2, 4, 0],
  [LAST_SECOND - 1, LAST_SECOND, 0, LAST_SECOND - 1, 5, 1],
  [LAST_SECOND - 1, LAST_SECOND, 0, LAST_SECOND, 7, 0],
  [LAST_SECOND, 0, 0, LAST_SECOND, 5, 1],
];

function records() {
  const possible = possibleRecords();
  const impossible = impossibleRecords();
  const random = randomFrom("statuses");
  const statuses = STATUSES.map(([inForceAt, endsAt, outcome, time, status, inForce]) => {
    const fields = { ...EMPTY, attested: inForceAt === 0 ? 1 : 3, inForceAt, endsAt, outcome };
    const { word } = pack({ ...fields, actsHead: zeroTail(random.word(), 14) });
    return { word, time, status, inForce };
  });
  const unknown = { word: ZeroHash, time: 1000, status: 0, inForce: 0 };
  return {
    records: columns(possible.map((fields) => ({ ...pack(fields), ...fields }))),
    statuses: columns([unknown, ...statuses]),
    impossible: columns(impossible.map(([reason, word, marks]) => ({ reason, word, marks }))),
  };
}

// Acts

function acts() {
  const random = randomFrom("acts");
  const rows = Array.from({ length: 30 }, (_, chain) => {
    const id = random.word();
    let previous = id;
    let time = 1_700_000_000 + random.below(10_000_000);
    return Array.from({ length: 1 + (chain % 5) }, (_, index) => {
      const superseded = chain % 6 === 4 && index === chain % 5;
      time += random.below(100_000);
      const act = {
        chain,
        id,
        previous,
        kind: superseded ? 5 : index === 0 ? 0 : random.below(5),
        seat: superseded ? 0 : random.below(32),
        keyId: superseded ? ZeroHash : random.word(),
        organisationKind: superseded ? 0 : 1 + random.below(3),
        statement: random.word(),
        time: chain === 29 ? LAST_SECOND : chain === 28 ? 0 : time,
      };
      const { kind, seat, keyId, organisationKind, statement } = act;
      const packed = [act.time, organisationKind, seat, kind];
      const context = zeroPadValue(solidityPacked(["uint40", "uint8", "uint8", "uint8"], packed), 32);
      previous = zeroTail(keccak256(concat([previous, context, keyId, statement])), 14);
      return { ...act, context, head: previous };
    });
  }).flat();
  return columns(rows);
}

// Journal

function journal() {
  const random = randomFrom("journal");
  const possible = possibleRecords().slice(1).map(pack);
  const runs: object[] = [];
  const entries: object[] = [];
  for (let run = 0; run < 10; run++) {
    const chainId = [31_337, 1, 11_155_111, 8453, 2 ** 32][run % 5] as number;
    const registry = random.bytes(20);
    const genesis = zeroTail(hashValues(["uint256", "address"], [chainId, registry]), 5);
    const length = [0, 1, 2, 3, 5, 8, 9, 10, 12, 20][run] as number;
    let head = genesis;
    for (let count = 1; count <= length; count++) {
      const { word, marks } = possible[(run * 11 + count * 7) % possible.length] as ReturnType<typeof pack>;
      const id = random.word();
      head = zeroTail(hashValues(["bytes32", "bytes32", "bytes32", "bytes32"], [head, id, word, marks]), 5);
      entries.push({ run, count, id, word, marks, head, journalWord: hex(BigInt(head) + BigInt(count)) });
    }
    runs.push({
      chainId,
      registry,
      genesis,
      entries: length,
      journalWord: hex(BigInt(head) + BigInt(length)),
    });
  }
  return { runs: columns(runs), entries: columns(entries) };
}

/** One array of primitive values for each member, which Solidity's `vm.parseJson…Array` reads in one call. */
function columns(rows: readonly object[]): Record<string, unknown[]> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name])]),
  );
}

/**
 * All vector files.
 *
 * @returns contents by path, relative to the project's root; the same on every run
 */
export async function generate(): Promise<Record<string, string>> {
  const files = {
    agreements: agreements(),
    "typed-data": { acts: actDigests(), members: memberDigests() },
    records: records(),
    acts: acts(),
    journal: journal(),
    identifiers: identifiers(),
    keys: keys(),
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      `test/vectors/${name}.json`,
      `${JSON.stringify(content, null, 2)}\n`,
    ]),
  );
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  for (const [path, content] of Object.entries(await generate())) {
    const file = resolve(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
