import * as v from "valibot";
import { isObject } from "./isObject.js";

/** A JSON object of any form, passed on as it is. In front of a record it keeps out arrays, which the schema library takes for records. */
export const jsonObject = v.custom<Record<string, unknown>>((value) => isObject(value));

/** A whole number within bounds, both included. */
export const whole = (minimum: number, maximum: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));

/** A schema with what it means at this place, for the JSON Schema that is published. */
export const describe = <T extends v.GenericSchema>(schema: T, description: string) =>
  v.pipe(schema, v.description(description));
