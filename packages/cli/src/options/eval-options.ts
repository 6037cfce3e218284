import type { BenchmarkName } from "@moagraph/eval";
import { type Command, Option } from "commander";
import { maxConcurrency } from "./add-graph-options.js";
import { modelOption } from "./model-option.js";
import { numberOption } from "./number-option.js";

/** Options of the commands of `moagraph eval` that several of them have. */
export interface EvalOptions {
  /** The folder with the texts of the benchmarks. */
  readonly data?: string;
  readonly json?: boolean;
}

/** Options of the commands that call models. */
export interface SpendingOptions {
  /** Most US dollars of the whole run, earlier starts included. */
  readonly maxCostUsd?: number;
  /** Questions that are asked at the same time. */
  readonly concurrency?: number;
  /** Calls per provider at the same time. */
  readonly maxConcurrency?: number;
  /** Whether nothing is asked before money is spent. */
  readonly yes?: boolean;
}

/** Adds `--json`. */
export function addJson(command: Command): Command {
  return command.option("--json", "print one JSON object in place of text");
}

/** The benchmarks with published questions. */
export const publishedBenchmarks: readonly Exclude<BenchmarkName, "questions">[] = [
  "alpaca-eval",
  "mt-bench",
  "flask",
];

/** The folder with the texts of the benchmarks, if `--data` is not given. */
export const usualData = "eval-data";

/**
 * Adds `--data` for a folder.
 *
 * @param usual - The folder that is taken without it.
 */
export function addData(command: Command, usual: string): Command {
  const help = `the folder that \`moagraph eval fetch\` fills (default: ${usual})`;
  return command.option("--data <folder>", help);
}

/** Adds the options of a command that calls models. */
export function addSpending(command: Command): Command {
  const dollars = numberOption("--max-cost-usd", { from: 0, to: 1e9, example: 5 });
  const count = numberOption("--concurrency", { from: 1, to: 10_000, isWhole: true, example: 16 });
  return command
    .optionsGroup("Cost and speed:")
    .option("--max-cost-usd <usd>", "stop before this is exceeded; earlier starts count", dollars)
    .option("--concurrency <n>", "questions that are asked at the same time (default: 16)", count)
    .addOption(maxConcurrency())
    .option("-y, --yes", "spend without asking");
}

/** Adds the options that take some of the questions. */
export function addLimit(command: Command): Command {
  const from1 = { from: 1, to: 1e9, isWhole: true } as const;
  const seed = { from: 0, to: 2 ** 32 - 1, isWhole: true } as const;
  return command
    .option("--limit <n>", "only this many questions: the first", numberOption("--limit", from1))
    .option("--seed <n>", "with --limit: a random sample instead", numberOption("--seed", seed));
}

/** The option that names the judge. */
export function judgeOption(): Option {
  return new Option("--judge <model>", "the model that judges, such as openai:gpt-4.1").argParser(
    modelOption("--judge"),
  );
}

/** The option that names a checker of answers. */
export function checkerOption(): Option {
  return new Option(
    "--checker <name>",
    "compare with the correct `answer`: the text, a number, or a letter",
  ).choices(["exact", "number", "choice"]);
}
