import { flag, value } from "../frame/parameters.js";

/** How a manager who has no gas, or whose key does not send, changes something. */
export const relayOptions = {
  sign: flag("--sign", {
    en: "send nothing: sign the change as manager, for anyone to send with --authorization",
    vi: "không gửi gì: ký thay đổi với tư cách quản lý, để bất kỳ ai gửi bằng --authorization",
  }),
  authorization: value("--authorization <file>", {
    en: "send a manager's signed change: what --sign --json printed",
    vi: "gửi thay đổi mà khóa quản lý đã ký: kết quả của --sign --json",
  }),
};
