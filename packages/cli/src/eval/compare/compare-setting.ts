import { join } from "node:path";
import type { CheckerName, GenerateRequest } from "@moagraph/eval";
import type { GraphSpec } from "@moagraph/core/graph";
import type { Provider } from "@moagraph/provider-kit";
import { providersOf } from "../../compile-graph.js";
import { UsageError } from "../../errors/usage-error.js";
import type { EvalOptions, SpendingOptions } from "../../options/eval-options.js";
import type { GraphOptions } from "../../options/graph-options.js";
import { simulatedModel } from "../../options/offline.js";
import type { Evaluation } from "../load-evaluation.js";
import { existingPath } from "../existing-path.js";
import { isModel, systemOf } from "../system-of.js";

/** The options of `moagraph eval compare`. */
export interface CompareCommandOptions extends EvalOptions, GraphOptions, SpendingOptions {
  /** The file with the questions. */
  readonly data: string;
  /** The folder of the comparison. */
  readonly out?: string;
  readonly limit?: number;
  readonly seed?: number;
  readonly retryFailed?: boolean;
  readonly retryUnclear?: boolean;
  /** The model that judges. */
  readonly judge?: string;
  /** How answers are compared with the correct ones. */
  readonly checker?: CheckerName;
}

/** A judge with its providers. */
interface PairJudge {
  readonly graph: GraphSpec;
  readonly providers: Provider[];
}

/** What is compared, and by what. */
export interface CompareSetting {
  /** The folder of the comparison. */
  readonly folder: string;
  readonly a: GenerateRequest & { readonly system: string };
  readonly b: GenerateRequest & { readonly system: string };
  /** Absent with a checker. */
  readonly judge?: PairJudge;
}

type Systems = Pick<Evaluation, "benchmarks" | "fileNameOf" | "modelGraph">;

/**
 * Finds what is compared. The options of the graph apply to both systems; those that need layers, only to graphs.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` without a judge and a checker.
 */
export async function compareSetting(
  [wordA, wordB]: readonly [string, string],
  options: CompareCommandOptions,
  evaluation: Systems,
): Promise<CompareSetting> {
  if (options.judge === undefined && options.checker === undefined) throw noMethod();
  existingPath(options.data, "Pass a JSONL file with a question per line.");
  const a = await comparedSystem(wordA, options, evaluation);
  const b = await comparedSystem(wordB, options, evaluation);
  const names = [a, b].map(({ system }) => evaluation.fileNameOf(system));
  const folder = options.out ?? `compare-${names.join("-")}`;
  const judge = await judgeOf(options, evaluation);
  return {
    folder,
    a: { ...a, folder: join(folder, "a") },
    b: { ...b, folder: join(folder, "b") },
    ...(judge !== undefined && { judge }),
  };
}

async function comparedSystem(
  word: string,
  options: CompareCommandOptions,
  evaluation: Systems,
): Promise<Omit<CompareSetting["a"], "folder">> {
  const { aggregator: _, rounds: __, ...ofModels } = options;
  const { name, graph } = await systemOf(word, isModel(word) ? ofModels : options, evaluation);
  const { data: source, limit, seed, retryFailed } = options;
  const providers = await providersOf(graph, options);
  const questions = { benchmark: evaluation.benchmarks.questions, source, limit, seed };
  return { ...questions, system: name, graph, retryFailed, compileOptions: { providers } };
}

async function judgeOf(
  options: CompareCommandOptions,
  { modelGraph }: Systems,
): Promise<PairJudge | undefined> {
  if (options.judge === undefined) return undefined;
  const model = options.offline === true ? simulatedModel(options.judge) : options.judge;
  const graph = modelGraph(model, { temperature: 0 });
  return { graph, providers: await providersOf(graph, options) };
}

function noMethod(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: "`eval compare` needs a judge or a checker.",
    hint: "Add --judge MODEL, such as --judge openai:gpt-4.1. If each question has the correct `answer`, add --checker exact, number or choice.",
  });
}
