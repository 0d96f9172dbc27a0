import { printable } from "../core/text/printable.js";
import { utcTime } from "../core/text/utcTime.js";
import { shown } from "../errors/shown.js";
import { VerifyError } from "../errors/verify.js";
import type { Renewal } from "./renewal.js";
import { codeTexts, type VerdictCode } from "./texts.js";
import type { Check, IdentityFinding, SeatVerdict, SignatureVerdict, Verdict } from "./verdict.js";

export type VerdictLanguage = "en" | "vi";

const words = {
  en: {
    title: "Verification report",
    authenticity: "Authenticity",
    inForce: "In force",
    asOf: "as of",
    stale: "this answer is old",
    until: "until",
    successor: "superseded by",
    document: "Document (SHA-256)",
    agreement: "Agreement",
    source: "Source",
    levels: {
      none: "a file on its own; nobody vouches for its block",
      "one-rpc": "one endpoint, which has to be trusted",
      "k-of-n": "several endpoints that agree",
      "proof-given-hash": "proof against the block hash that was given",
      "proof-one-rpc": "proof against a final block of one endpoint",
      "proof-k-of-n": "proof against a final block on which several endpoints agree",
      "proof-light-client": "proof against a final block of a light client",
    },
    rollup: {
      sequencer: "the word of the rollup's sequencer; not yet derived from data that is final on",
      "l1-finalized": "what is recorded is derived from data that is final on",
    },
    notShown: "not shown of the metadata",
    chain: "chain",
    block: "block",
    registry: "registry",
    checks: "Checks",
    seats: "Parties and witnesses",
    indications: { TOTAL_PASSED: "PASSED", INDETERMINATE: "UNDECIDED", TOTAL_FAILED: "FAILED" },
    answers: { yes: "yes", no: "no", unknown: "unknown" },
    outcomes: { passed: "passed", failed: "FAILED", inconclusive: "undecided", notChecked: "not checked" },
    roles: { party: "party", witness: "witness" },
    names: {
      integrity: "Document unchanged",
      registration: "On record",
      authority: "Keys entitled to sign",
      signatures: "Signed by all",
      disputes: "Not disputed",
      identity: "Identity of the organisations",
      finality: "Final",
      chainTrust: "Source of the answers",
    },
    statuses: {
      Unknown: "not on record",
      Proposed: "proposed",
      Lapsed: "lapsed",
      Declined: "declined",
      Scheduled: "concluded, not yet in force",
      InForce: "in force",
      Ending: "in force, notice given",
      Expired: "expired",
      Terminated: "ended by notice or consent",
      Superseded: "superseded",
    },
    attested: "attested on",
    notAttested: "has not attested",
    attestedUnknown: "could not be checked whether it attested",
    key: "key",
    enrolled: "key enrolled by the organisation:",
    statement: "statement",
    hidden: "not opened",
    suspended: "suspended since",
    suspendedNow: "suspended",
    disputed: "disputes its attestation",
    signatures: {
      valid: "signature checked",
      unknown:
        "a signature that could not be checked, since its verifier contract is not known; the registry's record alone proves the attestation",
      none: "no signature in the file; the registry's record alone proves the attestation",
    },
    keys: {
      account: "an account (ECDSA, secp256k1)",
      p256: "a P-256 key",
      webauthn: "a passkey (WebAuthn)",
      rsa: "an RSA key of {bits} bits; no certificate was considered",
    },
    renewBefore: "Signatures are good by themselves until",
    renewedTooLate: "A signature by itself proves nothing any more since",
    outdated: "by itself it proves nothing any more since",
    recordStays: "the registry's record of the attestation stays",
    asked: "its own host, asked on",
    recorded: "its own host, as the file says of",
    lookAlike: "can be taken for another name",
    unproved: "nobody vouches for that",
    identities: { confirmed: "confirmed", contradicted: "CONTRADICTED", unknown: "could not be checked" },
    changes: {
      yes: "the host says something else now than the file says",
      no: "the host says the same now as the file says",
      unknown: "what the host says now could not be compared with what the file says",
    },
  },
  vi: {
    title: "Báo cáo kiểm tra",
    authenticity: "Tính xác thực",
    inForce: "Hiệu lực",
    asOf: "tại thời điểm",
    stale: "câu trả lời này đã cũ",
    until: "đến",
    successor: "được thay thế bởi",
    document: "Tài liệu (SHA-256)",
    agreement: "Thỏa thuận",
    source: "Nguồn",
    levels: {
      none: "chỉ có tệp; không ai bảo đảm cho khối của tệp",
      "one-rpc": "một máy chủ RPC, phải tin vào máy chủ RPC đó",
      "k-of-n": "nhiều máy chủ RPC cho cùng câu trả lời",
      "proof-given-hash": "chứng minh đối chiếu với mã băm khối được đưa ra",
      "proof-one-rpc": "chứng minh đối chiếu với một khối đã được chốt (finalized) của một máy chủ RPC",
      "proof-k-of-n":
        "chứng minh đối chiếu với một khối đã được chốt (finalized) mà nhiều máy chủ RPC cùng xác nhận",
      "proof-light-client": "chứng minh đối chiếu với một khối đã được chốt (finalized) của máy khách nhẹ",
    },
    rollup: {
      sequencer:
        "theo lời của bộ sắp xếp giao dịch (sequencer) của rollup; chưa suy ra từ dữ liệu đã được chốt (finalized) trên",
      "l1-finalized": "ghi nhận được suy ra từ dữ liệu đã được chốt (finalized) trên",
    },
    notShown: "phần siêu dữ liệu không được mở",
    chain: "chuỗi",
    block: "khối",
    registry: "sổ đăng ký",
    checks: "Các bước kiểm tra",
    seats: "Các bên và bên chứng kiến",
    indications: { TOTAL_PASSED: "ĐẠT", INDETERMINATE: "CHƯA KẾT LUẬN", TOTAL_FAILED: "KHÔNG ĐẠT" },
    answers: { yes: "có", no: "không", unknown: "chưa rõ" },
    outcomes: {
      passed: "đạt",
      failed: "KHÔNG ĐẠT",
      inconclusive: "chưa kết luận",
      notChecked: "chưa kiểm tra",
    },
    roles: { party: "bên ký", witness: "bên chứng kiến" },
    names: {
      integrity: "Tài liệu nguyên vẹn",
      registration: "Đã ghi nhận",
      authority: "Khóa có thẩm quyền ký",
      signatures: "Đủ các bên ký",
      disputes: "Không bị phản đối",
      identity: "Danh tính các tổ chức",
      finality: "Đã chốt (finalized)",
      chainTrust: "Nguồn của câu trả lời",
    },
    statuses: {
      Unknown: "chưa ghi nhận",
      Proposed: "đang đề xuất",
      Lapsed: "quá hạn ký",
      Declined: "bị từ chối",
      Scheduled: "đã giao kết, chưa có hiệu lực",
      InForce: "đang có hiệu lực",
      Ending: "đang có hiệu lực, đã báo chấm dứt",
      Expired: "hết hạn",
      Terminated: "đã chấm dứt theo thông báo hoặc đồng thuận",
      Superseded: "đã được thay thế",
    },
    attested: "đã xác nhận lúc",
    notAttested: "chưa xác nhận",
    attestedUnknown: "không kiểm tra được đã xác nhận hay chưa",
    key: "khóa",
    enrolled: "khóa do chính tổ chức ghi danh:",
    statement: "tư cách ký",
    hidden: "chưa mở",
    suspended: "bị đình chỉ từ",
    suspendedNow: "đang bị đình chỉ",
    disputed: "phản đối xác nhận đứng tên mình",
    signatures: {
      valid: "chữ ký đã được kiểm tra",
      unknown:
        "có chữ ký nhưng không kiểm tra được, vì không biết hợp đồng kiểm tra chữ ký của khóa này; việc xác nhận chỉ được chứng minh bằng ghi nhận của sổ đăng ký",
      none: "trong tệp không có chữ ký; việc xác nhận chỉ được chứng minh bằng ghi nhận của sổ đăng ký",
    },
    keys: {
      account: "tài khoản (ECDSA, secp256k1)",
      p256: "khóa P-256",
      webauthn: "khóa truy cập (passkey, WebAuthn)",
      rsa: "khóa RSA {bits} bit; không xét chứng thư số",
    },
    renewBefore: "Bản thân chữ ký còn giá trị chứng minh đến",
    renewedTooLate: "Bản thân chữ ký không còn chứng minh được gì kể từ",
    outdated: "bản thân chữ ký không còn chứng minh được gì kể từ",
    recordStays: "ghi nhận của sổ đăng ký về việc xác nhận vẫn giữ nguyên giá trị",
    asked: "trang web của tổ chức, được hỏi lúc",
    recorded: "trang web của tổ chức, theo tệp ghi lúc",
    lookAlike: "có thể bị nhầm với tên khác",
    unproved: "không ai bảo đảm cho điều này",
    identities: { confirmed: "xác nhận", contradicted: "MÂU THUẪN", unknown: "không kiểm tra được" },
    changes: {
      yes: "nội dung trang web hiện nay khác với nội dung tệp ghi lại",
      no: "nội dung trang web hiện nay giống với nội dung tệp ghi lại",
      unknown: "không so sánh được nội dung trang web hiện nay với nội dung tệp ghi lại",
    },
  },
} as const;

