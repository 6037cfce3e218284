import type { Issue } from "../errors/issue.js";
import { lineOfText, type ObjectSchema, strictObject } from "../schema/schema.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { graphPoliciesShape } from "../spec/policies/policies.js";
import { checkCapabilities } from "./check-capabilities.js";
import { checkEndpoints } from "./check-endpoints.js";
import { checkNode } from "./check-node.js";
import { explainReferences } from "./node-references.js";
import { checkValue } from "./value/check-value.js";
import { isRecord } from "./value/is-record.js";

/** A graph in a JSON file. */
interface WrittenGraph extends Omit<GraphSpec, "version"> {
  readonly $schema?: string | undefined;
  readonly version?: GraphSpec["version"] | undefined;
}

/** The JSON Schema of a graph without its nodes. Each node is checked by the schema of its kind. */
export const graphSchema: ObjectSchema<WrittenGraph> = strictObject<WrittenGraph>(
  {
    $schema: {
      description: "Where editors find the schema of this format. Default none.",
      type: "string",
    },
    version: { description: "The version of this format. Default 1.", type: "number", const: 1 },
    name: { ...lineOfText, description: "What diagrams, traces and events call the graph." },
    output: { type: "string", description: "The node whose text is the answer." },
    ...graphPoliciesShape,
    nodes: { type: "object", properties: {} },
  },
  { name: true, output: true, nodes: true },
);

/** Checks types, ranges and keys: everything that can be checked in a field alone. */
export function checkShape(graph: unknown): Issue[] {
  const root = checkValue(graphSchema, graph, []).map(asUnsupported);
  const nodes = isRecord(graph) && isRecord(graph["nodes"]) ? graph["nodes"] : {};
  const ofNodes = Object.entries(nodes).flatMap(([name, node]) => checkNode(node, ["nodes", name]));
  return explainReferences(
    [...root, ...checkCapabilities(graph), ...checkEndpoints(graph), ...ofNodes],
    graph,
  );
}

/** A wrong version is not a typing error: the graph was written for another release. */
function asUnsupported(issue: Issue): Issue {
  return issue.path[0] === "version" ? { ...issue, code: "UNSUPPORTED_VERSION" } : issue;
}
