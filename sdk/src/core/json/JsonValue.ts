/** A string, number, boolean or null: a leaf of a JSON document. */
export type JsonScalar = string | number | boolean | null;

/** Any JSON value. */
export type JsonValue = JsonScalar | readonly JsonValue[] | { readonly [key: string]: JsonValue };
