import type { AggregatorSpec } from "../spec/aggregator.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { ModelSettings } from "../spec/model-settings.js";
import type { NodeSpec } from "../spec/node-kinds.js";
import { type GraphPolicies, overlay, type Policies } from "../spec/policies/policies.js";
import { type ReadPolicies, readPoliciesShape } from "../spec/policies/read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "../spec/policies/show-policies.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { formatPath, type Issue } from "../errors/issue.js";
import { checkGraph } from "../validate/check-graph.js";

/** A layer with policies of its own: they hold for all its nodes that do not say otherwise. */
export interface LayerOptions extends Policies {
  /** The models of the layer. */
  readonly nodes: readonly ProposerSpec[];
}

/** What `layered` takes: the layers, and policies that hold for all of them. */
export interface LayeredOptions extends GraphPolicies {
  /** What diagrams, traces and events call the graph. */
  readonly name: string;
  /**
   * The layers before the last one. The first layer's nodes propose; those of every later layer
   * ask the same way, but synthesise all proposals of the layer before. A layer is a list of nodes,
   * or an object with such a list and policies.
   */
  readonly layers: readonly (readonly ProposerSpec[] | LayerOptions)[];
  /** The single node of the last layer: it reads the whole layer before and gives the answer. */
  readonly aggregator: ModelSettings & ReadPolicies & ShowPolicies;
}

/**
 * Builds the paper's shape: layers of models, in which each sees all answers of the layer before.
 *
 * Nodes are named after layer and model: `l1-qwen1.5-110b-chat`. A model that stands twice in a
 * layer gets `.2`, `.3` behind its name. Model calls: one per sample of every node.
 *
 * @returns The same frozen data that `defineGraph` returns.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if anything is wrong; it holds every issue.
 * @see arXiv 2406.04692, section 2.2, figure 2
 * @example Three layers, five calls
 * ```ts
 * import { layered, proposer } from "@moagraph/core";
 *
 * const models = [proposer({ model: "openai:gpt-4o" }), proposer({ model: "openai:o3-mini" })];
 * const graph = layered({
 *   name: "duet",
 *   layers: [models, models],
 *   aggregator: { model: "openai:gpt-4o" },
 * });
 * ```
 */
export function layered({ name, layers, aggregator, ...policies }: LayeredOptions): GraphSpec {
  const given = layers.map(toLayer);
  checkLayers(name, given);
  const nodes: [string, NodeSpec][] = [];
  let reads: string[] = [];
  given.forEach((layer, index) => {
    const names = nameNodes(index + 1, layer.nodes);
    layer.nodes.forEach((node, at) =>
      nodes.push([
        names[at] as string,
        readingAll({ ...node, ...overlay(layer.policies, node) }, reads),
      ]),
    );
    reads = names;
  });
  const [output] = nameNodes(given.length + 1, [aggregator]) as [string];
  nodes.push([output, readingAll(aggregator, reads)]);
  return checkGraph({ version: 1, name, nodes: Object.fromEntries(nodes), output, ...policies });
}

interface Layer {
  readonly nodes: readonly ProposerSpec[];
  readonly policies: Policies;
}

function toLayer(layer: readonly ProposerSpec[] | LayerOptions): Layer {
  if (!("nodes" in layer)) return { nodes: layer, policies: {} };
  const { nodes, ...policies } = layer;
  return { nodes, policies };
}

function checkLayers(name: string, layers: readonly Layer[]): void {
  const issues = [...emptyLayers(layers), ...unreadPolicies(layers[0])];
  if (issues.length > 0) throw new GraphValidationError(name, issues);
}

/** An empty layer would leave the next one nothing to read, and turn it into proposers. */
function emptyLayers(layers: readonly Layer[]): Issue[] {
  const empty = layers.flatMap(({ nodes }, index) => (nodes.length === 0 ? [index] : []));
  const paths = layers.length === 0 ? [["layers"]] : empty.map((index) => ["layers", index]);
  return paths.map((path) => ({
    code: "EMPTY_LAYER",
    path,
    message: `\`${formatPath(path)}\` is empty.`,
    hint: "Give every layer at least one proposer.",
  }));
}

/** What holds for nodes that read would be lost on the first layer. */
function unreadPolicies(layer: Layer | undefined): Issue[] {
  const keys = Object.keys({ ...readPoliciesShape, ...showPoliciesShape });
  return keys
    .filter((key) => layer?.policies[key as keyof Policies] !== undefined)
    .map((key) => ({
      code: "UNKNOWN_KEY",
      path: ["layers", 0, key],
      message: `The first layer has \`${key}\`, but reads nothing.`,
      hint: `Set \`${key}\` where its proposals are read: on the next layer, on \`aggregator\` or on the graph.`,
    }));
}

function readingAll(settings: ModelSettings, reads: string[]): NodeSpec {
  if (reads.length === 0) return { ...settings, kind: "proposer" } satisfies ProposerSpec;
  return { ...settings, kind: "aggregator", reads } satisfies AggregatorSpec;
}

function nameNodes(layer: number, settings: readonly ModelSettings[]): string[] {
  const taken = new Set<string>();
  return settings.map(({ model }) => {
    const base = `l${layer}-${slugOf(model)}`;
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}.${count}`;
    taken.add(name);
    return name;
  });
}

/** The last part of a model's path in small letters: `qwen1.5-110b-chat`. */
function slugOf(model: string): string {
  const last =
    model
      .slice(model.indexOf(":") + 1)
      .split("/")
      .at(-1) ?? model;
  return last.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-");
}
