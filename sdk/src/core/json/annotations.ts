import * as z from "zod/mini";

/**
 * What a JSON Schema says beside what its types say: descriptions, and rules that types cannot express.
 *
 * @returns the registry that `z.toJSONSchema` takes as `metadata`, and a function that describes one use of a schema
 */
export function createAnnotations() {
  const annotations = z.registry<{ id?: string; description?: string; [keyword: string]: unknown }>();
  const describe = <T extends z.ZodMiniType>(schema: T, description: string): T => {
    // A copy that refers to the original: a shared schema keeps its own description.
    const described = z.clone(schema, schema._zod.def as T["_zod"]["def"], { parent: true });
    annotations.add(described, { description });
    return described;
  };
  return { annotations, describe };
}
