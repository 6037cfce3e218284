import type { FailedQuestion } from "@moagraph/eval";
import { formatInteger } from "@moagraph/report/words";
import { oneLine } from "../one-line.js";

/** Most items listed. */
const mostListed = 20;

/**
 * The lines that list what has no result, with the reasons: at most 20, and the count of the rest.
 *
 * @param title - What happened, such as `3 questions failed`.
 */
export function failedLines(title: string, failed: readonly FailedQuestion[]): string[] {
  if (failed.length === 0) return [];
  const listed = failed.slice(0, mostListed);
  const more = failed.length - listed.length;
  return [
    `${title}:`,
    ...listed.map(({ id, code, message }) => oneLine(`  ${id}: ${code}: ${firstLine(message)}`)),
    ...(more > 0 ? [`  … and ${formatInteger(more)} more`] : []),
  ];
}

function firstLine(message: string): string {
  return message.split("\n", 1).join();
}
