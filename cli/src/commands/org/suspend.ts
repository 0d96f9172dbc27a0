import { simulateSuspend, suspend } from "minhuoc";
import { organisationCommand } from "../../organisations/organisationCommand.js";

export const command = organisationCommand({
  simulate: simulateSuspend,
  send: suspend,
  done: { en: "Suspension of {organisation}.", vi: "Đình chỉ {organisation}." },
  details: {
    en: "It can attest nothing until it is reinstated; it can still decline, terminate and dispute. The account must be the secretariat's.",
    vi: "Tổ chức không xác nhận được gì cho tới khi được khôi phục; vẫn từ chối, chấm dứt và phản đối được. Tài khoản phải là của ban thư ký.",
  },
});