type Words = (typeof words)[VerdictLanguage];

const NAME_WIDTH = 31;

/**
 * A report of a verdict, for a person to read.
 *
 * @param verdict as `verifyAgreement` and `verifyEvidence` give it
 * @param language `en` or `vi`
 * @returns lines of plain text; times in UTC
 * @throws {VerifyError} `VERIFY_LANGUAGE_UNKNOWN`
 */
export function formatVerdict(verdict: Verdict, language: VerdictLanguage): string {
  if (!Object.hasOwn(words, language)) {
    throw new VerifyError({
      code: "VERIFY_LANGUAGE_UNKNOWN",
      message: `There is no report in the language ${shown(language)}.`,
      remedy: `Use one of ${Object.keys(words).join(", ")}.`,
      values: { language },
    });
  }
  const text = words[language];
  const { facts, judgement } = verdict;
  const { authenticity, inForce, renewal, seats, trust } = judgement;
  const lines = [text.title, ""];
  const { checks, indication, subIndication } = authenticity;
  lines.push(`${text.authenticity}: ${text.indications[indication]}`);
  if (subIndication) lines.push(`  ${explain(reason(subIndication, checks), language)}`);
  lines.push(`${text.inForce}: ${forceLine(inForce, text)}`, "");
  if (facts.document?.known) lines.push(`${text.document}: ${facts.document.value}`);
  if (facts.id) lines.push(`${text.agreement}: ${facts.id}`);
  const hidden = facts.metadata && "hidden" in facts.metadata ? facts.metadata.hidden : [];
  if (hidden.length > 0) lines.push(`${text.notShown}: ${hidden.join(", ")}`);
  const place =
    trust.chainId === undefined
      ? ""
      : `; ${text.chain} ${trust.chainId}, ${text.registry} ${trust.registry}, ${text.block} ${trust.blockNumber} ${trust.blockHash}`;
  lines.push(`${text.source}: ${text.levels[trust.level]}${place}`);
  if (trust.rollup) lines.push(`Rollup: ${text.rollup[trust.rollup.finality]} ${trust.rollup.settlesOn}`);
  if (renewal) lines.push(renewalLine(renewal, text, language));
  lines.push("", text.checks);
  for (const check of checks) {
    const name = text.names[check.name].padEnd(NAME_WIDTH);
    lines.push(`  ${name}${text.outcomes[check.outcome].padEnd(16)}${explain(check, language)}`);
  }
  if (seats.length > 0)
    lines.push("", text.seats, ...seats.flatMap((seat) => seatLines(seat, checks, text, language)));
  return `${lines.map(printable).join("\n")}\n`.normalize("NFC");
}

