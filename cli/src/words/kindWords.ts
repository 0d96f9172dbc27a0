import type { OrganisationKind } from "minhuoc";
import type { Text } from "../frame/text.js";

/** What each kind of organisation is called. */
export const kindWords: Readonly<Record<OrganisationKind, Text>> = {
  none: { en: "not admitted", vi: "chưa kết nạp" },
  member: { en: "member", vi: "thành viên" },
  partner: { en: "partner", vi: "đối tác" },
  observer: { en: "observer", vi: "quan sát viên" },
};
