// Bad evidence files, each made from a good one by one named change, and what a verifier must say of it. `test/vectors/evidence/` has the good
// ones, recorded from a chain; `test/vectors/README.md` says how to read the corpus in any language.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hex } from "viem";
import { ProofError } from "../../sdk/src/errors/proof.js";
import type { Evidence } from "../../sdk/src/verify/evidence/evidenceSchema.js";
import { neededNodes } from "../../sdk/src/verify/evidence/gatherEvidence.js";
import { root } from "../lib/root.mjs";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** What the verifier holds beside the file; what is left out is as it should be. */
type Given = {
  document?: string | null;
  blockHash?: Hex | null;
  deployment?: Record<string, Json> | null;
  policy?: Record<string, Json>;
};
/** Members are replaced, or removed where there is no value; `text` changes the file's text itself. */
type Change = { path: string; value?: Json };
type Case = {
  name: string;
  file: string;
  changes?: Change[];
  text?: { find: string; replace: string };
  given?: Given;
  expected: { indication: string; subIndication: string | null };
};
type Expected = string | null | [indication: string, subIndication: string];

const folder = join(root, "test", "vectors", "evidence");
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8"));

type Act = { kind: string; seat: number; time: number; keyId: Hex; statement: Hex; signature: Json } & {
  [name: string]: Json;
};
type File = {
  chainId: number;
  agreements: Hex;
  members: Hex;
  header: Hex;
  nodes: Hex[];
  agreement: { parties: Hex[]; documents: Hex[]; [name: string]: Json };
  acts: Act[];
  texts: string[];
  disclosure: { skeleton: Record<string, Json>; opened: Record<string, { salt: Hex; value: Json }> };
  identities: Identity[];
};
type Identity = { seat: number; fetchedAt: number; documents: Json[]; hash: Hex; managers: Hex[] } & {
  [name: string]: Json;
};
type Signature = { validUntil: number; key: Hex; signature: Hex };
type Recorded = {
  deployment: Record<string, Json>;
  contractWallet: Signature;
  files: { name: string; about: string; document: string; blockHash: Hex }[];
};

const FAILED = "TOTAL_FAILED";
const OPEN = "INDETERMINATE";

/** Another last digit. */
const flip = (hex: string): string => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");
/** Another byte somewhere inside. */
const flipAt = (hex: string, at: number): string =>
  hex.slice(0, at) + (hex[at] === "0" ? "1" : "0") + hex.slice(at + 1);
const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const pointer = (...keys: (string | number)[]) =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** How other terms are refused: where nodes lead by their id is chance, and no signature is over it. */
function otherId(file: File, agreement: File["agreement"]): string {
  try {
    const needed = neededNodes({ ...file, agreement } as unknown as Evidence);
    return needed.length < file.nodes.length ? "PROOF_NODE_UNUSED" : "EVIDENCE_SIGNATURE_INVALID";
  } catch (error) {
    if (error instanceof ProofError) return error.code;
    throw error;
  }
}