function forceLine(
  { answer, asOf, status, endsAt, successor, stale }: Verdict["judgement"]["inForce"],
  text: Words,
) {
  const parts: string[] = [];
  if (status) parts.push(text.statuses[status]);
  if (asOf !== undefined) parts.push(`${text.asOf} ${utcTime(asOf)}`);
  if (answer === "yes" && endsAt) parts.push(`${text.until} ${utcTime(endsAt)}`);
  if (successor) parts.push(`${text.successor} ${successor}`);
  if (stale) parts.push(text.stale);
  return parts.length === 0 ? text.answers[answer] : `${text.answers[answer]} (${parts.join("; ")})`;
}

function renewalLine({ renewBefore, code, isPast }: Renewal, text: Words, language: VerdictLanguage): string {
  const time = utcTime(renewBefore);
  const state = isPast
    ? `${text.renewedTooLate} ${time}; ${text.recordStays}`
    : `${text.renewBefore} ${time}`;
  return `${state}. ${codeTexts[code][language]}`;
}

function signatureLine(signature: SignatureVerdict, text: Words): string {
  if (signature.status !== "valid") return text.signatures[signature.status];
  const { key, renewal } = signature;
  const name = text.keys[key.kind].replace("{bits}", key.kind === "rsa" ? String(key.bits) : "");
  const outdated = renewal.isPast
    ? `; ${text.outdated} ${utcTime(renewal.renewBefore)}, ${text.recordStays}`
    : "";
  return `${text.signatures.valid}: ${name}${outdated}`;
}

