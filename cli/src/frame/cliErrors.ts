import { ExitCode } from "./exitCodes.js";
import type { Text } from "./text.js";

/** What `mou` itself finds wrong: what happened, and what to do next. Values stand in braces. */
export const cliErrors = {
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
