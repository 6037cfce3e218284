import type { Call } from "@moagraph/core";
import { exitCodeOf, exitCodes } from "../errors/exit-code.js";
import { RunPaused } from "../errors/run-paused.js";
import { addOffer } from "../offer/offers.js";
import { shellWord } from "../terminal/shell-word.js";
import { resumeCommand } from "./thread-command.js";

/** Most nodes in a command. */
const mostNodes = 10;

/**
 * Attaches to the error that ended a run the command that resumes it. Nothing else helps an error of
 * the command itself.
 */
export function offerResume(error: unknown, thread: string): void {
  if (typeof error !== "object" || error === null || error instanceof RunPaused) return;
  if (exitCodeOf(error) === exitCodes.wrongUsage) return;
  addOffer(error, resumeCommand(thread, ...failedNodes(error)));
}

/** Nodes whose calls have failed are settled: a resumed run asks them again only from there. */
function failedNodes({ failures = [] }: { readonly failures?: readonly Call[] }): string[] {
  const nodes = [...new Set(failures.map(({ node }) => node))];
  return nodes.slice(0, mostNodes).map((node) => `--from ${shellWord(node)}`);
}
