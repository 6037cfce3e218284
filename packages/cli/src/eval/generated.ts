import type { GenerateSummary } from "@moagraph/eval";
import { pluralize } from "@moagraph/report/words";
import { asError } from "../errors/as-error.js";
import { EvalIncompleteError } from "../errors/eval-incomplete-error.js";
import { stderr } from "../text-output.js";
import { failedLines } from "./failed-lines.js";

/** Prints on stderr how many questions a system answered, and which ones failed. */
export function printGenerated(system: string, summary: GenerateSummary): void {
  const { answered, total, failed, cut } = summary;
  const lines = [
    ...(cut === undefined ? [] : [cutLine(cut)]),
    `${system}: ${answered} of ${pluralize(total, "question")} answered`,
    ...failedLines(`${pluralize(failed.length, "question")} failed`, failed),
  ];
  for (const line of lines) stderr.write(`${line}\n`);
}

/** Why questions have no answer, as an error. `undefined` if all have one. */
export function generateErrorOf(
  { end, failed, missing, total }: GenerateSummary,
  signal: AbortSignal,
): Error | undefined {
  if (end === "stopped") return asError(signal.reason);
  if (end === "cost-limit") return EvalIncompleteError.costLimit(missing, total);
  return failed.length > 0 ? EvalIncompleteError.failed(failed.length, total) : undefined;
}

/** The line about the incomplete line of a process that was killed. */
export function cutLine({ file, line }: NonNullable<GenerateSummary["cut"]>): string {
  return `${file}, line ${line}: the process was killed while it wrote; the line is removed and asked again`;
}
