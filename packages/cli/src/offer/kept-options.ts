import { shellWord } from "@moagraph/report/words";
import type { GraphOptions } from "../options/graph-options.js";

/** The options of the command that failed. */
export interface FailedOptions extends GraphOptions {
  readonly maxConcurrency?: number;
  readonly json?: boolean;
  readonly report?: string;
  readonly thread?: string;
}

/** The words of the options that do not name models: the user's own, for another command. */
export function keptOptions(options: FailedOptions): string[] {
  const { temperature, maxOutputTokens, timeout, rounds, maxConcurrency, json, report, thread } =
    options;
  const numbers = {
    "--temperature": temperature,
    "--max-output-tokens": maxOutputTokens,
    "--timeout": timeout,
    "--rounds": rounds,
    "--max-concurrency": maxConcurrency,
  };
  const words = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  if (thread !== undefined) words.push(`--thread ${shellWord(thread)}`);
  if (json === true) words.push("--json");
  if (report !== undefined) words.push(`--report ${shellWord(report)}`);
  return words;
}
