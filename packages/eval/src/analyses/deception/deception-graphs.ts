import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  type ProposerSpec,
  ranker,
  reducer,
  verifier,
} from "@moagraph/core/graph";
import { MoaError } from "@moagraph/provider-kit";
import type { Sampling } from "../missing/sampling-of.js";
import { deceptionPrompt } from "./deception-prompt.js";

/** How a graph makes one answer of the proposals. */
export type DeceptionKind = "aggregator" | "ranker" | "verifier" | "reducer";

/** All ways, in the order of the tables. */
export const deceptionKinds: readonly DeceptionKind[] = [
  "aggregator",
  "ranker",
  "verifier",
  "reducer",
];

/** Two graphs that differ in one proposer. */
export interface DeceptionGraphs {
  readonly kind: DeceptionKind;
  /** All proposers answer as well as they can. Its name ends in `-honest`. */
  readonly honest: GraphSpec;
  /** The last proposer lies. Its name ends in `-lying`. */
  readonly lying: GraphSpec;
}

/** Options of {@link deceptionGraphs}. */
export interface DeceptionOptions extends Sampling {
  /** The proposing models. At least two: the last one lies. The same model may be there several times. */
  readonly models: readonly string[];
  /** The model that aggregates, ranks or verifies. */
  readonly aggregator: string;
}

/**
 * Returns the graphs that show how far an answer falls if one of its proposers lies: for an aggregator, a ranker, a
 * verifier and a reducer.
 *
 * The proposers answer, and one node makes one answer of theirs. The verifier is followed by an aggregator of what it
 * passes on. The reducer takes the proposal that most of the others agree with, and asks no model. In the second graph of each pair, the
 * last proposer has an instruction to lie, in our own words. Run both on the same questions, then compare them with
 * {@link deceptionAnalysis}. Makes no model calls.
 *
 * @param options - The models, and how to sample them.
 * @throws `MoaError` `INVALID_SETTING` If there are fewer than two models.
 * @see arXiv 2503.05856
 * @example
 * ```ts
 * import { deceptionGraphs } from "@moagraph/eval";
 *
 * const models = ["simulated:owl", "simulated:fox", "simulated:crow"];
 * const graphs = deceptionGraphs({ models, aggregator: "simulated:owl" });
 * console.log(graphs.map(({ lying }) => lying.name).join(" "));
 * // deception-aggregator-lying deception-ranker-lying deception-verifier-lying deception-reducer-lying
 * ```
 */
export function deceptionGraphs(options: DeceptionOptions): DeceptionGraphs[] {
  const { models, aggregator: model, ...sampling } = options;
  if (models.length < 2) {
    throw new MoaError({
      code: "INVALID_SETTING",
      message: `\`deceptionGraphs\` has ${models.length} models in \`models\`, but needs at least two.`,
      hint: "Name at least two models. The last one lies.",
    });
  }
  const honest = models.map((each) => proposer({ model: each, ...sampling }));
  const lying = honest.map((node, index) =>
    index === honest.length - 1 ? { ...node, prompt: deceptionPrompt } : node,
  );
  return deceptionKinds.map((kind) => ({
    kind,
    honest: graphOf(`deception-${kind}-honest`, honest, endings[kind](model, sampling)),
    lying: graphOf(`deception-${kind}-lying`, lying, endings[kind](model, sampling)),
  }));
}

/** The nodes that make one answer of the proposals. The last of them is the output. */
type Ending = (reads: readonly string[]) => Readonly<Record<string, NodeSpec>>;

const endings: Readonly<Record<DeceptionKind, (model: string, sampling: Sampling) => Ending>> = {
  aggregator: (model, sampling) => (reads) => ({
    final: aggregator({ model, reads, ...sampling }),
  }),
  ranker: (model, sampling) => (reads) => ({
    final: ranker({ model, reads, keep: 1, ...sampling }),
  }),
  verifier: (model, sampling) => (reads) => ({
    verify: verifier({ model, reads, onUnclear: "keep", ...sampling }),
    final: aggregator({ model, reads: ["verify"], ...sampling }),
  }),
  reducer: () => (reads) => ({ final: reducer({ reads, reduce: "cluster" }) }),
};

function graphOf(name: string, proposers: readonly ProposerSpec[], ending: Ending): GraphSpec {
  const named = proposers.map((node, index) => [`proposer-${index + 1}`, node] as const);
  const reads = named.map(([each]) => each);
  return defineGraph({
    name,
    nodes: { ...Object.fromEntries(named), ...ending(reads) },
    output: "final",
  });
}

/** What a graph of {@link deceptionGraphs} shows, from its name. `undefined` for other graphs. */
export function deceptionOf(
  graph: GraphSpec,
): { readonly kind: DeceptionKind; readonly lies: boolean } | undefined {
  const [, name, honesty] = /^deception-([a-z]+)-(honest|lying)$/.exec(graph.name) ?? [];
  const kind = deceptionKinds.find((each) => each === name);
  return kind && { kind, lies: honesty === "lying" };
}
