import { repositoryCommand } from "../repository/repositoryCommand.js";

export const command = repositoryCommand("demo", {
  en: "Runs npm run demo and passes everything on to it: --json, --lang, --serve.",
  vi: "Chạy npm run demo và chuyển mọi tham số cho lệnh đó: --json, --lang, --serve.",
});
