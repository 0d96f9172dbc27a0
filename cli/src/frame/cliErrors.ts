import { tokenErrors } from "../tokens/tokenErrors.js";
import { ExitCode } from "./exitCodes.js";
import type { Text } from "./text.js";

/** What `mou` itself finds wrong: what happened, and what to do next. Values stand in braces. */
export const cliErrors = {
  ...tokenErrors,
  CLI_USAGE: {
    exit: ExitCode.usage,
    message: { en: "{problem}", vi: "{problem}" },
    remedy: { en: "See mou {command}--help.", vi: "Xem mou {command}--help." },
  },
  CLI_FILE_UNREADABLE: {
    exit: ExitCode.usage,
    message: { en: "{path} cannot be read ({reason}).", vi: "Không đọc được {path} ({reason})." },
    remedy: {
      en: "Check the path, and that you may read the file.",
      vi: "Hãy kiểm tra đường dẫn và quyền đọc tệp.",
    },
  },
  CLI_FILE_UNWRITABLE: {
    exit: ExitCode.usage,
    message: { en: "{path} cannot be written ({reason}).", vi: "Không ghi được {path} ({reason})." },
    remedy: {
      en: "Check the folder, its permissions and the space left; the file is as it was.",
      vi: "Hãy kiểm tra thư mục, quyền ghi và dung lượng trống; tệp vẫn như cũ.",
    },
  },
  CLI_FILE_EXISTS: {
    exit: ExitCode.usage,
    message: { en: "{path} is there already.", vi: "{path} đã có sẵn." },
    remedy: {
      en: "Give another path, or --force to replace it.",
      vi: "Hãy chọn đường dẫn khác, hoặc thêm --force để thay thế.",
    },
  },
  CLI_FILE_OTHER: {
    exit: ExitCode.usage,
    message: {
      en: "{path} is {found}; needed here: {wanted}.",
      vi: "{path} là {found}; ở đây cần {wanted}.",
    },
    remedy: { en: "{next}", vi: "{next}" },
  },
  CLI_ENVELOPE_UNSIGNED: {
    exit: ExitCode.failed,
    message: { en: "Nobody has signed {path}.", vi: "Chưa ai ký {path}." },
    remedy: {
      en: "Give the copy that was signed, have each party sign it with mou sign, or put the parties' copies together with mou merge.",
      vi: "Hãy nêu bản đã ký, để mỗi bên ký bằng mou sign, hoặc ghép bản của các bên bằng mou merge.",
    },
  },
  CLI_CONFIG_INVALID: {
    exit: ExitCode.usage,
    message: {
      en: "{path} is no file of settings: {problem}.",
      vi: "{path} không phải là tệp thiết lập: {problem}.",
    },
    remedy: {
      en: "Correct it, or write it anew with mou init --force.",
      vi: "Hãy sửa lại, hoặc viết lại bằng mou init --force.",
    },
  },
  CLI_CONFIG_FOREIGN: {
    exit: ExitCode.usage,
    message: {
      en: "{path} belongs to another user of this machine (uid {owner}).",
      vi: "{path} thuộc về người dùng khác trên máy này (uid {owner}).",
    },
    remedy: {
      en: "Give --config with this file if you trust its owner, or with one of your own.",
      vi: "Hãy dùng --config với tệp này nếu tin chủ của tệp, hoặc với một tệp của mình.",
    },
  },
  CLI_CONFIG_LOADS_CODE: {
    exit: ExitCode.usage,
    message: {
      en: "{path} must not name code to load ({member}: {module}): it would run for everyone who is handed the folder.",
      vi: "{path} không được nêu mã cần nạp ({member}: {module}): mã đó sẽ chạy trên máy của bất kỳ ai nhận thư mục này.",
    },
    remedy: {
      en: "Give --pkcs11-module, or write your own settings with mou init --user; a file that you trust can be named with --config.",
      vi: "Hãy dùng --pkcs11-module, hoặc viết thiết lập của mình bằng mou init --user; tệp mà bạn tin thì nêu bằng --config.",
    },
  },
  CLI_VALUE_INVALID: {
    exit: ExitCode.usage,
    message: { en: "{name} is not usable: {problem}.", vi: "{name} không dùng được: {problem}." },
    remedy: { en: "Give {expected}.", vi: "Hãy nêu {expected}." },
  },
  CLI_VALUE_MISSING: {
    exit: ExitCode.usage,
    message: { en: "{name} is missing.", vi: "Thiếu {name}." },
    remedy: { en: "Give {expected}.", vi: "Hãy nêu {expected}." },
  },
  CLI_OPTIONS_EXCLUSIVE: {
    exit: ExitCode.usage,
    message: { en: "{options} cannot be given together.", vi: "Không thể dùng {options} cùng lúc." },
    remedy: { en: "Give one of them.", vi: "Hãy chỉ nêu một." },
  },
  CLI_RPC_MISSING: {
    exit: ExitCode.usage,
    message: { en: "No endpoint is set.", vi: "Chưa có điểm truy cập nào." },
    remedy: {
      en: "Give --rpc <url>, set MOU_RPC_URL, or write the settings with mou init.",
      vi: "Hãy dùng --rpc <url>, đặt biến MOU_RPC_URL, hoặc viết thiết lập bằng mou init.",
    },
  },
  CLI_ACCOUNT_MISSING: {
    exit: ExitCode.usage,
    message: { en: "No account is set to sign or send with.", vi: "Chưa có tài khoản để ký hay gửi." },
    remedy: {
      en: "Give --keystore, --key-env, --hardhat-key or --signer, or write the settings with mou init.",
      vi: "Hãy dùng --keystore, --key-env, --hardhat-key hoặc --signer, hoặc viết thiết lập bằng mou init.",
    },
  },
  CLI_SIGNER_MISSING: {
    exit: ExitCode.usage,
    message: { en: "No key is set to sign with.", vi: "Chưa có khóa để ký." },
    remedy: {
      en: "Give --pkcs12, --pkcs11 or --passkey, or an account with --keystore, --key-env, --hardhat-key or --signer, or write the settings with mou init.",
      vi: "Hãy dùng --pkcs12, --pkcs11 hoặc --passkey, hoặc một tài khoản với --keystore, --key-env, --hardhat-key hoặc --signer, hoặc viết thiết lập bằng mou init.",
    },
  },
  CLI_ACCOUNT_AMBIGUOUS: {
    exit: ExitCode.usage,
    message: {
      en: "More than one key is given: {options}.",
      vi: "Có nhiều hơn một khóa được nêu: {options}.",
    },
    remedy: { en: "Give one of them.", vi: "Hãy chỉ nêu một." },
  },
  CLI_SECRET_EXPOSED: {
    exit: ExitCode.usage,
    message: {
      en: "{option} was given what looks like a private key: the shell's history has it now.",
      vi: "{option} nhận một giá trị giống khóa riêng: lịch sử của shell đã lưu lại nó.",
    },
    remedy: {
      en: "Treat that key as known to others and move to a new one; give the name of a variable that holds the key.",
      vi: "Hãy coi khóa đó là đã lộ và chuyển sang khóa mới; ở đây hãy nêu tên biến chứa khóa.",
    },
  },
  CLI_KEY_INVALID: {
    exit: ExitCode.usage,
    message: { en: "{source} holds no private key.", vi: "{source} không chứa khóa riêng." },
    remedy: {
      en: "It has to be 0x and 64 hex digits, and not zero.",
      vi: "Khóa phải là 0x và 64 chữ số hex, khác không.",
    },
  },
  CLI_KEYSTORE_INVALID: {
    exit: ExitCode.usage,
    message: {
      en: "{path} is no keystore that mou can read: {problem}.",
      vi: "{path} không phải là kho khóa mà mou đọc được: {problem}.",
    },
    remedy: {
      en: "Give an encrypted keystore of version 3, or Hardhat's production keystore.",
      vi: "Hãy dùng kho khóa mã hóa phiên bản 3, hoặc kho khóa chính của Hardhat.",
    },
  },
  CLI_KEYSTORE_NAME_UNKNOWN: {
    exit: ExitCode.usage,
    message: { en: "{path} has no key named {key}.", vi: "{path} không có khóa tên {key}." },
    remedy: {
      en: "See npx hardhat keystore list for the names.",
      vi: "Xem các tên bằng npx hardhat keystore list.",
    },
  },
  CLI_PASSWORD_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "A password or PIN is needed, and there is no terminal to ask on.",
      vi: "Cần mật khẩu hoặc mã PIN, mà không có terminal để hỏi.",
    },
    remedy: {
      en: "Give one of {options}.",
      vi: "Hãy dùng một trong các tùy chọn {options}.",
    },
  },
  CLI_KEY_SENDS_NOTHING: {
    exit: ExitCode.usage,
    message: {
      en: "The key of {options} signs, and cannot send a transaction.",
      vi: "Khóa của {options} chỉ ký, không gửi giao dịch được.",
    },
    remedy: {
      en: "Give --sign, and let any account send what it prints with --authorization.",
      vi: "Hãy dùng --sign, rồi để tài khoản bất kỳ gửi kết quả bằng --authorization.",
    },
  },
  CLI_VERIFIER_UNKNOWN: {
    exit: ExitCode.usage,
    message: {
      en: "No contract is known that verifies keys of the kind {kind} for this registry.",
      vi: "Chưa biết hợp đồng nào kiểm tra khóa loại {kind} cho sổ đăng ký này.",
    },
    remedy: {
      en: "Give the registry's deployment with --deployment or mou init; it has to name its verifiers, as deployments/<chain id>.json does.",
      vi: "Hãy nêu tệp triển khai của sổ đăng ký bằng --deployment hoặc mou init; tệp phải nêu các hợp đồng kiểm tra, như deployments/<chain id>.json.",
    },
  },
  CLI_PASSWORD_WRONG: {
    exit: ExitCode.usage,
    message: { en: "The password does not open {path}.", vi: "Mật khẩu không mở được {path}." },
    remedy: {
      en: "Check the password; if it is right, the file was damaged.",
      vi: "Hãy kiểm tra mật khẩu; nếu đúng thì tệp đã bị hỏng.",
    },
  },
  CLI_VARIABLE_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "The environment variable {variable} is not set.",
      vi: "Biến môi trường {variable} chưa được đặt.",
    },
    remedy: { en: "Set it, or name another one.", vi: "Hãy đặt biến đó, hoặc nêu biến khác." },
  },
  CLI_SIGNER_REMOTE: {
    exit: ExitCode.usage,
    message: {
      en: "The signer at {host} is not on this machine.",
      vi: "Bộ ký tại {host} không nằm trên máy này.",
    },
    remedy: {
      en: "Use a signer that listens on this machine (127.0.0.1), such as Frame or Clef.",
      vi: "Hãy dùng bộ ký lắng nghe trên máy này (127.0.0.1), như Frame hoặc Clef.",
    },
  },
  CLI_NOT_FOUND: {
    exit: ExitCode.failed,
    message: { en: "{what} is not on record here.", vi: "Ở đây không ghi nhận {what}." },
    remedy: {
      en: "Check it, and that the endpoint and the addresses are those of the right chain.",
      vi: "Hãy kiểm tra lại, và xem điểm truy cập cùng địa chỉ có đúng chuỗi không.",
    },
  },
  CLI_DOCUMENT_UNNAMED: {
    exit: ExitCode.failed,
    message: {
      en: "The metadata names no document with the bytes of {path} (SHA-256 {sha256}).",
      vi: "Siêu dữ liệu không nêu tài liệu nào có nội dung của {path} (SHA-256 {sha256}).",
    },
    remedy: {
      en: "Give the right file, or write its hash and size into the metadata.",
      vi: "Hãy dùng đúng tệp, hoặc ghi mã băm và kích thước của tệp vào siêu dữ liệu.",
    },
  },
  CLI_TERMINAL_MISSING: {
    exit: ExitCode.usage,
    message: { en: "There is no terminal to ask on.", vi: "Không có terminal để hỏi." },
    remedy: { en: "Give --metadata <file>.", vi: "Hãy dùng --metadata <file>." },
  },
  CLI_CONFIRMATION_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "There is no terminal to show what is agreed to and to ask.",
      vi: "Không có terminal để cho xem nội dung cần đồng ý và để hỏi.",
    },
    remedy: {
      en: "Read it with mou sign --typed-data or mou key add --dry-run, then give --yes.",
      vi: "Hãy xem bằng mou sign --typed-data hoặc mou key add --dry-run, rồi dùng --yes.",
    },
  },
  CLI_PAGE_UNANSWERED: {
    exit: ExitCode.undetermined,
    message: {
      en: "Nobody agreed on the page within {seconds} seconds.",
      vi: "Không ai đồng ý trên trang trong {seconds} giây.",
    },
    remedy: {
      en: "Nothing was signed; run the command again, with a longer --wait if more time is needed.",
      vi: "Chưa ký gì; hãy chạy lại lệnh, thêm --wait dài hơn nếu cần.",
    },
  },
  CLI_OWNER_SIGNATURES_OTHER: {
    exit: ExitCode.failed,
    message: {
      en: "{path} holds no owners' signatures for this: {differs} is another.",
      vi: "{path} không chứa chữ ký của chủ sở hữu cho việc này: {differs} khác.",
    },
    remedy: {
      en: "Give the file that goes with just this act or change and this Safe, or another path to begin anew.",
      vi: "Hãy dùng tệp đi cùng đúng hành vi hoặc thay đổi này và Safe này, hoặc nêu đường dẫn khác để bắt đầu lại.",
    },
  },
  CLI_MANAGER_UNKNOWN: {
    exit: ExitCode.failed,
    message: {
      en: "{organisation} is managed by {managers}, not by {key}.",
      vi: "Khóa quản lý của {organisation} là {managers}, không phải {key}.",
    },
    remedy: {
      en: "Nothing was signed; sign with a manager's key of the organisation, or check its identifier. mou key list shows its keys.",
      vi: "Chưa ký gì; hãy ký bằng khóa quản lý của tổ chức, hoặc kiểm tra lại định danh. mou key list cho xem các khóa.",
    },
  },
  CLI_AUTHORIZATION_OTHER: {
    exit: ExitCode.failed,
    message: {
      en: "{path} was signed for another change: {differs} is {said} there and {asked} here.",
      vi: "{path} được ký cho thay đổi khác: {differs} trong tệp là {said}, ở đây là {asked}.",
    },
    remedy: {
      en: "Ask for what was signed, or give the file that was signed for this.",
      vi: "Hãy yêu cầu đúng điều đã ký, hoặc dùng tệp được ký cho việc này.",
    },
  },
  CLI_AUTHORIZATION_SPENT: {
    exit: ExitCode.failed,
    message: {
      en: "{path} was signed as change {nonce} of {organisation}; the registry takes change {next} next.",
      vi: "{path} được ký là thay đổi số {nonce} của {organisation}; sổ đăng ký chỉ nhận thay đổi số {next} tiếp theo.",
    },
    remedy: {
      en: "See with mou key list whether it was sent already; if it was another change, sign this one again.",
      vi: "Hãy xem bằng mou key list liệu tệp đã được gửi chưa; nếu đó là thay đổi khác thì hãy ký lại.",
    },
  },
  CLI_SAFE_TIME_OVER: {
    exit: ExitCode.failed,
    message: {
      en: "What the Safe's owners are to sign counts until {until}, and on the chain it is {now}.",
      vi: "Nội dung các chủ sở hữu Safe cần ký chỉ có giá trị đến {until}, mà trên chuỗi đã là {now}.",
    },
    remedy: {
      en: "Begin anew: give another file with --owner-signatures, and for an act a later time with --valid-until.",
      vi: "Hãy bắt đầu lại: nêu tệp khác bằng --owner-signatures, và nếu là hành vi thì nêu hạn muộn hơn bằng --valid-until.",
    },
  },
  CLI_SAFE_TIME_LATE: {
    exit: ExitCode.failed,
    message: {
      en: "What the Safe's owners are to sign would count until {until}, later than mou lets it: {latest}.",
      vi: "Nội dung các chủ sở hữu Safe cần ký sẽ có giá trị đến {until}, muộn hơn mức mou cho phép: {latest}.",
    },
    remedy: {
      en: "Do not sign this: ask who fixed that time in the file of --owner-signatures, and begin anew with another file.",
      vi: "Đừng ký nội dung này: hãy hỏi ai đã ghi hạn đó trong tệp của --owner-signatures, rồi bắt đầu lại với tệp khác.",
    },
  },
  CLI_PASSKEY_OTHER: {
    exit: ExitCode.failed,
    message: {
      en: "What was signed on the page is not by the passkey of {path}.",
      vi: "Chữ ký trên trang không phải của passkey trong {path}.",
    },
    remedy: {
      en: "Run the command again and choose that passkey; the signature was thrown away.",
      vi: "Hãy chạy lại lệnh và chọn đúng passkey; chữ ký đã bị bỏ.",
    },
  },
  CLI_DECLINED: {
    exit: ExitCode.failed,
    message: { en: "It was not agreed to.", vi: "Chưa được đồng ý." },
    remedy: {
      en: "Nothing was signed or sent; to agree, answer with the whole word yes.",
      vi: "Chưa ký và chưa gửi gì; muốn đồng ý, hãy gõ cả chữ có.",
    },
  },
  CLI_PROOFS_UNSUPPORTED: {
    exit: ExitCode.network,
    message: { en: "{name} does not answer eth_getProof.", vi: "{name} không trả lời eth_getProof." },
    remedy: {
      en: "Everything else works; to export evidence, use an endpoint that does.",
      vi: "Mọi việc khác vẫn chạy; muốn xuất bằng chứng, hãy dùng điểm truy cập có hỗ trợ.",
    },
  },
  CLI_REPOSITORY_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "mou {command} runs the project's own scripts, and they are not here.",
      vi: "mou {command} chạy các kịch bản của dự án, mà ở đây không có.",
    },
    remedy: {
      en: "Run it in a copy of the project's repository: npx mou {command}.",
      vi: "Hãy chạy trong bản sao kho mã của dự án: npx mou {command}.",
    },
  },
  CLI_UNEXPECTED: {
    exit: ExitCode.undetermined,
    message: {
      en: "Something happened that mou does not foresee: {problem}.",
      vi: "Đã xảy ra điều mà mou không lường trước: {problem}.",
    },
    remedy: {
      en: "Nothing was decided; please report it with the command that you ran, without any secrets.",
      vi: "Chưa kết luận được gì; vui lòng báo lại kèm lệnh đã chạy, không kèm bí mật nào.",
    },
  },
} satisfies Record<string, { exit: ExitCode; message: Text; remedy: Text }>;

export type CliErrorCode = keyof typeof cliErrors;
