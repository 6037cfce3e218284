import { capabilitiesSchema } from "../spec/policies/capabilities.js";
import { endpointIdPattern, endpointSchema } from "../spec/policies/endpoints.js";
import type { Schema } from "../schema/schema.js";
import type { NodeSpec } from "../spec/graph-spec.js";
import type { NodeKind } from "../spec/node-kind.js";
import { nodeKinds } from "../spec/node-kinds.js";
import { graphSchema } from "../validate/shape.js";

/**
 * Returns the JSON Schema of graphs (draft 2020-12). `validateGraph` uses the same schema.
 *
 * It is also published as the file `@moagraph/core/graph.schema.json`. Rules that a schema cannot
 * express, such as that a name in `reads` must exist, are checked by `validateGraph` only.
 *
 * @returns A new object on each call.
 * @example
 * ```ts
 * import { graphJsonSchema } from "@moagraph/core/graph";
 *
 * graphJsonSchema()["title"]; // "Moagraph graph"
 * ```
 */
export function graphJsonSchema(): Record<string, unknown> {
  const kinds = Object.values<NodeKind<NodeSpec>>(nodeKinds).map((kind) => ({
    ...schemaOf(kind),
    description: kind.summary,
  }));
  const nodes = {
    type: "object",
    propertyNames: { type: "string" },
    additionalProperties: { anyOf: kinds },
    description: "The nodes by name.",
  };
  const capabilities = {
    ...graphSchema.properties.capabilities,
    additionalProperties: capabilitiesSchema,
  };
  const { properties } = endpointSchema;
  const endpoints = {
    ...graphSchema.properties.endpoints,
    propertyNames: { pattern: endpointIdPattern },
    additionalProperties: {
      ...endpointSchema,
      properties: {
        ...properties,
        capabilities: { ...properties.capabilities, additionalProperties: capabilitiesSchema },
      },
    },
  };
  return structuredClone({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...graphSchema,
    properties: { ...graphSchema.properties, capabilities, endpoints, nodes },
    title: "Moagraph graph",
    description: "A Mixture-of-Agents graph as data.",
  });
}

/** The schema of a kind. What its nodes hold refers to the schema of graphs. */
function schemaOf({ schema, inside }: NodeKind<NodeSpec>): object {
  if (inside === undefined) return schema;
  const properties: Record<string, object> = schema.properties;
  const { description } = properties[inside.key] as Schema;
  const held =
    inside.schema === undefined
      ? { $ref: "#" }
      : {
          ...inside.schema,
          properties: { ...inside.schema.properties, nodes: { $ref: "#/properties/nodes" } },
        };
  return { ...schema, properties: { ...properties, [inside.key]: { description, ...held } } };
}
