import type { Call, GraphChange } from "@moagraph/core";
import { shellWord } from "@moagraph/report/words";
import { exitCodeOf, exitCodes } from "../../errors/exit-code.js";
import { RunPaused } from "../../errors/run-paused.js";
import { addOffer } from "../../offer/offers.js";
import { keptTarget } from "./origin-of.js";
import { originWords, resumeCommand } from "../text/thread-command.js";
import { originOptions } from "../saved/thread-origin.js";
import type { AskedRun } from "./thread-start.js";

/** Most nodes in a command. */
const mostNodes = 10;

/**
 * Attaches to the error that ended a run the command that resumes it. Nothing else helps an error of
 * the command itself.
 */
export function offerResume(error: unknown, asked: AskedRun): void {
  if (typeof error !== "object" || error === null || error instanceof RunPaused) return;
  const { thread } = asked.options;
  const changed = changedNodes(error);
  if (changed.length > 0) addOffer(error, resumeCommand(thread, ...changed, ...givenWords(asked)));
  else if (exitCodeOf(error) !== exitCodes.wrongUsage) {
    addOffer(error, resumeCommand(thread, ...failedNodes(error)));
  }
}

/** The nodes of another graph than that of the run are run again. */
function changedNodes({ changes = [] }: { readonly changes?: readonly GraphChange[] }): string[] {
  const nodes = changes.flatMap((change) =>
    change.type === "setting-changed" || change.type === "node-added" ? change.node : [],
  );
  return fromWords(nodes);
}

/** The recipe or the file, and the options, if they are given: the thread has others. */
function givenWords({ target, options }: AskedRun): string[] {
  const words = originWords({ ...keptTarget(target), options: originOptions(options) });
  return words === "" ? [] : [words];
}

/** Nodes whose calls have failed are settled: a resumed run asks them again only from there. */
function failedNodes({ failures = [] }: { readonly failures?: readonly Call[] }): string[] {
  return fromWords(failures.map(({ node }) => node));
}

function fromWords(nodes: readonly string[]): string[] {
  return [...new Set(nodes)].slice(0, mostNodes).map((node) => `--from ${shellWord(node)}`);
}
