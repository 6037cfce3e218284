import { nodeKinds } from "../spec/node-kinds.js";
import { graphSchema } from "../validate/shape.js";

/**
 * The JSON Schema of graphs (draft 2020-12): the schemas that check them, put together.
 *
 * It is also published as a file: `@moagraph/core/graph.schema.json`. What a schema cannot say,
 * such as that a name in `reads` must exist, `validateGraph` says.
 *
 * @returns A copy of your own.
 */
export function graphJsonSchema(): Record<string, unknown> {
  const kinds = Object.values(nodeKinds).map(({ schema, summary }) => ({
    ...schema,
    description: summary,
  }));
  const nodes = {
    type: "object",
    propertyNames: { type: "string" },
    additionalProperties: { anyOf: kinds },
    description: "The steps by name.",
  };
  return structuredClone({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...graphSchema,
    properties: { ...graphSchema.properties, nodes },
    title: "Moagraph graph",
    description: "A Mixture-of-Agents as data.",
  });
}