function cases({ deployment, contractWallet, files }: Recorded): Case[] {
  const all: Case[] = [];
  const add = (
    name: string,
    file: string,
    expected: Expected,
    what: Omit<Partial<Case>, "name" | "file" | "expected"> = {},
  ) => {
    const [indication, subIndication] =
      expected === null
        ? ["TOTAL_PASSED", null]
        : typeof expected === "string"
          ? [FAILED, expected]
          : expected;
    all.push({ name, file, ...what, expected: { indication, subIndication } });
  };
  const change = (name: string, file: string, expected: Expected, ...changes: Change[]) =>
    add(name, file, expected, { changes });

  // The good ones.
  const good: Record<string, Expected> = {
    disputed: [OPEN, "DISPUTED"],
    unsigned: [OPEN, "SIGNATURES_MISSING"],
  };
  for (const { name, about } of files) add(`good: ${about}`, name, good[name] ?? null);

  const base = "three-parties";
  const file: File = read(`files/${base}.json`);
  const [first, second] = file.acts as [Act, Act];

  // Form: every member is there, none is added, each has its one form.
  const objects: [where: string, keys: (string | number)[], members: string[]][] = [
    ["the file", [], Object.keys(file)],
    ["the agreement", ["agreement"], Object.keys(file.agreement)],
    ["an act", ["acts", 0], Object.keys(first)],
    ["a signature", ["acts", 0, "signature"], Object.keys(first.signature as object)],
    ["the disclosure", ["disclosure"], Object.keys(file.disclosure)],
  ];
  for (const [where, keys, members] of objects) {
    for (const member of members)
      change(`${where} without ${member}`, base, "EVIDENCE_INVALID", { path: pointer(...keys, member) });
    change(`${where} with a member that is not of the format`, base, "EVIDENCE_INVALID", {
      path: pointer(...keys, "note"),
      value: "xin chào",
    });
  }
  change("a later version", base, [OPEN, "EVIDENCE_VERSION_UNKNOWN"], { path: "/version", value: 2 });
  const forms: [name: string, path: string, value: Json][] = [
    ["a version in quotes", "/version", "1"],
    ["a chain id that is negative", "/chainId", -1],
    ["a chain id that is no whole number", "/chainId", 1.5],
    ["an address with its checksum", "/agreements", deployment.agreements ?? null],
    ["an address that is too short", "/members", file.members.slice(0, -2)],
    ["a header in capitals", "/header", `0x${file.header.slice(2).toUpperCase()}`],
    ["a header of half a byte", "/header", file.header.slice(0, -1)],
    ["no header", "/header", "0x"],
    ["a header of 5,000 bytes", "/header", `0x${"c0".repeat(5_000)}`],
    ["no nodes", "/nodes", []],
    ["a node that is no hex", "/nodes/0", "0xzz"],
    ["nodes in another order", "/nodes", [...file.nodes].reverse()],
    ["a node twice", "/nodes", [file.nodes[0] as Hex, ...file.nodes]],
    ["a title in words", "/agreement/title", "Biên bản ghi nhớ"],
    ["no documents", "/agreement/documents", []],
    ["nine documents", "/agreement/documents", Array.from({ length: 9 }, (_, i) => word(String(i)))],
    ["one party", "/agreement/parties", file.agreement.parties.slice(0, 1)],
    ["a time in milliseconds", "/agreement/expiresAt", 1_800_000_000_000],
    ["a right in words", "/agreement/anyPartyCanEnd", "true"],
    ["a notice of 65,536 days", "/agreement/noticeDays", 65_536],
    ["no acts", "/acts", []],
    ["an act of an unknown kind", "/acts/0/kind", "sign"],
    ["an act of seat 32", "/acts/0/seat", 32],
    ["an organisation of an unknown kind", "/acts/0/organisationKind", "king"],
    ["an act before time began", "/acts/0/time", -1],
    ["a key in place of its id", "/acts/0/keyId", file.agreements],
    ["a signature in the compact form", "/acts/0/signature/signature", `0x${"1".repeat(128)}`],
    ["an empty text", "/texts/0", ""],
    ["a text that is a number", "/texts/0", 1],
    ["a disclosure that is a list", "/disclosure", []],
  ];
  for (const [name, path, value] of forms) change(name, base, "EVIDENCE_INVALID", { path, value });

  // The text of the file: one reading or none.
  const texts: [name: string, code: string, find: string, replace: string][] = [
    ["a member twice", "JSON_DUPLICATE_KEY", '"chainId"', '"chainId": 1, "chainId"'],
    ["a number that readers round", "JSON_NUMBER_INEXACT", '"chainId": 31337', '"chainId": 9007199254740993'],
    ["minus zero", "JSON_NUMBER_INEXACT", '"effectiveAt": 0', '"effectiveAt": -0'],
    ["half a character", "JSON_LONE_SURROGATE", '"texts": [', '"texts": ["\\ud800",'],
    ["a comment", "JSON_SYNTAX", '"version"', '/* 1 */ "version"'],
    ["a comma too many", "JSON_SYNTAX", '"version": 1,', '"version": 1,,'],
    ["a key that some readers drop", "EVIDENCE_INVALID", '"skeleton": {', '"skeleton": { "__proto__": {}, '],
    [
      "another key that some readers drop",
      "EVIDENCE_INVALID",
      '"opened": {',
      '"opened": { "constructor": { "salt": "0x00000000000000000000000000000000", "value": 1 }, ',
    ],
    ["single quotes", "JSON_SYNTAX", '"version"', "'version'"],
  ];
  for (const [name, code, find, replace] of texts) add(name, base, code, { text: { find, replace } });

  // Agreement: each term is inside the id, and the id is where the record stands.
  const terms: [name: string, code: string, path: string, value: Json][] = [
    ["another title", "EVIDENCE_TEXT_UNKNOWN", "title", flip(String(file.agreement.title))],
    ["another document", "PROOF_NODE_UNUSED", "documents", [flip(file.agreement.documents[0] as Hex)]],
    ["one document more", "PROOF_NODE_UNUSED", "documents", [...file.agreement.documents, word("f")]],
    ["another metadata commitment", "PROOF_NODE_UNUSED", "metadata", flip(String(file.agreement.metadata))],
    ["no metadata commitment", "AGREEMENT_METADATA_INVALID", "metadata", word("0")],
    [
      "a party replaced",
      "EVIDENCE_TEXT_UNKNOWN",
      "parties",
      [...file.agreement.parties.slice(0, 2), word("f")],
    ],
    ["a party left out", "EVIDENCE_TEXT_UNKNOWN", "parties", file.agreement.parties.slice(0, 2)],
    ["a party more", "PROOF_NODE_UNUSED", "parties", [...file.agreement.parties, word("f")]],
    [
      "parties in another order",
      "AGREEMENT_ORGANISATIONS_UNORDERED",
      "parties",
      [...file.agreement.parties].reverse(),
    ],
    ["a witness more", "PROOF_NODE_UNUSED", "witnesses", [word("e")]],
    ["a party as witness", "AGREEMENT_WITNESS_IS_PARTY", "witnesses", [file.agreement.parties[0] as Hex]],
    ["an earlier beginning", "PROOF_NODE_UNUSED", "effectiveAt", 1],
    ["an end", "PROOF_NODE_UNUSED", "expiresAt", 4_000_000_000],
    ["an end before the beginning", "AGREEMENT_TERM_EMPTY", "effectiveAt", 5],
    ["a right that nobody agreed on", "PROOF_NODE_UNUSED", "anyPartyCanEnd", true],
    ["a notice without the right", "AGREEMENT_NOTICE_WITHOUT_RIGHT", "noticeDays", 30],
    ["a predecessor", "PROOF_NODE_UNUSED", "supersedes", word("d")],
  ];
  for (const [name, code, member, value] of terms) {
    const changes: Change[] = [{ path: pointer("agreement", member), value }];
    if (name === "an end before the beginning") changes.push({ path: "/agreement/expiresAt", value: 4 });
    const refused =
      code === "PROOF_NODE_UNUSED" ? otherId(file, { ...file.agreement, [member]: value }) : code;
    change(`agreement: ${name}`, base, refused, ...changes);
  }

  // Acts: all of them, in order, unaltered, or they do not lead to the acts head.
  const sent: File = read("files/sent.json");
  const [one, two] = sent.acts as [Act, Act];
  const act = (name: string, path: string, value: Json, code: Expected) =>
    change(`act: ${name}`, "sent", code, { path: `/acts${path}`, value });
  const history: Expected = [OPEN, "HISTORY_INCOMPLETE"];
  act("in another order", "", [two, one], history);
  act("twice", "", [one, one, two], history);
  act("one more, made up", "", [one, two, { ...two, time: two.time + 1 }], history);
  act("of another kind", "/0/kind", "decline", history);
  act("by an organisation of another kind", "/0/organisationKind", "partner", history);
  act("of another time", "/0/time", one.time - 1, history);
  act("with another statement", "/0/statement", word("a"), "EVIDENCE_TEXT_UNKNOWN");
  change(
    "act: statements swapped",
    "sent",
    history,
    { path: "/acts/0/statement", value: two.statement },
    { path: "/acts/1/statement", value: one.statement },
  );
  for (const index of [0, 1]) {
    const acts = sent.acts.filter((_, other) => other !== index);
    change(`act: stripped, number ${index + 1}`, "sent", "EVIDENCE_TEXT_UNKNOWN", {
      path: "/acts",
      value: acts,
    });
  }

  // Signatures: each is the key's own, over this act.
  const signature = (name: string, index: number, member: string, value: Json) =>
    change(`signature: ${name}`, base, "EVIDENCE_SIGNATURE_INVALID", {
      path: pointer("acts", index, "signature", ...(member ? [member] : [])),
      value,
    });
  const bytes = String((first.signature as { signature: string }).signature);
  signature("another r", 0, "signature", flipAt(bytes, 20));
  signature("another s", 0, "signature", flipAt(bytes, 90));
  signature("the other parity", 0, "signature", bytes.slice(0, -2) + (bytes.endsWith("1b") ? "1c" : "1b"));
  signature("another term of validity", 0, "validUntil", 1_900_000_000);
  signature("run out when it was recorded", 0, "validUntil", first.time);
  signature("of another account", 0, "key", file.agreements);
  signature("of another act", 0, "", second.signature);
  change("signature: left out, which shows less and proves the same", base, null, {
    path: "/acts/0/signature",
    value: null,
  });

  // Signatures of other keys: a file shows them where they can be checked without a chain.
  const keys: File = read("files/keys.json");
  const signed = keys.acts.flatMap((act, index) =>
    act.signature ? [{ index, act, ...(act.signature as Signature) }] : [],
  );
  const { verifiers } = deployment as { verifiers: Record<string, Hex> };
  const { verifiers: _, ...unverified } = deployment;
  const keyed = (
    name: string,
    expected: Expected,
    index: number,
    member: string,
    value: Json,
    given?: Given,
  ) =>
    add(`signature: ${name}`, "keys", expected, {
      changes: [{ path: pointer("acts", index, "signature", ...(member ? [member] : [])), value }],
      ...(given && { given }),
    });
  for (const { index, act, key, signature: bytes, validUntil } of signed) {
    const [kind] =
      Object.entries(verifiers).find(([, verifier]) => key.startsWith(verifier.toLowerCase())) ?? [];
    const invalid = "EVIDENCE_SIGNATURE_INVALID";
    keyed(`${kind}, another byte in front`, invalid, index, "signature", flipAt(bytes, 20));
    keyed(`${kind}, another byte further on`, invalid, index, "signature", flipAt(bytes, 110));
    keyed(`${kind}, cut off`, invalid, index, "signature", bytes.slice(0, 2 + 2 * 63));
    keyed(`${kind}, another key`, invalid, index, "key", flip(key));
    keyed(`${kind}, another verifier contract`, invalid, index, "key", flipAt(key, 30));
    keyed(`${kind}, another term of validity`, invalid, index, "validUntil", validUntil - 1);
    keyed(`${kind}, run out when it was recorded`, invalid, index, "validUntil", act.time);
    keyed(`${kind}, left out, which shows less and proves the same`, null, index, "", null);
    // It could not be checked, and nothing rests on it; the key is bound to the act all the same.
    const unknown = { deployment: unverified };
    keyed(
      `${kind}, verifier contract unknown, another byte`,
      null,
      index,
      "signature",
      flipAt(bytes, 20),
      unknown,
    );
    keyed(`${kind}, verifier contract unknown, another key`, invalid, index, "key", flip(key), unknown);
    keyed(`${kind}, verifier contract unknown, run out`, invalid, index, "validUntil", act.time, unknown);
    // The order of the curve less s.
    if (kind === "rsa") continue;
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const high = (order - BigInt(`0x${bytes.slice(66, 130)}`)).toString(16).padStart(64, "0");
    keyed(`${kind}, the other s`, invalid, index, "signature", bytes.slice(0, 66) + high + bytes.slice(130));
  }
  const [shown, next] = signed;
  if (!shown || !next) throw new Error("keys.json shows no two signatures.");
  keyed("of another kind of key", "EVIDENCE_SIGNATURE_INVALID", shown.index, "", next.act.signature);
  add("signature: verifier contracts unknown to the verifier", "keys", null, {
    given: { deployment: unverified },
  });
  const unsigned = keys.acts.findIndex((act) => act.signature === null);
  keyed(
    "of a contract wallet, which only a chain can check",
    "EVIDENCE_SIGNATURE_INVALID",
    unsigned,
    "",
    contractWallet,
  );
  keyed("of a contract wallet, of another form", "EVIDENCE_INVALID", unsigned, "", {
    ...contractWallet,
    signature: `${contractWallet.signature}00`,
  });
  keyed("a key of 1,025 bytes", "EVIDENCE_INVALID", shown.index, "key", `0x${"ab".repeat(1_025)}`);
  keyed("a key of half a byte", "EVIDENCE_INVALID", shown.index, "key", shown.key.slice(0, -1));
  keyed("a key in capitals", "EVIDENCE_INVALID", shown.index, "key", `0x${shown.key.slice(2).toUpperCase()}`);
  keyed("a key that is too short", "EVIDENCE_INVALID", shown.index, "key", shown.key.slice(0, 40));
  keyed("2,049 bytes", "EVIDENCE_INVALID", shown.index, "signature", `0x${"ab".repeat(2_049)}`);
  keyed("half a byte", "EVIDENCE_INVALID", shown.index, "signature", shown.signature.slice(0, -1));
  keyed("no bytes", "EVIDENCE_INVALID", shown.index, "signature", "0x");
  for (const member of ["validUntil", "key", "signature"])
    change(`a key's signature without ${member}`, "keys", "EVIDENCE_INVALID", {
      path: pointer("acts", shown.index, "signature", member),
    });
  keyed("a key's, with a member that is not of the format", "EVIDENCE_INVALID", shown.index, "kind", "p256");

  // The chain: header, nodes, addresses.
  const other: File = read("files/ended.json");
  change("header: of another block", base, "PROOF_NODE_MISSING", { path: "/header", value: other.header });
  change("header: another state root", base, "PROOF_NODE_MISSING", {
    path: "/header",
    value: flipAt(file.header, 2 * (3 + 33 + 33 + 21 + 10)),
  });
  change("header: another parent", base, [OPEN, "BLOCK_NOT_TRUSTED"], {
    path: "/header",
    value: flipAt(file.header, 2 * 10),
  });
  change("header: cut off", base, "PROOF_RLP_INVALID", { path: "/header", value: file.header.slice(0, -2) });
  change("header: no list", base, "PROOF_RLP_INVALID", { path: "/header", value: "0x01" });
  for (const [index, node] of file.nodes.entries()) {
    const without = file.nodes.filter((_, at) => at !== index);
    change(`node ${index + 1} left out`, base, "PROOF_NODE_MISSING", { path: "/nodes", value: without });
    const changed = [...without, flipAt(node, node.length >> 1)].sort();
    change(`node ${index + 1} changed`, base, "PROOF_NODE_MISSING", { path: "/nodes", value: changed });
  }
  const foreign = other.nodes.find((node) => !file.nodes.includes(node)) as Hex;
  change("a node of another file added", base, "PROOF_NODE_UNUSED", {
    path: "/nodes",
    value: [...file.nodes, foreign].sort(),
  });
  change("the record of another agreement", base, "PROOF_NODE_MISSING", {
    path: "/nodes",
    value: other.nodes,
  });
  change("another chain", base, [OPEN, "REGISTRY_UNKNOWN"], { path: "/chainId", value: 1 });
  add("another chain, where the verifier knows a registry too", base, "EVIDENCE_SIGNATURE_INVALID", {
    changes: [{ path: "/chainId", value: 1 }],
    given: { deployment: { ...deployment, chainId: 1 } },
  });
  change("another chain, nothing signed", "sent", [OPEN, "REGISTRY_UNKNOWN"], { path: "/chainId", value: 1 });
  change(
    "the registries swapped",
    base,
    [OPEN, "REGISTRY_MISMATCH"],
    ...[
      { path: "/agreements", value: file.members },
      { path: "/members", value: file.agreements },
    ],
  );
  change("the address of nobody", base, [OPEN, "REGISTRY_MISMATCH"], {
    path: "/agreements",
    value: `0x${"9".repeat(40)}`,
  });

  // Texts: each is the preimage of a hash, in its one form.
  const text = (name: string, index: number, value: string, code: string) =>
    change(`text: ${name}`, base, code, { path: `/texts/${index}`, value });
  const title = file.texts[0] ?? "";
  const statement = file.texts.length - 1;
  text("the title in NFD", 0, title.normalize("NFD"), "EVIDENCE_TEXT_UNKNOWN");
  text("the title with a look-alike letter", 0, title.replace("a", "а"), "EVIDENCE_TEXT_UNKNOWN");
  text("the title with an invisible character", 0, `${title}\u200b`, "EVIDENCE_TEXT_UNKNOWN");
  text("the title with a space at its end", 0, `${title} `, "EVIDENCE_TEXT_UNKNOWN");
  text("another person", statement, "Nguyễn Văn A, Cục trưởng", "EVIDENCE_TEXT_UNKNOWN");
  text("one that stands there already", statement, title, "EVIDENCE_TEXT_UNKNOWN");
  change("text: one more, of nothing", base, "EVIDENCE_TEXT_UNKNOWN", {
    path: "/texts",
    value: [...file.texts, "Đã thanh toán"],
  });

  // Disclosure: each value is the one that was committed to, in its place and of its type.
  const { skeleton, opened } = file.disclosure;
  const [path = "", value = { salt: "0x" as Hex, value: null }] =
    Object.entries(opened).find(([, { value }]) => typeof value === "string") ?? [];
  const [size = "", sizeValue = value] =
    Object.entries(opened).find(([, { value }]) => typeof value === "number") ?? [];
  const metadata = (name: string, ...changes: Change[]) =>
    change(`metadata: ${name}`, base, "METADATA_MISMATCH", ...changes);
  const at = (...keys: (string | number)[]) => pointer("disclosure", "opened", ...keys);
  metadata("another value", { path: at(path, "value"), value: "khác" });
  metadata("a value in NFD", { path: at(path, "value"), value: "Hòa bình".normalize("NFD") });
  metadata("a number as text", { path: at(size, "value"), value: String(sizeValue.value) });
  metadata("another number", { path: at(size, "value"), value: 7 });
  metadata("another salt", { path: at(path, "salt"), value: flip(value.salt) });
  metadata("a value at another place", { path: at(path) }, { path: at(`${path}x`), value });
  metadata("a value more", { path: at("/khác"), value: { salt: value.salt, value: "x" } });
  metadata("two salts that are one", { path: at(size, "salt"), value: value.salt });
  metadata("the skeleton without a member", {
    path: pointer("disclosure", "skeleton", Object.keys(skeleton)[0] ?? ""),
  });
  metadata("the skeleton with a member more", { path: "/disclosure/skeleton/note", value: word("b") });
  metadata("another document's", { path: "/disclosure", value: other.disclosure as Json });
  change("metadata: not shown, which proves the same", base, null, { path: "/disclosure", value: null });
  const leaf = Object.entries((read("files/revealed.json") as File).disclosure.skeleton).find(
    ([, hash]) => typeof hash === "string",
  );
  change("metadata: a hidden leaf changed", "revealed", "METADATA_MISMATCH", {
    path: pointer("disclosure", "skeleton", leaf?.[0] ?? ""),
    value: word("c"),
  });

  // Identity: what hosts said is a claim, under its hash; each manager is proved.
  const told = "identified";
  const identified: File = read(`files/${told}.json`);
  const [listed, managed, silent] = identified.identities as [Identity, Identity, Identity];
  const broken = "EVIDENCE_IDENTITY_INVALID";
  const host = (name: string, code: Expected, index: number, member: string, value?: Json) =>
    change(`identity: ${name}`, told, code, {
      path: `/identities/${index}${member}`,
      ...(value !== undefined && { value }),
    });
  for (const member of Object.keys(listed)) {
    host(`without ${member}`, "EVIDENCE_INVALID", 0, `/${member}`);
  }
  host("with a member that is not of the format", "EVIDENCE_INVALID", 0, "/note", "xin chào");
  host(
    "with an address that follows from the identifier",
    "EVIDENCE_INVALID",
    0,
    "/documents/0/url",
    "https://x",
  );
  host("a document without its text", "EVIDENCE_INVALID", 0, "/documents/1/text");
  host("a document with text and problem", "EVIDENCE_INVALID", 0, "/documents/1/problem", "IDENTITY_STATUS");
  host("a problem without the status", "EVIDENCE_INVALID", 0, "/documents/0/status");
  host("a problem that is none", "EVIDENCE_INVALID", 0, "/documents/0/problem", "IDENTITY_CONFIRMED");
  host("a status of four digits", "EVIDENCE_INVALID", 0, "/documents/0/status", 1_000);
  host("a document of 65,537 characters", "EVIDENCE_INVALID", 0, "/documents/1/text", " ".repeat(65_537));
  host("a seat that no agreement has", "EVIDENCE_INVALID", 2, "/seat", 64);
  host("a seat that this agreement does not have", broken, 2, "/seat", 3);
  host("a time in milliseconds", "EVIDENCE_INVALID", 0, "/fetchedAt", listed.fetchedAt * 1_000);
  host("another time", broken, 0, "/fetchedAt", listed.fetchedAt + 1);
  host("another text", broken, 0, "/documents/1/text", "{}");
  host("another problem", broken, 0, "/documents/0/problem", "IDENTITY_TIMEOUT");
  host("another status", broken, 0, "/documents/0/status", 410);
  host("another hash", broken, 0, "/hash", flip(listed.hash));
  host("a document left out", broken, 0, "/documents", listed.documents.slice(1));
  host("a document twice", broken, 0, "/documents", [...listed.documents].reverse());
  host("no documents", "EVIDENCE_INVALID", 0, "/documents", []);
  host("a manager left out", "PROOF_NODE_UNUSED", 1, "/managers", []);
  host("a manager twice", "EVIDENCE_INVALID", 1, "/managers", [...managed.managers, ...managed.managers]);
  host(
    "a signatory for a manager",
    broken,
    1,
    "/managers",
    [...managed.managers, (identified.acts.find(({ seat }) => seat === managed.seat) as Act).keyId].sort(),
  );
  host(
    "257 managers",
    "EVIDENCE_INVALID",
    1,
    "/managers",
    Array.from({ length: 257 }, (_, i) => word("0").slice(0, -3) + String(i).padStart(3, "0")),
  );
  const every = (name: string, code: Expected, value: Json) =>
    change(`identity: ${name}`, told, code, { path: "/identities", value });
  every("in another order", "EVIDENCE_INVALID", [managed, listed, silent]);
  every("twice", "EVIDENCE_INVALID", [listed, listed, managed, silent]);
  every("of two organisations swapped", broken, [
    { ...managed, seat: listed.seat },
    { ...listed, seat: managed.seat },
    silent,
  ]);
  every("left out, with its proofs in place", "PROOF_NODE_UNUSED", []);
  change("identity: of an organisation that is not shown", told, broken, {
    path: "/texts",
    value: identified.texts.filter((_, index) => index !== 1),
  });
  for (const [index, node] of identified.nodes.entries()) {
    // Those of the file without identities have their own cases.
    if (file.nodes.includes(node)) continue;
    const nodes = identified.nodes.filter((_, other) => other !== index);
    change(`identity: node ${index + 1} left out`, told, "PROOF_NODE_MISSING", {
      path: "/nodes",
      value: nodes,
    });
  }
  const policy = { requireIdentity: true };
  const judged = (name: string, file: string, expected: Expected, more: Record<string, Json> = {}) =>
    add(`identity: ${name}`, file, expected, { given: { policy: { ...policy, ...more } } });
  const accepted = { acceptRecordedIdentity: true };
  judged("asked for, and not recorded", base, [OPEN, "IDENTITY_NOT_CHECKED"]);
  judged("asked for, and only recorded", told, [OPEN, "IDENTITY_RECORDED"]);
  judged("accepted as recorded, where a host had no document", told, [OPEN, "IDENTITY_NOT_FOUND"], accepted);
  judged("contradicted, and only recorded", "contradicted", [OPEN, "IDENTITY_RECORDED"]);
  judged(
    "contradicted, and accepted as recorded",
    "contradicted",
    [OPEN, "IDENTITY_MANAGER_NOT_NAMED"],
    accepted,
  );

  // What the verifier holds.
  const given = (name: string, expected: Expected, what: Given) =>
    add(`given: ${name}`, base, expected, { given: what });
  given("another document", "HASH_MISMATCH", { document: "Biên bản khác\n" });
  given("the document in NFD", "HASH_MISMATCH", {
    document: (files.find(({ name }) => name === base)?.document ?? "").normalize("NFD"),
  });
  given("no document", [OPEN, "DOCUMENT_NOT_GIVEN"], { document: null });
  given("another block's hash", [OPEN, "BLOCK_NOT_TRUSTED"], { blockHash: word("1") });
  given("no block hash", [OPEN, "BLOCK_HASH_MISSING"], { blockHash: null });
  given("no registry that is known", [OPEN, "REGISTRY_UNKNOWN"], { deployment: null });
  given("a registry on another chain", [OPEN, "REGISTRY_UNKNOWN"], {
    deployment: { ...deployment, chainId: 1 },
  });
  given("another registry", [OPEN, "REGISTRY_MISMATCH"], {
    deployment: { ...deployment, agreements: `0x${"8".repeat(40)}` },
  });
  given("another registry of members", [OPEN, "REGISTRY_MISMATCH"], {
    deployment: { ...deployment, members: `0x${"8".repeat(40)}` },
  });
  given("a registry with other code", [OPEN, "REGISTRY_CODE_MISMATCH"], {
    deployment: { ...deployment, agreementsCodeHash: word("2") },
  });
  given("a registry of members with other code", [OPEN, "REGISTRY_CODE_MISMATCH"], {
    deployment: { ...deployment, membersCodeHash: word("2") },
  });
  return all;
}

/**
 * `test/vectors/evidence/corpus.json`.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  const recorded: Recorded = read("recorded.json");
  const corpus = { ...recorded, cases: cases(recorded) };
  return { "test/vectors/evidence/corpus.json": `${JSON.stringify(corpus, null, 1)}\n` };
}
