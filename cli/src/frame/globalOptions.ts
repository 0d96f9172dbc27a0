import { choice, flag, value } from "./parameters.js";
import { languages } from "./text.js";

/** What every command can be given. */
export const globalOptions = {
  json: flag("--json", {
    en: "print one JSON document on stdout, also for an error",
    vi: "in một tài liệu JSON ra stdout, kể cả khi có lỗi",
  }),
  lang: choice("--lang <language>", languages, {
    en: "language; else MOU_LANG, else the locale",
    vi: "ngôn ngữ; nếu không thì theo MOU_LANG, rồi theo locale",
  }),
  config: value("--config <file>", {
    en: "the project's settings; else mou.config.json here or in a folder above",
    vi: "thiết lập của dự án; nếu không thì mou.config.json ở đây hoặc thư mục cha",
  }),
};
