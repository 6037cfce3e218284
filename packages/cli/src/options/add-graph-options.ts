// How options/ works: `add-graph-options.ts` defines the options that change a graph, with their
// parsers. `graph-options.ts` applies them to the graph.
import { type Command, Option } from "commander";
import { collectSwaps } from "./model-swaps.js";
import { numberOption, settingOption } from "./number-option.js";
import { aggregatorOption } from "./panel-options.js";

const noLimit = Number.POSITIVE_INFINITY;

/** The longest time limit in seconds that a graph accepts: about 24 days. */
const longestTimeout = 2_147_483;

/** Adds the options that change the graph. They are the same for every command. */
export function addGraphOptions(command: Command): Command {
  return command
    .option("--offline", "simulate every model: no network, no key, no language model")
    .option("-m, --model <from=to>", "replace a model; repeatable", collectSwaps)
    .addOption(aggregatorOption())
    .option(
      "--temperature <number>",
      "temperature of every call, 0 to 2; `default`: the vendor's",
      settingOption("--temperature", { from: 0, to: 2, example: 0.7 }),
    )
    .option(
      "--max-output-tokens <n>",
      "max tokens of each reply; `default`: the vendor's",
      settingOption("--max-output-tokens", { from: 1, to: noLimit, isWhole: true, example: 2048 }),
    )
    .option(
      "--timeout <seconds>",
      "time limit of each call, retries included (default: 120)",
      numberOption("--timeout", { from: 0.001, to: longestTimeout, example: 60 }),
    )
    .option(
      "--rounds <n>",
      "proposer layers before the aggregator; layered graphs only",
      numberOption("--rounds", { from: 1, to: 100, isWhole: true }),
    );
}

/** The option that limits concurrent calls. */
export function maxConcurrency(): Option {
  const flag = "--max-concurrency";
  const parse = numberOption(flag, { from: 1, to: noLimit, isWhole: true });
  const help =
    "max concurrent calls per provider; 1 for a machine with one GPU (default: no limit)";
  return new Option(`${flag} <n>`, help).argParser(parse);
}
