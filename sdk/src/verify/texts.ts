import { identityTexts } from "./identity/identityTexts.js";
import { renewalTexts } from "./renewalTexts.js";

/** What each code of a verdict says. */
export const codeTexts = {
  ...identityTexts,
  ...renewalTexts,
  DOCUMENT_MATCHES: {
    en: "The document is, byte for byte, one that the agreement names.",
    vi: "Tài liệu trùng khớp từng byte với một tài liệu mà thỏa thuận nêu.",
  },
  ATTACHMENT_MATCHES: {
    en: "The document is, byte for byte, one that the agreement's metadata names (a translation, annex or full powers).",
    vi: "Tài liệu trùng khớp từng byte với một tài liệu mà siêu dữ liệu của thỏa thuận nêu (bản dịch, phụ lục hoặc giấy ủy quyền).",
  },
  HASH_MISMATCH: {
    en: "The document is not one that the agreement names: its bytes were changed, or it is another document.",
    vi: "Tài liệu không phải là tài liệu mà thỏa thuận nêu: nội dung đã bị thay đổi, hoặc đây là tài liệu khác.",
  },
  METADATA_MISMATCH: {
    en: "The metadata is not what the agreement commits to.",
    vi: "Siêu dữ liệu không khớp với cam kết trong thỏa thuận.",
  },
  AGREEMENT_MISMATCH: {
    en: "The agreement that was given does not have the id that was given.",
    vi: "Thỏa thuận được cung cấp không khớp với mã định danh được cung cấp.",
  },
  DOCUMENT_NOT_GIVEN: { en: "No document was given to compare.", vi: "Không có tài liệu để đối chiếu." },
  NOTHING_TO_COMPARE: {
    en: "There is nothing to check this against.",
    vi: "Không có gì để đối chiếu.",
  },
  EARLIER_REVISION_REGISTERED: {
    en: "Something was added to the file after signing: an earlier revision inside it is registered, this file is not.",
    vi: "Tệp đã được bổ sung sau khi ký: một phiên bản trước nằm trong tệp đã được ghi nhận, còn tệp này thì chưa.",
  },
  REGISTERED: {
    en: "The agreement is on record in this registry.",
    vi: "Thỏa thuận đã được ghi nhận trong sổ đăng ký này.",
  },
  NOT_REGISTERED: {
    en: "Nothing is on record here. That does not make it a forgery.",
    vi: "Không có ghi nhận nào tại đây. Điều đó không có nghĩa đây là tài liệu giả mạo.",
  },
  SEVERAL_AGREEMENTS: {
    en: "Several agreements name this document: say which one is meant.",
    vi: "Có nhiều thỏa thuận nêu tài liệu này: cần chỉ rõ thỏa thuận nào.",
  },
  KEYS_AUTHORIZED: {
    en: "Each key that attested was an enrolled signatory of its organisation at that time.",
    vi: "Mỗi khóa đã ký đều là khóa của người có thẩm quyền ký của tổ chức tại thời điểm ký.",
  },
  EVIDENCE_CONTRADICTORY: {
    en: "What was found contradicts itself.",
    vi: "Các thông tin tìm được mâu thuẫn với nhau.",
  },
  HISTORY_INCOMPLETE: {
    en: "The list of acts is not the whole history: something was left out or altered on the way.",
    vi: "Danh sách hành vi không phải là toàn bộ lịch sử: có phần bị bỏ sót hoặc bị sửa đổi trên đường truyền.",
  },
  KIND_NOT_ACCEPTED: {
    en: "An organisation was of a kind that the verifier does not accept.",
    vi: "Có tổ chức thuộc loại mà người kiểm tra không chấp nhận.",
  },
  ALL_PARTIES_ATTESTED: { en: "All parties have attested.", vi: "Tất cả các bên đã xác nhận." },
  SIGNATURES_MISSING: { en: "Not all parties have attested yet.", vi: "Chưa đủ tất cả các bên xác nhận." },
  WITNESSES_MISSING: {
    en: "Not all witnesses have attested.",
    vi: "Chưa đủ tất cả các bên chứng kiến xác nhận.",
  },
  DECLINED: {
    en: "A party declined: the agreement was never concluded.",
    vi: "Có bên đã từ chối: thỏa thuận không được giao kết.",
  },
  LAPSED: {
    en: "Its term ran out before all parties attested: the agreement was never concluded.",
    vi: "Thời hạn đã hết trước khi đủ các bên xác nhận: thỏa thuận không được giao kết.",
  },
  NOT_ATTESTED: { en: "This organisation has not attested.", vi: "Tổ chức này chưa xác nhận." },
  NO_DISPUTES: {
    en: "No organisation disputes its attestation.",
    vi: "Không có tổ chức nào phản đối xác nhận đứng tên mình.",
  },
  DISPUTED: {
    en: "An organisation disputes its own attestation.",
    vi: "Có tổ chức phản đối xác nhận đứng tên mình.",
  },
  DISPUTES_ACCEPTED: {
    en: "An organisation disputes its own attestation; the verifier accepts that.",
    vi: "Có tổ chức phản đối xác nhận đứng tên mình; người kiểm tra chấp nhận điều đó.",
  },
  IDENTITY_NOT_CHECKED: {
    en: "Whether the organisations are who their identifiers name was not checked.",
    vi: "Chưa kiểm tra các tổ chức có đúng là chủ thể của mã định danh hay không.",
  },
  IDENTITY_RECORDED: {
    en: "What the organisations' hosts said is recorded in the file; that is the word of whoever made it, and was not checked.",
    vi: "Tệp có ghi lại nội dung trên trang web của các tổ chức; đó chỉ là lời của người lập tệp, chưa được kiểm tra.",
  },
  IDENTITY_RECORDED_ACCEPTED: {
    en: "By what is recorded in the file, each organisation's own web document names this registry, the organisation and its keys; the verifier accepts that.",
    vi: "Theo nội dung ghi lại trong tệp, tài liệu trên chính trang web của từng tổ chức nêu đúng sổ đăng ký này, tổ chức và các khóa của tổ chức; người kiểm tra chấp nhận điều đó.",
  },
  FINAL: { en: "What is recorded is final.", vi: "Ghi nhận đã ở trạng thái đã chốt (finalized)." },
  NOT_FINAL: {
    en: "The latest change is not final yet: ask again in some minutes.",
    vi: "Thay đổi mới nhất chưa ở trạng thái đã chốt (finalized): hãy kiểm tra lại sau vài phút.",
  },
  CONFIRMED: {
    en: "As many blocks as you asked for stand on the latest change.",
    vi: "Sau thay đổi mới nhất đã có đủ số khối mà bạn yêu cầu.",
  },
  CONFIRMATIONS_MISSING: {
    en: "Fewer blocks than you asked for stand on the latest change: ask again later.",
    vi: "Sau thay đổi mới nhất chưa có đủ số khối mà bạn yêu cầu: hãy kiểm tra lại sau.",
  },
  FINALITY_NOT_ASKED: {
    en: "Finality was not asked for.",
    vi: "Không yêu cầu kiểm tra việc chốt khối (finalized).",
  },
  BLOCK_REPLACED: {
    en: "The block was replaced while it was read: ask again.",
    vi: "Khối đã bị thay thế trong khi đọc: hãy kiểm tra lại.",
  },
  ONE_RPC: {
    en: "One endpoint answered, on the right chain, with the registry's code in place; its word has to be trusted.",
    vi: "Một máy chủ RPC đã trả lời, đúng chuỗi, đúng mã của sổ đăng ký; phải tin vào câu trả lời của máy chủ RPC đó.",
  },
  BLOCK_HASH_MISSING: {
    en: "Compare the hash of the file's block, named below, with two independent sources, and give it.",
    vi: "Hãy đối chiếu mã băm khối của tệp, nêu bên dưới, với hai nguồn độc lập, rồi đưa vào để kiểm tra.",
  },
  EVIDENCE_NOT_FINAL: {
    en: "The file's block is not final yet, or not known to the source that was asked.",
    vi: "Khối của tệp chưa được chốt (finalized), hoặc nguồn được hỏi chưa biết khối đó.",
  },
  HEADERS_UNAVAILABLE: {
    en: "The source of block hashes could not be asked.",
    vi: "Không hỏi được nguồn cung cấp mã băm khối.",
  },
  DISCLOSURE_MISSING: {
    en: "Something of the metadata is hidden that you asked to see.",
    vi: "Một phần siêu dữ liệu mà bạn yêu cầu xem không được mở.",
  },
  TRUST_NOT_ACCEPTED: {
    en: "The answers come from a source of a kind that you do not accept.",
    vi: "Câu trả lời đến từ loại nguồn mà bạn không chấp nhận.",
  },
  RPCS_AGREE: {
    en: "Several endpoints gave the same answers, on the right chain, with the registry's code in place; they have to be trusted not to lie together.",
    vi: "Nhiều máy chủ RPC cho cùng câu trả lời, đúng chuỗi, đúng mã của sổ đăng ký; phải tin rằng các máy chủ RPC đó không cùng nói dối.",
  },
  PROOF_GIVEN_HASH: {
    en: "Proved from the file alone against the block hash that you gave; that hash is all that has to be trusted.",
    vi: "Đã chứng minh chỉ từ tệp này, đối chiếu với mã băm khối mà bạn đưa ra; chỉ cần tin mã băm đó.",
  },
  PROOF_ONE_RPC: {
    en: "Proved from the file against a final block of one endpoint, whose word has to be trusted for that block's hash only.",
    vi: "Đã chứng minh từ tệp này, đối chiếu với một khối đã được chốt (finalized) của một máy chủ RPC; chỉ phải tin máy chủ RPC đó về mã băm của khối.",
  },
  PROOF_RPCS_AGREE: {
    en: "Proved from the file against a final block on whose hash several endpoints agree.",
    vi: "Đã chứng minh từ tệp này, đối chiếu với một khối đã được chốt (finalized) mà nhiều máy chủ RPC cùng xác nhận.",
  },
  PROOF_LIGHT_CLIENT: {
    en: "Proved from the file against a final block that a light client has checked itself.",
    vi: "Đã chứng minh từ tệp này, đối chiếu với một khối đã được chốt (finalized) do chính máy khách nhẹ (light client) kiểm tra.",
  },
  PROOF_CODE_UNPINNED: {
    en: "Proved from the file; the code at the registry's addresses was compared with nothing, so the addresses have to be trusted as well.",
    vi: "Đã chứng minh từ tệp này; mã tại các địa chỉ của sổ đăng ký không được đối chiếu với mã nào, nên phải tin cả các địa chỉ đó.",
  },
  BLOCK_NOT_TRUSTED: {
    en: "The file rests on another block than the trusted one: compare the hash again, or ask for the evidence anew.",
    vi: "Tệp này dựa trên một khối khác với khối được tin: hãy đối chiếu lại mã băm, hoặc xin lại bằng chứng.",
  },
  RPCS_AGREE_CODE_UNPINNED: {
    en: "Several endpoints gave the same answers, on the right chain; the code at the registry's addresses was compared with nothing, so the addresses have to be trusted as well.",
    vi: "Nhiều máy chủ RPC cho cùng câu trả lời, đúng chuỗi; mã tại các địa chỉ của sổ đăng ký không được đối chiếu với mã nào, nên phải tin cả các địa chỉ đó.",
  },
  ONE_RPC_CODE_UNPINNED: {
    en: "One endpoint answered, on the right chain; the code at the registry's addresses was compared with nothing, so the addresses have to be trusted as well.",
    vi: "Một máy chủ RPC đã trả lời, đúng chuỗi; mã tại các địa chỉ của sổ đăng ký không được đối chiếu với mã nào, nên phải tin cả các địa chỉ đó.",
  },
} as const satisfies Record<string, { en: string; vi: string }>;

/** The codes that a verdict gives by itself; where something could not be checked, it gives the error's code. */
export type VerdictCode = keyof typeof codeTexts;
