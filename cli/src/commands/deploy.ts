import { repositoryCommand } from "../repository/repositoryCommand.js";

export const command = repositoryCommand("deploy", {
  en: "Runs npm run deploy and passes everything on to it: --network, --secretariat, --dry-run and more, see docs/deploy.md.",
  vi: "Chạy npm run deploy và chuyển mọi tham số cho lệnh đó: --network, --secretariat, --dry-run và các tùy chọn khác, xem docs/deploy.md.",
});
