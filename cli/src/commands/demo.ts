import { repositoryCommand } from "../repository/repositoryCommand.js";

export const command = repositoryCommand("demo", {
  en: "Passes everything on to npm run demo: --json, --lang, --serve.",
  vi: "Chuyển mọi tham số cho npm run demo: --json, --lang, --serve.",
});
