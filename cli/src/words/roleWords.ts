import type { Text } from "../frame/text.js";

/** What the roles of keys are called. */
export const roleWords: Readonly<Record<"none" | "signatory" | "manager", Text>> = {
  none: { en: "no role", vi: "không có vai trò" },
  signatory: { en: "signatory", vi: "khóa ký" },
  manager: { en: "manager", vi: "khóa quản lý" },
};
