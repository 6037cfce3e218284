import type { Issue, IssuePath } from "../errors/issue.js";
import { didYouMean, nearestName } from "../errors/nearest-name.js";
import { nodeKinds } from "../spec/node-kinds.js";
import { misplacedPolicy } from "./rules/policies/misplaced-policy.js";
import { checkValue, show } from "./value/check-value.js";
import { isRecord } from "./value/is-record.js";
import { quote } from "../errors/quote.js";

/** Checks the types, ranges and keys of one node by the schema of its kind. */
export function checkNode(node: unknown, path: IssuePath): Issue[] {
  if (!isRecord(node)) return [notANode(node, path)];
  const text = spreadText(node);
  if (text !== undefined) return [madeFromText(text, node["kind"], path)];
  const kind = node["kind"];
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return [unknownKind(kind, path)];
  const { schema } = nodeKinds[kind as keyof typeof nodeKinds];
  return checkValue(schema, node, path).map((issue) =>
    issue.code === "UNKNOWN_KEY" ? asMisplaced(issue, path, Object.keys(schema.properties)) : issue,
  );
}

/** For a policy that the kind does not have, says why and where to set it. */
function asMisplaced(issue: Issue, path: IssuePath, known: readonly string[]): Issue {
  const [key, ...deeper] = issue.path.slice(path.length);
  if (typeof key !== "string" || deeper.length > 0) return issue;
  const misplaced = misplacedPolicy(key, known);
  if (misplaced === undefined) return issue;
  const { why, hint } = misplaced;
  const message = `Node ${quote(String(path.at(-1)))} has \`${key}\`, but ${why}.`;
  return { code: issue.code, path: issue.path, message, hint };
}

/** The text of `proposer("openai:gpt-4o")`, which JavaScript spreads into one key per character. */
function spreadText(node: Record<string, unknown>): string | undefined {
  if (typeof node["0"] !== "string") return undefined;
  const length = Object.keys(node).filter((key) => /^\d+$/.test(key)).length;
  return Array.from({ length }, (_, index) => String(node[index])).join("");
}

function madeFromText(text: string, kind: unknown, path: IssuePath): Issue {
  const maker = typeof kind === "string" && Object.hasOwn(nodeKinds, kind) ? kind : "proposer";
  return {
    code: "WRONG_TYPE",
    path,
    message: `Node ${quote(String(path.at(-1)))} was made from a text instead of an object.`,
    hint: `Write \`${maker}({ model: ${show(text)} })\`.`,
  };
}

function notANode(node: unknown, path: IssuePath): Issue {
  return {
    code: "WRONG_TYPE",
    path,
    message: `Node ${quote(String(path.at(-1)))} is ${node === null ? "null" : named(node)}.`,
    hint: nodeHint(node),
  };
}

function named(node: unknown): string {
  if (Array.isArray(node)) return "an array";
  return node === undefined ? "undefined" : `a ${typeof node}`;
}

function nodeHint(node: unknown): string {
  if (typeof node === "function") return 'Call it: `proposer({ model: "openai:gpt-4o" })`.';
  if (typeof node === "string") return `Write \`proposer({ model: ${show(node)} })\`.`;
  return 'Write an object such as { "kind": "proposer", "model": "openai:gpt-4o" }.';
}

function unknownKind(kind: unknown, path: IssuePath): Issue {
  const kinds = Object.keys(nodeKinds);
  const nearest = typeof kind === "string" ? nearestName(kind, kinds) : undefined;
  const quoted = typeof kind === "string" ? quote(kind) : show(kind);
  return {
    code: kind === undefined ? "MISSING_VALUE" : "UNKNOWN_KIND",
    path: [...path, "kind"],
    message:
      kind === undefined
        ? `Node ${quote(String(path.at(-1)))} has no \`kind\`.`
        : `Node ${quote(String(path.at(-1)))} is of kind ${quoted}, which does not exist.`,
    hint: didYouMean(nearest, `Kinds: ${kinds.join(", ")}.`),
    nearest,
  };
}
