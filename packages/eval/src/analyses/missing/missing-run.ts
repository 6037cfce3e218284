import { type GraphSpec, modelCallsOf, planRun } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { shellWord } from "@moagraph/report/words";
import { fileNameOf } from "../../benchmark/file-name-of.js";
import { modelAlone, runShape } from "../runs/run-shape.js";
import type { ScoredRun } from "../runs/scored-run.js";

/** A run that an analysis needs. */
export interface MissingRun {
  /** The name of its graph, and of its folder. */
  readonly name: string;
  readonly graph: GraphSpec;
  /** The command that makes it. */
  readonly command: string;
  /** Model calls for all questions. */
  readonly calls: number;
  /** Estimated US dollars for all questions. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
}

/** The settings of runs that are missing. */
export interface MissingRunOptions {
  /**
   * Returns what is known about a model, such as `provider.facts`: prices for the cost, parameters for the tflops.
   *
   * @defaultValue nothing is known: costs are `null`
   */
  readonly facts?: ((model: string) => ModelFacts) | undefined;
  /**
   * The folder in which the commands expect the graph files. {@link writeMissingGraphs} writes them.
   *
   * @defaultValue `"graphs"`
   */
  readonly graphFolder?: string | undefined;
}

/** The questions of the runs that exist, for the commands of those that do not. */
export type AskedOf = Pick<ScoredRun, "benchmark" | "data" | "limit" | "seed">;

/** Returns the run of a graph, with the command that makes it and its estimated cost. Makes no model calls. */
export function missingRun(
  graph: GraphSpec,
  asked: AskedOf,
  { facts = () => ({}), graphFolder = "graphs" }: MissingRunOptions,
): MissingRun {
  const { questions } = asked.data;
  const { costUsd } = planRun(graph, { facts }).total;
  const name = fileNameOf(graph.name);
  return {
    name,
    graph,
    command: commandOf({ name, graph }, asked, graphFolder),
    calls: modelCallsOf(graph) * questions,
    costUsd: costUsd.atMost === null ? null : costUsd.atMost * questions,
  };
}

function commandOf(
  { name, graph }: Pick<MissingRun, "name" | "graph">,
  { benchmark, data, limit, seed }: AskedOf,
  folder: string,
): string {
  const alone = modelAlone(runShape(graph));
  const isOwn = benchmark === "questions";
  const words = [
    "moagraph",
    "eval",
    "generate",
    isOwn ? data.file : benchmark,
    alone ?? `${folder}/${name}.json`,
    "--out",
    `out/${name}`,
    ...(isOwn || data.file === "" ? [] : ["--data", data.file]),
    ...(limit === undefined ? [] : ["--limit", String(limit)]),
    ...(seed === undefined ? [] : ["--seed", String(seed)]),
  ];
  return words.map(shellWord).join(" ");
}
