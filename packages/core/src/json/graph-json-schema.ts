import { z } from "zod";
import { nodeKinds } from "../spec/node-kinds.js";
import { graphShape } from "../validate/shape.js";

/**
 * The JSON Schema of graphs (draft 2020-12), made from the schemas that check them.
 *
 * It is also published as a file: `@moagraph/core/graph.schema.json`. What a schema cannot say,
 * such as that a name in `reads` must exist, `validateGraph` says.
 */
export function graphJsonSchema(): Record<string, unknown> {
  const kinds = Object.values(nodeKinds).map(({ schema, summary }) =>
    schema.meta({ description: summary }),
  );
  const schema = z
    .strictObject({
      ...graphShape,
      nodes: z
        .record(z.string(), z.union(kinds as unknown as [z.ZodType, z.ZodType]))
        .describe("The steps by name."),
    })
    .meta({ title: "Moagraph graph", description: "A Mixture-of-Agents as data." });
  return z.toJSONSchema(schema) as Record<string, unknown>;
}
