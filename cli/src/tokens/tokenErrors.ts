import { ExitCode } from "../frame/exitCodes.js";
import type { Text } from "../frame/text.js";

/**
 * What can be wrong with a key of a certificate authority's token, or its certificate. Neither passwords nor PINs are ever among the values.
 */
export const tokenErrors = {
  TOKEN_FILE_UNREADABLE: {
    exit: ExitCode.failed,
    message: { en: "{path} cannot be read as PKCS#12.", vi: "Không đọc được {path} theo dạng PKCS#12." },
    remedy: {
      en: "Check that it is a .p12 or .pfx file, and export it again with AES or triple DES.",
      vi: "Hãy kiểm tra đó là tệp .p12 hoặc .pfx, rồi xuất lại bằng AES hoặc triple DES.",
    },
  },
  TOKEN_PASSWORD_WRONG: {
    exit: ExitCode.usage,
    message: { en: "The password does not open {path}.", vi: "Mật khẩu không mở được {path}." },
    remedy: {
      en: "Try again with the password that was set when the file was exported.",
      vi: "Hãy thử lại với mật khẩu đã đặt khi xuất tệp.",
    },
  },
  TOKEN_KEY_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "There is no private key (certificates found: {certificates}).",
      vi: "Không có khóa bí mật (số chứng thư tìm thấy: {certificates}).",
    },
    remedy: {
      en: 'Export the certificate "with the private key", or choose another certificate of the token.',
      vi: "Hãy xuất chứng thư kèm khóa bí mật, hoặc chọn chứng thư khác trên token.",
    },
  },
  TOKEN_KEY_AMBIGUOUS: {
    exit: ExitCode.usage,
    message: { en: "There are {count} keys: {keys}.", vi: "Có {count} khóa: {keys}." },
    remedy: {
      en: "Name one by the SHA-256 of its certificate.",
      vi: "Hãy chọn một khóa theo SHA-256 của chứng thư.",
    },
  },
  TOKEN_KEY_NOT_RSA: {
    exit: ExitCode.usage,
    message: { en: "The key is of the kind {kind}, not RSA.", vi: "Khóa thuộc loại {kind}, không phải RSA." },
    remedy: {
      en: "Use a certificate with an RSA key.",
      vi: "Hãy dùng chứng thư có khóa RSA.",
    },
  },
  TOKEN_KEY_SIZE_INVALID: {
    exit: ExitCode.usage,
    message: { en: "The RSA key has {bits} bits.", vi: "Khóa RSA có {bits} bit." },
    remedy: {
      en: "Ask the certificate authority for a key of 2048 to 4096 bits.",
      vi: "Hãy yêu cầu tổ chức cấp chứng thư cấp khóa từ 2048 đến 4096 bit.",
    },
  },
  TOKEN_KEY_EXPONENT_INVALID: {
    exit: ExitCode.usage,
    message: { en: "The RSA key has the exponent {exponent}.", vi: "Khóa RSA có số mũ {exponent}." },
    remedy: {
      en: "Ask the certificate authority for a key with the exponent 65537.",
      vi: "Hãy yêu cầu tổ chức cấp chứng thư cấp khóa có số mũ 65537.",
    },
  },
  TOKEN_CERTIFICATE_MISSING: {
    exit: ExitCode.usage,
    message: {
      en: "There is no certificate of the key (certificates found: {certificates}).",
      vi: "Không có chứng thư của khóa (số chứng thư tìm thấy: {certificates}).",
    },
    remedy: {
      en: "Export the key together with its certificate, or look at the token with the software that came with it.",
      vi: "Hãy xuất khóa kèm chứng thư, hoặc xem token bằng phần mềm đi kèm.",
    },
  },
  TOKEN_CERTIFICATE_UNREADABLE: {
    exit: ExitCode.failed,
    message: {
      en: "{bytes} bytes that should be an X.509 certificate cannot be read as one.",
      vi: "Không đọc được {bytes} byte lẽ ra là một chứng thư X.509.",
    },
    remedy: { en: "Export the certificate again, in DER.", vi: "Hãy xuất lại chứng thư ở dạng DER." },
  },
  TOKEN_CERTIFICATE_EXPIRED: {
    exit: ExitCode.usage,
    message: {
      en: "The certificate of {subject} expired at {validUntil}.",
      vi: "Chứng thư của {subject} đã hết hạn lúc {validUntil}.",
    },
    remedy: {
      en: "Renew it with the certificate authority, and enrol the new key.",
      vi: "Hãy gia hạn với tổ chức cấp chứng thư, rồi ghi danh khóa mới.",
    },
  },
  TOKEN_CERTIFICATE_NOT_YET_VALID: {
    exit: ExitCode.usage,
    message: {
      en: "The certificate of {subject} is valid from {validFrom} on only.",
      vi: "Chứng thư của {subject} chỉ có hiệu lực từ {validFrom}.",
    },
    remedy: {
      en: "Wait until then, or check this machine's clock.",
      vi: "Hãy chờ đến lúc đó, hoặc kiểm tra đồng hồ của máy này.",
    },
  },
  TOKEN_DIGEST_INVALID: {
    exit: ExitCode.usage,
    message: { en: "{digest} is no digest.", vi: "{digest} không phải là mã băm." },
    remedy: {
      en: "Give 0x and 64 hex digits: the EIP-712 digest of the act.",
      vi: "Hãy nhập 0x và 64 chữ số hex: mã băm EIP-712 của hành vi.",
    },
  },
  TOKEN_SIGNATURE_WRONG: {
    exit: ExitCode.failed,
    message: {
      en: "The signature that was made is not one of the key of {subject}.",
      vi: "Chữ ký vừa tạo không phải của khóa của {subject}.",
    },
    remedy: {
      en: "Check that the certificate belongs to the key; the signature was thrown away.",
      vi: "Hãy kiểm tra chứng thư có thuộc về khóa không; chữ ký đã bị bỏ.",
    },
  },
  TOKEN_TOOL_MISSING: {
    exit: ExitCode.usage,
    message: { en: "The program {file} cannot be run.", vi: "Không chạy được chương trình {file}." },
    remedy: {
      en: "Install OpenSC (on Debian and Ubuntu: apt-get install opensc), or name the folder of its programs.",
      vi: "Hãy cài OpenSC (trên Debian và Ubuntu: apt-get install opensc), hoặc chỉ thư mục chứa các chương trình của nó.",
    },
  },
  TOKEN_TOOL_TOO_OLD: {
    exit: ExitCode.usage,
    message: {
      en: "The release of OpenSC is {version}; PINs are given to {oldest} or later only.",
      vi: "Phiên bản OpenSC là {version}; chỉ đưa mã PIN cho bản {oldest} trở lên.",
    },
    remedy: {
      en: "Install a later release of OpenSC (on Debian and Ubuntu: the package opensc).",
      vi: "Hãy cài bản OpenSC mới hơn (trên Debian và Ubuntu: gói opensc).",
    },
  },
  TOKEN_TOOL_FAILED: {
    exit: ExitCode.undetermined,
    message: { en: "pkcs11-tool failed: {said}.", vi: "pkcs11-tool báo lỗi: {said}." },
    remedy: {
      en: "Try the token with the software that came with it.",
      vi: "Hãy thử token bằng phần mềm đi kèm.",
    },
  },
  TOKEN_MODULE_UNKNOWN: {
    exit: ExitCode.usage,
    message: {
      en: "None of the {count} usual places has a PKCS#11 module.",
      vi: "Không tìm thấy mô-đun PKCS#11 ở {count} vị trí thường dùng.",
    },
    remedy: {
      en: "Install the software that came with the token, and name its PKCS#11 module (.so, .dylib or .dll).",
      vi: "Hãy cài phần mềm đi kèm token và chỉ mô-đun PKCS#11 của nó (.so, .dylib hoặc .dll).",
    },
  },
  TOKEN_MODULE_UNUSABLE: {
    exit: ExitCode.usage,
    message: {
      en: "The PKCS#11 module {module} cannot be loaded.",
      vi: "Không nạp được mô-đun PKCS#11 {module}.",
    },
    remedy: {
      en: "Check its path, and that it is for this system and processor.",
      vi: "Hãy kiểm tra đường dẫn, và mô-đun có đúng cho hệ điều hành và bộ xử lý này không.",
    },
  },
  TOKEN_NOT_FOUND: {
    exit: ExitCode.usage,
    message: {
      en: "There is no such token (tokens found: {count}).",
      vi: "Không có token cần dùng (số token tìm thấy: {count}).",
    },
    remedy: {
      en: "Plug it in, and check that the PKCS#11 module is that of its issuer.",
      vi: "Hãy cắm token, và kiểm tra mô-đun PKCS#11 đúng là của nơi cấp token.",
    },
  },
  TOKEN_AMBIGUOUS: {
    exit: ExitCode.usage,
    message: { en: "There are {count} tokens: {tokens}.", vi: "Có {count} token: {tokens}." },
    remedy: { en: "Name one by its serial number.", vi: "Hãy chọn một token theo số sê-ri." },
  },
  TOKEN_PIN_WRONG: {
    exit: ExitCode.usage,
    message: { en: "The token refused the PIN.", vi: "Token từ chối mã PIN." },
    remedy: {
      en: "Check it before you try again: a token allows a few wrong PINs only, and is locked then.",
      vi: "Hãy kiểm tra trước khi thử lại: token chỉ cho sai mã PIN vài lần rồi bị khóa.",
    },
  },
  TOKEN_PIN_LOCKED: {
    exit: ExitCode.usage,
    message: {
      en: "The token is locked after too many wrong PINs.",
      vi: "Token đã bị khóa vì sai mã PIN quá nhiều lần.",
    },
    remedy: {
      en: "Have it unlocked by the authority that issued it.",
      vi: "Hãy nhờ tổ chức cấp token mở khóa.",
    },
  },
  TOKEN_PIN_INVALID: {
    exit: ExitCode.usage,
    message: {
      en: "What was given for the PIN is none: it is empty, or has a line break in it.",
      vi: "Mã PIN đã nhập không hợp lệ: bị trống, hoặc có dấu xuống dòng.",
    },
    remedy: { en: "Give the PIN; no try was used up.", vi: "Hãy nhập mã PIN; chưa lần thử nào bị tính." },
  },
} satisfies Record<string, { exit: ExitCode; message: Text; remedy: Text }>;
