import { formatPath, type Issue, type IssuePath } from "../errors/issue.js";
import { lineOfText, type ObjectSchema, strictObject } from "../schema/schema.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { graphPoliciesShape } from "../spec/policies/policies.js";
import { checkCapabilities } from "./check-capabilities.js";
import { checkEndpoints } from "./check-endpoints.js";
import { checkNode } from "./check-node.js";
import type { GraphOutline } from "./outline/outline.js";
import { nodesIn } from "./outline/parts.js";
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

/** Checks types, ranges and keys of a part: everything that can be checked in a field alone. */
export function checkShape({ part: { at, value, inside }, nodes }: GraphOutline): Issue[] {
  const misplaced = noBudget(value, at);
  const root = checkValue(inside?.schema ?? graphSchema, value, at)
    .filter(({ path }) => misplaced.length === 0 || path[at.length] !== "budget")
    .map((issue) => asUnsupported(issue, at));
  const ofNodes = Object.entries(nodesIn(value)).flatMap(([name, node]) =>
    nodes.get(name)?.node === undefined ? checkNode(node, [...at, "nodes", name]) : [],
  );
  const ofGraph =
    inside?.isGraph === false
      ? noOutput(value, at)
      : [...misplaced, ...checkCapabilities(value, at), ...checkEndpoints(value, at)];
  return explainReferences([...root, ...ofGraph, ...ofNodes], { at, value });
}

/** A list of outputs has at least one. */
function noOutput(value: unknown, at: IssuePath): Issue[] {
  const output: unknown = isRecord(value) ? value["output"] : undefined;
  if (!Array.isArray(output) || output.length > 0) return [];
  const path = [...at, "output"];
  const message = `\`${formatPath(path)}\` is an empty list.`;
  return [{ code: "MISSING_VALUE", path, message, hint: "Add the name of a node." }];
}

/** A budget is for a run, and a run is one of the outermost graph. */
function noBudget(value: unknown, at: IssuePath): Issue[] {
  if (at.length === 0 || !isRecord(value) || value["budget"] === undefined) return [];
  const path = [...at, "budget"];
  return [
    {
      code: "UNKNOWN_KEY",
      path,
      message: `\`${formatPath(path)}\` has no effect: a budget is for a whole run.`,
      hint: "Set `budget` on the outermost graph. It counts the calls of all graphs in it.",
    },
  ];
}

/** A wrong version is not a typing error: the graph was written for another release. */
function asUnsupported(issue: Issue, at: IssuePath): Issue {
  const isVersion = issue.path[at.length] === "version";
  return isVersion ? { ...issue, code: "UNSUPPORTED_VERSION" } : issue;
}
