import { dispute, simulateDispute } from "minhuoc";
import { actCommand } from "../agreements/actCommand.js";

export const command = actCommand({
  kind: "dispute",
  simulate: simulateDispute,
  send: dispute,
  done: {
    en: "{organisation} disputes its attestation of {id}.",
    vi: "{organisation} phản đối xác nhận đứng tên mình trên {id}.",
  },
  details: {
    en: "Says publicly that the organisation's own attestation was not its will. Status and force do not change; mou withdraw-dispute takes it back. The account must be a manager's.",
    vi: "Công khai nói rằng xác nhận đứng tên tổ chức không phải ý chí của tổ chức. Trạng thái và hiệu lực không đổi; mou withdraw-dispute rút lại. Tài khoản phải là khóa quản lý.",
  },
});
