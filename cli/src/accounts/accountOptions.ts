import { value, variable } from "../frame/parameters.js";

/** Who signs and sends. A key is never given itself. */
export const accountOptions = {
  keystore: value("--keystore <file>", {
    en: "account: encrypted keystore, version 3",
    vi: "tài khoản: kho khóa mã hóa, phiên bản 3",
  }),
  keyEnv: variable("--key-env <name>", {
    en: "account: environment variable that holds a private key; else MOU_PRIVATE_KEY",
    vi: "tài khoản: biến môi trường chứa khóa riêng; nếu không thì MOU_PRIVATE_KEY",
  }),
  hardhatKey: value("--hardhat-key <name>", {
    en: "account: key in Hardhat's keystore",
    vi: "tài khoản: khóa trong kho khóa của Hardhat",
  }),
  signer: value("--signer <url>", {
    en: "account: signer on this machine over JSON-RPC (Frame, Clef)",
    vi: "tài khoản: bộ ký trên máy này qua JSON-RPC (Frame, Clef)",
  }),
  from: value("--from <address>", {
    en: "which account of the signer; default: its first",
    vi: "tài khoản nào của bộ ký; mặc định: tài khoản đầu tiên",
  }),
  passwordFile: value("--password-file <file>", {
    en: "password of the keystore, in the file's first line; else it is asked for",
    vi: "mật khẩu của kho khóa, ở dòng đầu của tệp; nếu không thì sẽ được hỏi",
  }),
  passwordEnv: variable("--password-env <name>", {
    en: "environment variable that holds the password of the keystore",
    vi: "biến môi trường chứa mật khẩu của kho khóa",
  }),
};

/** The values of the options. */
export type AccountInput = { [Name in keyof typeof accountOptions]: string | undefined };
