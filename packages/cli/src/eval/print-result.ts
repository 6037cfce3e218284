import { join } from "node:path";
import type { EvaluationResult } from "@moagraph/eval";
import { stderr, stdout } from "../text-output.js";
import type { Evaluation } from "./load-evaluation.js";
import { shownRows } from "./shown-rows.js";

/** Where a result is written and printed. */
export interface ResultOutput {
  readonly evaluation: Pick<Evaluation, "resultMarkdown" | "writeResult">;
  /** The folder that gets `results/`. Without one, nothing is written. */
  readonly folder: string | undefined;
  /** Whether the caller prints JSON in place of the tables. */
  readonly isJson: boolean;
}

/** A result in the object that `--json` prints. Plots are in the files. */
export type JsonResult = Omit<EvaluationResult, "plots"> & { readonly files: readonly string[] };

/**
 * Writes a result to files, whose paths go to stderr, and prints its tables as Markdown.
 *
 * @returns The result for `--json`.
 */
export async function printResult(
  result: EvaluationResult,
  { evaluation, folder, isJson }: ResultOutput,
): Promise<JsonResult> {
  const files =
    folder === undefined ? [] : await evaluation.writeResult(join(folder, "results"), result);
  const { plots: _, ...printed } = result;
  if (!isJson) stdout.write(shown(evaluation.resultMarkdown(shownResult(printed))));
  for (const file of files) stderr.write(`wrote ${file}\n`);
  return { ...printed, files };
}

/** The pictures are beside the Markdown file, not on stdout. */
function shownResult(result: Omit<EvaluationResult, "plots">): EvaluationResult {
  return { ...result, tables: result.tables.map(shownRows), plots: [] };
}

/** On a terminal, nobody renders Markdown: the backslashes before its marks are left out. */
function shown(markdown: string): string {
  return stdout.isTerminal ? markdown.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1") : markdown;
}
