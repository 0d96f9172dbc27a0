import { repositoryCommand } from "../repository/repositoryCommand.js";

export const command = repositoryCommand("deploy", {
  en: "Passes everything on to npm run deploy: --network, --secretariat, --dry-run and more, see docs/deploy.md.",
  vi: "Chuyển mọi tham số cho npm run deploy: --network, --secretariat, --dry-run và các tùy chọn khác, xem docs/deploy.md.",
});
