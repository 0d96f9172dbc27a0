import { createStatement } from "minhuoc/core";
import { exclusive } from "../frame/exclusive.js";
import { missingValue } from "../frame/missingValue.js";
import { value } from "../frame/parameters.js";

/** In which capacity a person signs. */
export const statementOptions = {
  statement: value("--statement <text>", {
    en: "in which capacity the person signs, as one text; the chain gets its hash only: keep the words",
    vi: "người ký với tư cách gì, viết thành một câu; chuỗi chỉ giữ mã băm: hãy lưu lại lời văn",
  }),
  name: value("--name <name>", { en: "or in parts: the person", vi: "hoặc từng phần: họ tên" }),
  capacity: value("--capacity <capacity>", { en: "the person's office", vi: "chức vụ" }),
  place: value("--place <place>", { en: "where it is signed", vi: "nơi ký" }),
  date: value("--date <date>", { en: "2025, 2025-09 or 2025-09-18", vi: "2025, 2025-09 hoặc 2025-09-18" }),
};

type StatementInput = { [Name in keyof typeof statementOptions]: string | undefined };

/**
 * The statement of an act, with a random reference where it is given in parts.
 *
 * @throws {CliError} `CLI_OPTIONS_EXCLUSIVE` where it is given both as one text and in parts, `CLI_VALUE_MISSING` where neither a text nor name
 * and capacity are given
 */
export function readStatement({ statement, name, capacity, place, date }: StatementInput): string {
  if (statement !== undefined) {
    const given = Object.entries({ name, capacity, place, date }).filter(([, part]) => part !== undefined);
    if (given.length > 0) throw exclusive("--statement", ...given.map(([part]) => `--${part}`));
    return statement;
  }
  if (name === undefined || capacity === undefined)
    throw missingValue("--statement", {
      en: "the capacity in which the person signs as one text with --statement, or with --name and --capacity in parts",
      vi: "tư cách của người ký bằng một câu với --statement, hoặc từng phần với --name và --capacity",
    });
  return createStatement({ name, capacity, ...(place && { place }), ...(date && { date }) });
}
