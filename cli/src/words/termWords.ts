import { formatEther } from "viem";
import type { Language, Text } from "../frame/text.js";
import { actWords } from "./actWords.js";
import { kindWords } from "./kindWords.js";
import { roleWords } from "./roleWords.js";
import { seatWords } from "./seatWords.js";
import { statusWords } from "./statusWords.js";

/** What the terms of the protocol are called, by the name under which an error carries them. */
const termWords: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  kind: { ...kindWords, ...actWords },
  role: { ...seatWords, ...roleWords },
  status: statusWords,
};

/** Amounts in wei, by the name under which an error carries them. */
const amounts: readonly string[] = ["balance", "cost"];

/** The values with the terms of the protocol in a person's words, and amounts with their units. */
export const withWords = (
  values: Readonly<Record<string, unknown>>,
  language: Language,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "bigint" && amounts.includes(name)
        ? `${formatEther(value)} ETH (${value} wei)`
        : (termWords[name]?.[String(value)]?.[language] ?? value),
    ]),
  );
