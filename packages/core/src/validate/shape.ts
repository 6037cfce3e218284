import { z } from "zod";
import { nodeKinds } from "../spec/node-kinds.js";
import { graphPoliciesShape } from "../spec/policies/policies.js";
import type { Issue, IssuePath } from "./issue.js";
import { misplacedPolicy } from "./misplaced-policy.js";
import { didYouMean, nearestName } from "./nearest-name.js";
import { isRecord } from "./outline.js";
import { show, toIssues } from "./zod-issues.js";

/** The fields of a graph around its nodes. */
export const graphShape: typeof graphPoliciesShape & {
  readonly $schema: z.ZodOptional<z.ZodString>;
  readonly version: z.ZodOptional<z.ZodLiteral<1>>;
  readonly name: z.ZodString;
  readonly output: z.ZodString;
} = {
  $schema: z.string().optional().describe("Where editors find the schema of this format."),
  version: z.literal(1).optional().describe("The version of this format."),
  name: z
    .string()
    .min(1)
    .regex(/^\P{Cc}*$/u)
    .describe("What diagrams, traces and events call the graph."),
  output: z.string().describe("The node whose text is the answer."),
  ...graphPoliciesShape,
};

const rootSchema = z.strictObject({ ...graphShape, nodes: z.looseObject({}) });

/** Checks types, ranges and keys: everything that can be said of a field by itself. */
export function checkShape(graph: unknown): Issue[] {
  const root = toIssues(rootSchema, graph, []);
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
  return toIssues(schema, node, path).map((issue) =>
    issue.code === "UNKNOWN_KEY" ? asMisplaced(issue, path, Object.keys(schema.shape)) : issue,
  );
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
