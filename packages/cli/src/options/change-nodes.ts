import { type GraphSpec, graphFromJson, type NodeSpec } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";
import { vendorDefault } from "./number-option.js";

/** A setting of a call: a value, or the vendor's default. */
type Setting = number | typeof vendorDefault;

/** Settings for every call. An absent one keeps the graph's value. */
export interface CallSettings {
  readonly temperature?: Setting | undefined;
  readonly maxOutputTokens?: Setting | undefined;
  /** Time limit of each call in seconds, retries included. */
  readonly timeout?: number | undefined;
}

/** The same graph with these settings on every node that calls a model. */
export function withSettings(graph: GraphSpec, settings: CallSettings): GraphSpec {
  const { timeout, temperature, maxOutputTokens } = settings;
  const set = Object.entries({ temperature, maxOutputTokens });
  const values = set.filter(([, value]) => value !== undefined && value !== vendorDefault);
  const removed = set.filter(([, value]) => value === vendorDefault).map(([key]) => key);
  const changed = withCalls(graph, (node) => {
    const kept = Object.entries(node).filter(([key]) => !removed.includes(key));
    const timeouts = timeout === undefined ? {} : { timeouts: within(node, timeout) };
    return { ...Object.fromEntries([...kept, ...values]), ...timeouts };
  });
  return graphFromJson(changed);
}

/** A graph, or the body of a repeat. */
type WithNodes = Pick<GraphSpec, "nodes">;

/** The same nodes with a change to all that ask a model: judges of rounds and nodes in nodes too. */
function withCalls<Part extends WithNodes>(part: Part, change: (node: object) => object): Part {
  const changed = (node: NodeSpec): object => {
    if (node.kind === "graph") return { ...node, graph: withCalls(node.graph, change) };
    if (node.kind !== "repeat") return "model" in node ? change(node) : node;
    const until = "model" in node.until ? change(node.until) : node.until;
    return { ...node, body: withCalls(node.body, change), until };
  };
  const nodes = Object.entries<NodeSpec>(part.nodes).map(([name, node]) => [name, changed(node)]);
  return { ...part, nodes: Object.fromEntries(nodes) };
}

function within(node: object, seconds: number): object {
  const own: unknown = "timeouts" in node ? node.timeouts : {};
  return { ...Object(own), totalMs: Math.ceil(seconds * 1_000) };
}

/**
 * The same graph with another model for the answer. Node names are unchanged. If the output is a graph, its
 * answer counts.
 *
 * @throws {@link UsageError} `NO_AGGREGATOR` if the output only selects among other nodes' texts.
 */
export function withAnswerModel(graph: GraphSpec, model: string): GraphSpec {
  const nodes = { ...graph.nodes, [graph.output]: answering(graph, model) };
  return graphFromJson({ ...graph, nodes });
}

function answering(graph: GraphSpec, model: string): object {
  const node = graph.nodes[graph.output];
  if (node?.kind === "graph") return { ...node, graph: withAnswerModel(node.graph, model) };
  if (node?.kind !== "aggregator" && node?.kind !== "proposer") throw noAggregator(graph, node);
  if (node.fallback === undefined) return { ...node, model };
  return { ...node, model, fallback: node.fallback.filter((each) => each !== model) };
}

function noAggregator({ output }: GraphSpec, node: NodeSpec | undefined): UsageError {
  return new UsageError({
    code: "NO_AGGREGATOR",
    message: `The output \`${output}\` is a ${node?.kind}. No model writes the answer there.`,
    hint: "Remove `--aggregator`, or replace models with `--model from=to`.",
  });
}