function seatLines(
  seat: SeatVerdict,
  checks: readonly Check[],
  text: Words,
  language: VerdictLanguage,
): string[] {
  const { attested, attestedAt, statement, suspendedSince } = seat;
  const lines = [
    `  ${seat.seat + 1}. ${seat.identifier ?? seat.organisation} (${text.roles[seat.role]}): ${text.indications[seat.indication]}`,
  ];
  // The letters and their numbers: what is meant to be overlooked is not left to the eye.
  for (const { text: name, codePoints } of seat.warnings)
    lines.push(`     ${text.lookAlike}: ${name} (${codePoints.join(" ")})`);
  const attestation = { yes: text.attested, no: text.notAttested, unknown: text.attestedUnknown }[attested];
  lines.push(
    `     ${attestation}${attested === "yes" && attestedAt !== undefined ? ` ${utcTime(attestedAt)}` : ""}`,
  );
  // Signatories' keys are enrolled by the organisation's own managers, and by nobody else; certificates are not looked at here.
  const key = seat.key?.role === "signatory" ? text.enrolled : text.key;
  if (seat.keyId) lines.push(`     ${key} ${seat.keyId}`);
  if (seat.signature) lines.push(`     ${signatureLine(seat.signature, text)}`);
  if (statement)
    lines.push(`     ${text.statement}: ${statement.text ?? `${text.hidden} (${statement.hash})`}`);
  if (seat.disputed === "yes") lines.push(`     ${text.disputed}`);
  if (suspendedSince !== undefined) lines.push(`     ${text.suspended} ${utcTime(suspendedSince)}`);
  else if (seat.suspended === "yes") lines.push(`     ${text.suspendedNow}`);
  lines.push(...identityLines(seat.identity, text, language).map((line) => `     ${line}`));
  if (seat.subIndication && seat.subIndication !== "NOT_ATTESTED") {
    lines.push(`     ${explain(reason(seat.subIndication, checks), language)}`);
  }
  return lines;
}

function identityLines(identity: SeatVerdict["identity"], text: Words, language: VerdictLanguage): string[] {
  const line = (words: string, finding: IdentityFinding, note = "") => {
    const { fetchedAt, outcome } = finding;
    const time = fetchedAt === undefined ? text.answers.unknown : utcTime(fetchedAt);
    return `${words} ${time}${note}: ${text.identities[outcome]}. ${explain(finding, language)}`;
  };
  const { asked, recorded, changed } = identity ?? {};
  return [
    ...(asked ? [line(text.asked, asked)] : []),
    ...(recorded ? [line(text.recorded, recorded, ` (${text.unproved})`)] : []),
    ...(changed ? [text.changes[changed]] : []),
  ];
}

type Explained = Pick<Check, "code" | "detail"> & { outcome?: string };

/** The check that gave a code. A broken file leaves others undecided with the code of the last, which failed. */
function reason(code: string, checks: readonly Check[]): Explained {
  return [...checks].reverse().find((check) => check.code === code) ?? { code, detail: code };
}

/** What a code says in a language; errors of the way there have their text in English only, beside their code. */
function explain({ code, detail, outcome }: Explained, language: VerdictLanguage): string {
  if (Object.hasOwn(codeTexts, code)) return codeTexts[code as VerdictCode][language];
  if (language === "en") return detail === code ? `Could not be checked: ${code}.` : detail;
  return outcome === "failed"
    ? `Tệp bằng chứng bị hỏng hoặc bị sửa đổi (${code}): hãy xin lại.`
    : `Không kiểm tra được (${code}).`;
}
