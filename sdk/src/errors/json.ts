import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

export type JsonErrorCode =
  | "JSON_SYNTAX"
  | "JSON_DUPLICATE_KEY"
  | "JSON_NUMBER_INEXACT"
  | "JSON_LONE_SURROGATE"
  | "JSON_BYTE_ORDER_MARK"
  | "JSON_NOT_UTF8"
  | "JSON_TRAILING_DATA"
  | "JSON_TOO_DEEP"
  | "JSON_TOO_LARGE"
  | "JSON_VALUE_INVALID";

/** A JSON text that two readers could read differently, or a value that is not JSON. `values` carries `path` and, for texts, `line` and `column`. */
export class JsonError extends MinhUocError {
  override readonly name = "JsonError";
  declare readonly code: JsonErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: JsonErrorCode }) {
    super(parameters);
  }
}
