import { reinstate, simulateReinstate } from "minhuoc";
import { organisationCommand } from "../../organisations/organisationCommand.js";

export const command = organisationCommand({
  simulate: simulateReinstate,
  send: reinstate,
  done: { en: "Reinstatement of {organisation}.", vi: "Khôi phục {organisation}." },
  details: { en: "The account must be the secretariat's.", vi: "Tài khoản phải là của ban thư ký." },
});
