import { decline, simulateDecline } from "minhuoc";
import { actCommand } from "../agreements/actCommand.js";

export const command = actCommand({
  kind: "decline",
  simulate: simulateDecline,
  send: decline,
  done: { en: "{organisation} declines {id}.", vi: "{organisation} từ chối {id}." },
  details: {
    en: "Final: a new attempt is another agreement. The account must be a signatory's of the organisation.",
    vi: "Không thể rút lại: muốn thử lại phải lập thỏa thuận khác. Tài khoản phải là khóa ký của tổ chức.",
  },
});
