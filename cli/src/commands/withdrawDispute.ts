import { simulateWithdrawDispute, withdrawDispute } from "minhuoc";
import { actCommand } from "../agreements/actCommand.js";

export const command = actCommand({
  kind: "withdrawDispute",
  simulate: simulateWithdrawDispute,
  send: withdrawDispute,
  done: {
    en: "{organisation} withdraws its dispute of {id}.",
    vi: "{organisation} rút phản đối đối với {id}.",
  },
  details: {
    en: "The account must be a manager's of the organisation.",
    vi: "Tài khoản phải là khóa quản lý của tổ chức.",
  },
});
