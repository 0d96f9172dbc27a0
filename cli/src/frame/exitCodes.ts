import type { Text } from "./text.js";

/** What the program's end says, for scripts. */
export const ExitCode = { passed: 0, failed: 1, usage: 2, undetermined: 3, network: 4 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodeTexts: Readonly<Record<keyof typeof ExitCode, Text>> = {
  passed: {
    en: "Done, or verified with TOTAL_PASSED.",
    vi: "Đã làm xong, hoặc xác minh được TOTAL_PASSED.",
  },
  failed: {
    en: "The answer is no: TOTAL_FAILED, a refused transaction, a file that is not what it should be.",
    vi: "Câu trả lời là không: TOTAL_FAILED, giao dịch bị từ chối, tệp không đúng như phải có.",
  },
  usage: {
    en: "Called in a wrong way, or a setting, file or key that it needs is missing.",
    vi: "Gọi sai cách, hoặc thiếu thiết lập, tệp hay khóa cần dùng.",
  },
  undetermined: {
    en: "Nothing is decided: INDETERMINATE, answers that contradict each other, or a Safe that has not signed yet.",
    vi: "Chưa kết luận được: INDETERMINATE, các câu trả lời mâu thuẫn nhau, hoặc Safe chưa ký xong.",
  },
  network: {
    en: "An endpoint could not be reached or does not answer; nothing was decided.",
    vi: "Không kết nối được hoặc điểm truy cập không trả lời; chưa kết luận được gì.",
  },
};

const network = [
  "CHAIN_UNREACHABLE",
  "CHAIN_TIMEOUT",
  "CHAIN_RATE_LIMITED",
  "CHAIN_REQUEST_REFUSED",
  "CHAIN_LOGS_LIMITED",
  "CHAIN_QUORUM_UNREACHED",
  "TRANSACTION_TIMEOUT",
];
const undetermined = [
  "CHAIN_ANSWER_INVALID",
  "CHAIN_BLOCK_NOT_FINAL",
  "CHAIN_BLOCK_UNKNOWN",
  "CHAIN_BLOCK_UNTRUSTED",
  "CHAIN_ENDPOINTS_DISAGREE",
  "REGISTRY_CODE_MISSING",
  "REGISTRY_CODE_MISMATCH",
  "EVIDENCE_INCOMPLETE",
  "EVIDENCE_NOT_FINAL",
  "EVIDENCE_HEADER_UNKNOWN",
  // Nobody refused: owners have not signed, or a wallet not approved, yet.
  "SAFE_SIGNATURES_MISSING",
  "WALLET_APPROVAL_MISSING",
  // A file that broke off, or that only a newer release can read.
  "DOCUMENT_ABORTED",
  "DOCUMENT_UNREADABLE",
  "ANCHOR_VERSION_UNKNOWN",
  "ENVELOPE_VERSION_UNKNOWN",
  "EVIDENCE_VERSION_UNKNOWN",
  "METADATA_VERSION_UNKNOWN",
];
const usage = [
  "ACCOUNT_MISSING",
  "CALL_PARAMETER_INVALID",
  "CHAIN_MISMATCH",
  "REGISTRY_UNKNOWN",
  "VERIFY_INPUT_INVALID",
  "VERIFY_SUBJECT_MISSING",
];

/** The exit code of an error of the SDK, or of a finding with such a code. */
export function exitCodeOf(code: string): ExitCode {
  if (network.includes(code)) return ExitCode.network;
  if (undetermined.includes(code)) return ExitCode.undetermined;
  return usage.includes(code) ? ExitCode.usage : ExitCode.failed;
}
