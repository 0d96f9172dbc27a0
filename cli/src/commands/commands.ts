import type { Command } from "../frame/command.js";
import type { Text } from "../frame/text.js";

/** A command as the list of commands shows it; the rest is loaded when it is called. */
export type CommandEntry = { summary: Text; load: () => Promise<{ command: Command }> };

/** Commands that only hold others. */
export const groups: Readonly<Record<string, Text>> = {};

/** Every command, by its words, in the order of the help. Each stands in a file of its own, named after it. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  hash: {
    summary: { en: "SHA-256 of documents", vi: "mã SHA-256 của tài liệu" },
    load: () => import("./hash.js"),
  },
};
