import { list, number, value } from "../frame/parameters.js";

/** Where to ask: what every command that reads a registry can be given. */
export const networkOptions = {
  rpc: list("--rpc <url>", {
    en: "endpoint (JSON-RPC); given more than once, they have to agree. Else MOU_RPC_URL, else the settings",
    vi: "điểm truy cập (JSON-RPC); nêu nhiều lần thì các điểm phải trả lời giống nhau. Nếu không thì MOU_RPC_URL, rồi thiết lập",
  }),
  quorum: number(
    "--quorum <k>",
    {
      en: "how many of the endpoints have to agree; default: more than half",
      vi: "số điểm truy cập phải trả lời giống nhau; mặc định: quá nửa",
    },
    { minimum: 1 },
  ),
  deployment: value("--deployment <file>", {
    en: "where the registry stands, as in deployments/<chain id>.json; else the settings, else the known one of the chain",
    vi: "địa chỉ sổ đăng ký, như trong deployments/<chain id>.json; nếu không thì theo thiết lập, rồi sổ đã biết của chuỗi",
  }),
  timeout: number(
    "--timeout <seconds>",
    { en: "until a request is given up; default: 30", vi: "thời gian chờ mỗi yêu cầu, giây; mặc định: 30" },
    { minimum: 1 },
  ),
};

/** The values of the options. */
export type NetworkInput = {
  rpc: string[] | undefined;
  quorum: number | undefined;
  deployment: string | undefined;
  timeout: number | undefined;
};
