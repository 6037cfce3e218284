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
  return changed(graph, (node) => {
    if (!("model" in node)) return node;
    const kept = Object.entries(node).filter(([key]) => !removed.includes(key));
    const timeouts = timeout === undefined ? {} : { timeouts: within(node, timeout) };
    return { ...Object.fromEntries([...kept, ...values]), ...timeouts };
  });
}

function within(node: NodeSpec, seconds: number): object {
  const own = "timeouts" in node ? node.timeouts : {};
  return { ...own, totalMs: Math.ceil(seconds * 1_000) };
}

/**
 * The same graph with another model for the answer. Node names are unchanged.
 *
 * @throws {@link UsageError} `NO_AGGREGATOR` if the output only selects among other nodes' texts.
 */
export function withAnswerModel(graph: GraphSpec, model: string): GraphSpec {
  return changed(graph, (node, name) => {
    if (name !== graph.output) return node;
    if (node.kind !== "aggregator" && node.kind !== "proposer") throw noAggregator(graph, node);
    if (node.fallback === undefined) return { ...node, model };
    return { ...node, model, fallback: node.fallback.filter((each) => each !== model) };
  });
}

function changed(graph: GraphSpec, change: (node: NodeSpec, name: string) => object): GraphSpec {
  const nodes = Object.entries(graph.nodes).map(([name, node]) => [name, change(node, name)]);
  return graphFromJson({ ...graph, nodes: Object.fromEntries(nodes) });
}

function noAggregator({ output }: GraphSpec, { kind }: NodeSpec): UsageError {
  return new UsageError({
    code: "NO_AGGREGATOR",
    message: `The output \`${output}\` is a ${kind}. No model writes the answer there.`,
    hint: "Remove `--aggregator`, or replace models with `--model from=to`.",
  });
}
