import type { Policy, TrustLevel } from "minhuoc/verify";
import type { Values } from "../frame/command.js";
import { choice, choices, flag, list, number } from "../frame/parameters.js";

const levels = [
  "none",
  "one-rpc",
  "k-of-n",
  "proof-given-hash",
  "proof-one-rpc",
  "proof-k-of-n",
  "proof-light-client",
] as const satisfies readonly TrustLevel[];

/** What the verifier asks for; see docs/verdict.md, "Policies". */
export const policyOptions = {
  finality: choice("--finality <finality>", ["finalized", "latest"], {
    en: "in which block the record has to stand; default: finalized",
    vi: "bản ghi phải nằm trong khối nào; mặc định: finalized",
  }),
  confirmations: number(
    "--confirmations <count>",
    {
      en: "instead: how many blocks have to stand on the record's latest change",
      vi: "thay vào đó: số khối phải nằm trên thay đổi mới nhất của bản ghi",
    },
    { minimum: 1 },
  ),
  requireIdentity: flag("--require-identity", {
    en: "ask each organisation's own web document, and require that it confirms",
    vi: "hỏi tài liệu web của từng tổ chức, và đòi hỏi tài liệu đó xác nhận",
  }),
  acceptRecordedIdentity: flag("--accept-recorded-identity", {
    en: "evidence: take its maker's word for what the organisations' hosts said, and ask none",
    vi: "bằng chứng: tin người lập tệp về nội dung trang web của các tổ chức, và không hỏi trang nào",
  }),
  requireWitnesses: flag("--require-witnesses", {
    en: "require that witnesses have attested too",
    vi: "đòi hỏi cả bên chứng kiến đã xác nhận",
  }),
  acceptDisputed: flag("--accept-disputed", {
    en: "pass although an organisation disputes its attestation",
    vi: "chấp nhận dù có tổ chức phản đối xác nhận của mình",
  }),
  kind: choices("--kind <kind>", ["member", "partner", "observer"], {
    en: "kinds of organisations that count; may be given more than once; default: all",
    vi: "các loại tổ chức được tính; có thể nêu nhiều lần; mặc định: tất cả",
  }),
  trust: choices("--trust <level>", levels, {
    en: "levels of trust that are enough; may be given more than once; default: all but none",
    vi: "các mức tin cậy là đủ; có thể nêu nhiều lần; mặc định: tất cả trừ none",
  }),
  disclosed: list("--disclosed <pattern>", {
    en: "values of the metadata that must not be hidden; may be given more than once",
    vi: "các giá trị siêu dữ liệu không được giấu; có thể nêu nhiều lần",
  }),
  maxAge: number("--max-age <seconds>", {
    en: "after which an answer about force is marked as old; default: 3600",
    vi: "sau bao nhiêu giây thì câu trả lời về hiệu lực bị coi là cũ; mặc định: 3600",
  }),
};

type PolicyInput = Values<typeof policyOptions>;

/** The policy that the options make. */
export function readPolicy({
  finality: named,
  confirmations,
  requireIdentity,
  acceptRecordedIdentity,
  requireWitnesses,
  acceptDisputed,
  kind: kinds,
  trust,
  disclosed,
  maxAge,
}: PolicyInput): Policy {
  const finality = confirmations === undefined ? named : { confirmations };
  const given = {
    finality,
    requireIdentity,
    acceptRecordedIdentity,
    requireWitnesses,
    acceptDisputed,
    kinds,
    trust,
    disclosed,
    maxAge,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Policy;
}
