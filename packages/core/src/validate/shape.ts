import type { GraphSpec } from "../spec/graph-spec.js";
import { nodeKinds } from "../spec/node-kinds.js";
import { graphPoliciesShape } from "../spec/policies/policies.js";
import { lineOfText, type ObjectSchema, strictObject } from "../schema/schema.js";
import { checkValue, show } from "./value/check-value.js";
import { isRecord } from "./value/is-record.js";
import type { Issue, IssuePath } from "../errors/issue.js";
import { misplacedPolicy } from "./rules/misplaced-policy.js";
import { didYouMean, nearestName } from "../errors/nearest-name.js";

/** A graph as a file may have it. */
interface WrittenGraph extends Omit<GraphSpec, "version"> {
  readonly $schema?: string | undefined;
  readonly version?: GraphSpec["version"] | undefined;
}

/**
 * The JSON form of a graph. Of its nodes it says only that there are some: each is checked by its
 * kind's own schema.
 */
export const graphSchema: ObjectSchema<WrittenGraph> = strictObject<WrittenGraph>(
  {
    $schema: { description: "Where editors find the schema of this format.", type: "string" },
    version: { description: "The version of this format.", type: "number", const: 1 },
    name: { ...lineOfText, description: "What diagrams, traces and events call the graph." },
    output: { type: "string", description: "The node whose text is the answer." },
    ...graphPoliciesShape,
    nodes: { type: "object", properties: {} },
  },
  { name: true, output: true, nodes: true },
);

/** Checks types, ranges and keys: everything that can be said of a field by itself. */
export function checkShape(graph: unknown): Issue[] {
  const root = checkValue(graphSchema, graph, []).map(asUnsupported);
  const nodes = isRecord(graph) && isRecord(graph["nodes"]) ? graph["nodes"] : {};
  return [
    ...root,
    ...Object.entries(nodes).flatMap(([name, node]) => checkNode(node, ["nodes", name])),
  ];
}

function checkNode(node: unknown, path: IssuePath): Issue[] {
  if (!isRecord(node)) return [notANode(node, path)];
  const kind = node["kind"];
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return [unknownKind(kind, path)];
  const { schema } = nodeKinds[kind as keyof typeof nodeKinds];
  return checkValue(schema, node, path).map((issue) =>
    issue.code === "UNKNOWN_KEY" ? asMisplaced(issue, path, Object.keys(schema.properties)) : issue,
  );
}

/** Another version is no slip: what reads this graph is older or newer than the graph. */
function asUnsupported(issue: Issue): Issue {
  return issue.path[0] === "version" ? { ...issue, code: "UNSUPPORTED_VERSION" } : issue;
}

/** A policy is known, but not here: that says more than that its key is not known. */
function asMisplaced(issue: Issue, path: IssuePath, known: readonly string[]): Issue {
  const [key, ...deeper] = issue.path.slice(path.length);
  if (typeof key !== "string" || deeper.length > 0) return issue;
  const misplaced = misplacedPolicy(key, known);
  if (misplaced === undefined) return issue;
  const { why, hint } = misplaced;
  const message = `Node \`${path.at(-1)}\` has \`${key}\`, but ${why}.`;
  return { code: issue.code, path: issue.path, message, hint };
}

function notANode(node: unknown, path: IssuePath): Issue {
  return {
    code: "WRONG_TYPE",
    path,
    message: `Node \`${path.at(-1)}\` is ${node === null ? "null" : `a ${typeof node}`}.`,
    hint: 'Write an object such as { "kind": "proposer", "model": "openai:gpt-4o" }.',
  };
}

function unknownKind(kind: unknown, path: IssuePath): Issue {
  const kinds = Object.keys(nodeKinds);
  const nearest = typeof kind === "string" ? nearestName(kind, kinds) : undefined;
  const quoted = typeof kind === "string" ? `\`${kind}\`` : show(kind);
  return {
    code: kind === undefined ? "MISSING_VALUE" : "UNKNOWN_KIND",
    path: [...path, "kind"],
    message:
      kind === undefined
        ? `Node \`${path.at(-1)}\` has no \`kind\`.`
        : `Node \`${path.at(-1)}\` is of kind ${quoted}, which does not exist.`,
    hint: didYouMean(nearest, `Kinds: ${kinds.join(", ")}.`),
    nearest,
  };
}
