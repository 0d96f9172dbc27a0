import { CliError } from "../frame/CliError.js";
import type { Text } from "../frame/text.js";

/** The system's commonest reasons, in words. */
const reasons: Readonly<Record<string, Text>> = {
  ENOENT: { en: "no such file or folder", vi: "không có tệp hoặc thư mục này" },
  ENOTDIR: { en: "no such file or folder", vi: "không có tệp hoặc thư mục này" },
  EACCES: { en: "not permitted", vi: "không có quyền" },
  EPERM: { en: "not permitted", vi: "không có quyền" },
  EISDIR: { en: "it is a folder", vi: "đây là thư mục" },
  ENOSPC: { en: "no space is left", vi: "hết dung lượng" },
};

/** A file that cannot be read or written, with the system's reason. */
export function fileFailure(
  code: "CLI_FILE_UNREADABLE" | "CLI_FILE_UNWRITABLE",
  path: string,
  cause: unknown,
): CliError {
  const systems = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new CliError(code, { path, reason: reasons[systems] ?? systems }, cause);
}
