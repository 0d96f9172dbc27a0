import { simulateTerminate, terminate } from "minhuoc";
import { actCommand } from "../agreements/actCommand.js";

export const command = actCommand({
  kind: "terminate",
  simulate: simulateTerminate,
  send: terminate,
  done: {
    en: "{organisation} gives notice of termination of {id}.",
    vi: "{organisation} báo chấm dứt {id}.",
  },
  details: {
    en: "Where one party can end the agreement, this is its notice; else its consent, and it ends once all parties have consented.",
    vi: "Nếu một bên được đơn phương chấm dứt thì đây là thông báo; nếu không thì là đồng thuận, và thỏa thuận kết thúc khi mọi bên đã đồng thuận.",
  },
});
