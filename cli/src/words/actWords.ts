import type { ActKind } from "minhuoc/core";
import type { Text } from "../frame/text.js";

/** What each kind of act is called. */
export const actWords: Readonly<Record<ActKind, Text>> = {
  attest: { en: "attest", vi: "xác nhận" },
  decline: { en: "decline", vi: "từ chối" },
  terminate: { en: "terminate", vi: "chấm dứt" },
  dispute: { en: "dispute", vi: "phản đối" },
  withdrawDispute: { en: "withdraw dispute", vi: "rút phản đối" },
  superseded: { en: "superseded", vi: "được thay thế" },
};
