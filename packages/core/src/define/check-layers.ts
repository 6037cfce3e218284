import { GraphValidationError } from "../errors/graph-validation-error.js";
import { formatPath, type Issue, type IssuePath } from "../errors/issue.js";
import { readPoliciesShape } from "../spec/policies/read-policies.js";
import { showPoliciesShape } from "../spec/policies/show-policies.js";
import { staircaseShape } from "../spec/policies/staircase.js";
import { show } from "../validate/value/check-value.js";
import { formHint } from "../validate/value/form-hint.js";
import { isRecord } from "../validate/value/is-record.js";

/**
 * Checks what `layered` takes, before it becomes nodes. The nodes themselves are checked later.
 *
 * @throws {@link GraphValidationError} `INVALID_GRAPH` with every issue.
 */
export function checkLayers(options: unknown): void {
  const given = isRecord(options) ? options : {};
  const issues = isRecord(options)
    ? [...layersIssues(given["layers"]), ...aggregatorIssues(given["aggregator"])]
    : [wrong([], options, "Write an object with `name`, `layers` and `aggregator`.")];
  const { name } = given;
  if (issues.length > 0) {
    throw new GraphValidationError(typeof name === "string" ? name : undefined, issues);
  }
}

function layersIssues(layers: unknown): Issue[] {
  const path = ["layers"];
  if (!Array.isArray(layers)) return [wrong(path, layers, `Write ${example}.`)];
  if (layers.length === 0) return [empty(path)];
  return [...layers.entries()].flatMap(([at, layer]: [number, unknown]) => layerIssues(layer, at));
}

const example = '`layers: [[proposer({ model: "openai:gpt-4o" })]]`';

function layerIssues(layer: unknown, at: number): Issue[] {
  const path = ["layers", at];
  const unread = at === 0 && isRecord(layer) ? unreadPolicies(layer) : [];
  const [nodes, nodesPath] = isRecord(layer) ? [layer["nodes"], [...path, "nodes"]] : [layer, path];
  if (!Array.isArray(nodes)) return [wrong(nodesPath, nodes, listHint(nodes)), ...unread];
  if (nodes.length === 0) return [empty(path), ...unread];
  const wrongNodes = [...nodes.entries()].flatMap(([index, node]: [number, unknown]) =>
    nodeIssues(node, [...nodesPath, index]),
  );
  return [...wrongNodes, ...unread];
}

/** Checks what the name of a node is made from; `checkGraph` checks the rest. */
function nodeIssues(node: unknown, path: IssuePath): Issue[] {
  const model = isRecord(node) ? node["model"] : undefined;
  if (model === undefined) return [wrong(path, node, nodeHint(node))];
  if (typeof model === "string") return [];
  return [wrong([...path, "model"], model, formHint("model", model) ?? "It must be a text.")];
}

function listHint(nodes: unknown): string {
  return `Write a list of proposers: [${isRecord(nodes) ? "proposer({ … })" : nodeExample(nodes)}].`;
}

/** An empty layer would give the next one nothing to read, and turn it into proposers. */
function empty(path: IssuePath): Issue {
  return {
    code: "EMPTY_LAYER",
    path,
    message: `\`${formatPath(path)}\` is empty.`,
    hint: "Add at least one proposer to every layer.",
  };
}

/** Policies of reading nodes have no effect on the first layer. */
function unreadPolicies(layer: Record<string, unknown>): Issue[] {
  const keys = Object.keys({ ...readPoliciesShape, ...showPoliciesShape, ...staircaseShape });
  return keys
    .filter((key) => layer[key] !== undefined)
    .map((key) => ({
      code: "UNKNOWN_KEY",
      path: ["layers", 0, key],
      message: `The first layer has \`${key}\`, but it reads nothing.`,
      hint: `Set \`${key}\` on the next layer, on \`aggregator\` or on the graph.`,
    }));
}

function aggregatorIssues(aggregator: unknown): Issue[] {
  const issues = nodeIssues(aggregator, ["aggregator"]);
  const model = typeof aggregator === "string" ? show(aggregator) : '"openai:gpt-4o"';
  const hint = `Write \`aggregator: { model: ${model} }\`.`;
  return issues.map((issue) => (issue.path.length === 1 ? { ...issue, hint } : issue));
}

function nodeHint(node: unknown): string {
  return typeof node === "function"
    ? `Call it: \`${nodeExample(node)}\`.`
    : `Write \`${nodeExample(node)}\`.`;
}

function nodeExample(node: unknown): string {
  return `proposer({ model: ${typeof node === "string" ? show(node) : '"openai:gpt-4o"'} })`;
}

function wrong(path: IssuePath, value: unknown, hint: string): Issue {
  const place = `\`${path.length === 0 ? "layered" : formatPath(path)}\``;
  const isNode = isRecord(value) && path.at(-1) !== "model";
  const found = isNode ? "has no `model`" : `is ${show(value)}`;
  return { code: "WRONG_TYPE", path, message: `${place} ${found}.`, hint };
}
