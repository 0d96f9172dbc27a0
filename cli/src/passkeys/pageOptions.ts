import { number, off } from "../frame/parameters.js";

/** How the page for passkeys is opened. */
export const pageOptions = {
  open: off("--no-open", {
    en: "passkey: print the page's address and open no browser",
    vi: "passkey: chỉ in địa chỉ trang, không mở trình duyệt",
  }),
  wait: number(
    "--wait <seconds>",
    {
      en: "passkey: until the page is given up; default: 900",
      vi: "passkey: thời gian chờ trang, giây; mặc định: 900",
    },
    { minimum: 1 },
  ),
};

/** The values of the options. */
export type PageInput = { open: boolean; wait: number | undefined };
