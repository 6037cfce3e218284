import type { AggregatorSpec } from "../spec/aggregator.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { ModelSettings } from "../spec/model-settings.js";
import type { NodeSpec } from "../spec/node-kinds.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { formatPath, type Issue } from "../validate/issue.js";
import { checkGraph } from "../validate/check-graph.js";

/** What `layered` takes. */
export interface LayeredOptions {
  /** What diagrams, traces and events call the graph. */
  readonly name: string;
  /**
   * The layers before the last one. The first layer's nodes propose; those of every later layer
   * ask the same way, but synthesise all proposals of the layer before.
   */
  readonly layers: readonly (readonly ProposerSpec[])[];
  /** The single node of the last layer: it reads the whole layer before and gives the answer. */
  readonly aggregator: ModelSettings;
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
export function layered(options: LayeredOptions): GraphSpec {
  checkLayers(options);
  const nodes: [string, NodeSpec][] = [];
  let reads: string[] = [];
  options.layers.forEach((layer, index) => {
    const names = nameNodes(index + 1, layer);
    layer.forEach((node, at) => nodes.push([names[at] as string, readingAll(node, reads)]));
    reads = names;
  });
  const last = options.layers.length + 1;
  const [output] = nameNodes(last, [options.aggregator]) as [string];
  nodes.push([output, readingAll(options.aggregator, reads)]);
  return checkGraph({ version: 1, name: options.name, nodes: Object.fromEntries(nodes), output });
}

/** An empty layer would leave the next one nothing to read, and turn it into proposers. */
function checkLayers({ name, layers }: LayeredOptions): void {
  const empty = layers.flatMap((layer, index) => (layer.length === 0 ? [index] : []));
  const paths = layers.length === 0 ? [["layers"]] : empty.map((index) => ["layers", index]);
  const issues = paths.map((path): Issue => ({
    code: "EMPTY_LAYER",
    path,
    message: `\`${formatPath(path)}\` is empty.`,
    hint: "Give every layer at least one proposer.",
  }));
  if (issues.length > 0) throw new GraphValidationError(name, issues);
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
