import type { Text } from "../frame/text.js";

/** What the two kinds of seats are called. */
export const seatWords: Readonly<Record<"party" | "witness", Text>> = {
  party: { en: "party", vi: "bên ký" },
  witness: { en: "witness", vi: "bên chứng kiến" },
};
