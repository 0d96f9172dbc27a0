import { value, variable } from "../frame/parameters.js";

/** Where a token's secret comes from. It is never given itself. */
export const secretOptions = {
  pinFile: value("--pin-file <file>", {
    en: "PIN of the token, or password of --pkcs12, in the file's first line; else it is asked for",
    vi: "mã PIN của token, hoặc mật khẩu của --pkcs12, ở dòng đầu của tệp; nếu không thì sẽ được hỏi",
  }),
  pinEnv: variable("--pin-env <name>", {
    en: "environment variable that holds the PIN of the token, or the password of --pkcs12",
    vi: "biến môi trường chứa mã PIN của token, hoặc mật khẩu của --pkcs12",
  }),
};
