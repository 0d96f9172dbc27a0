import type { Status } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";

/** What each status is called. */
export const statusWords: Readonly<Record<Status, Text>> = {
  Unknown: { en: "not on record", vi: "chưa ghi nhận" },
  Proposed: { en: "proposed", vi: "đang đề xuất" },
  Lapsed: { en: "lapsed", vi: "quá hạn ký" },
  Declined: { en: "declined", vi: "bị từ chối" },
  Scheduled: { en: "concluded, not yet in force", vi: "đã giao kết, chưa có hiệu lực" },
  InForce: { en: "in force", vi: "đang có hiệu lực" },
  Ending: { en: "in force, notice given", vi: "đang có hiệu lực, đã báo chấm dứt" },
  Expired: { en: "expired", vi: "hết hạn" },
  Terminated: { en: "ended by notice or consent", vi: "đã chấm dứt theo thông báo hoặc đồng thuận" },
  Superseded: { en: "superseded", vi: "đã được thay thế" },
};

/** A status as it is called on chain and by people. */
export const shownStatus = (status: Status, { say }: Pick<Context, "say">): string =>
  `${status} (${say(statusWords[status])})`;
