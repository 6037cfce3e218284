import type { AggregatorSpec } from "../spec/aggregator.js";
import type { GraphSpec, NodeSpec } from "../spec/graph-spec.js";
import type { ModelSettings } from "../spec/model-settings.js";
import { type GraphPolicies, overlay, type Policies } from "../spec/policies/policies.js";
import type { ReadPolicies } from "../spec/policies/read-policies.js";
import type { ResponseFormat } from "../spec/policies/response-format.js";
import type { ShowPolicies } from "../spec/policies/show-policies.js";
import type { StaircasePolicies } from "../spec/policies/staircase.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { checkGraph } from "../validate/check-graph.js";
import { checkLayers } from "./check-layers.js";
import { modelIdOf } from "../spec/flow/model-name.js";

/** A layer with its own policies. They apply to its nodes, unless a node sets them itself. */
export interface LayerOptions extends Policies {
  /** The nodes of the layer, one for each model. */
  readonly nodes: readonly ProposerSpec[];
  /**
   * The form of the replies of its nodes.
   *
   * @defaultValue none: any text
   */
  readonly responseFormat?: ResponseFormat | undefined;
}

/** The options of `layered`: the layers, and policies for the whole graph. */
export interface LayeredOptions extends GraphPolicies {
  /** The name of the graph in diagrams, traces and events. */
  readonly name: string;
  /**
   * All layers except the last. The nodes of the first layer propose. The nodes of each later layer
   * synthesise all proposals of the previous layer. A layer is a list of nodes, or an object with
   * such a list and policies.
   */
  readonly layers: readonly (readonly ProposerSpec[] | LayerOptions)[];
  /** The only node of the last layer. It reads the whole previous layer and writes the answer. */
  readonly aggregator: ModelSettings & ReadPolicies & ShowPolicies & StaircasePolicies;
}

/**
 * Builds the graph of the paper: layers of models, in which each node reads all nodes of the previous
 * layer.
 *
 * Nodes are named after layer and model, such as `l1-qwen1.5-110b-chat`. If a layer has the same model
 * several times, the names end in `.2`, `.3` and so on. Model calls: one per sample of each node.
 *
 * @param options - Name, layers and aggregator, and policies for the whole graph.
 * @returns A frozen graph, like that of `defineGraph`. Its node names are not part of its type.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` with all issues, if the options are invalid.
 * @see arXiv 2406.04692, section 2.2, figure 2
 * @example Three layers, five calls
 * ```ts
 * import { layered, proposer } from "@moagraph/core";
 *
 * const models = ["openai:gpt-5.6-terra", "openai:gpt-5.6-luna"].map((model) => proposer({ model }));
 * const graph = layered({
 *   name: "duet",
 *   layers: [models, models],
 *   aggregator: { model: "openai:gpt-5.6-terra" },
 * });
 * console.log(Object.keys(graph.nodes));
 * // [ 'l1-gpt-5.6-terra', 'l1-gpt-5.6-luna', 'l2-gpt-5.6-terra', 'l2-gpt-5.6-luna', 'l3-gpt-5.6-terra' ]
 * ```
 */
export function layered(options: LayeredOptions): GraphSpec {
  checkLayers(options);
  const { name, layers, aggregator, ...policies } = options;
  const given = layers.map(toLayer);
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

function readingAll(settings: ModelSettings, reads: string[]): NodeSpec {
  if (reads.length === 0) return { ...settings, kind: "proposer" } satisfies ProposerSpec;
  return { ...settings, kind: "aggregator", reads } satisfies AggregatorSpec;
}

function nameNodes(layer: number, settings: readonly ModelSettings[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return settings.map(({ model }) => {
    const base = `l${layer}-${slugOf(model)}`;
    let count = counts.get(base) ?? 1;
    let name = count === 1 ? base : `${base}.${count}`;
    while (taken.has(name)) name = `${base}.${(count += 1)}`;
    counts.set(base, count);
    taken.add(name);
    return name;
  });
}

/** The last part of a model id, in lower case: `qwen1.5-110b-chat`. */
function slugOf(model: string): string {
  const last = modelIdOf(model).split("/").at(-1) ?? model;
  return last.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-");
}
