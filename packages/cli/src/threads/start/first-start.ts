import type { RunInput } from "@moagraph/core";
import { pluralize } from "@moagraph/report/words";
import { UsageError } from "../../errors/usage-error.js";
import { withOptions } from "../../options/graph-options.js";
import { targetGraph } from "../../panel/target-graph.js";
import { orStopped } from "../../process/or-stopped.js";
import { readPrompt } from "../../read-prompt.js";
import { checkNodes } from "./check-nodes.js";
import { originOf } from "./origin-of.js";
import type { SavedRun } from "../saved/saved-run.js";
import { sentCalls } from "../saved/sent-calls.js";
import { resumeCommand } from "../text/thread-command.js";
import type { AskedRun, ThreadStart } from "./thread-start.js";

/**
 * Starts a run in a thread: its first one, or the next question of the conversation.
 *
 * @param saved - The last run of the thread.
 * @throws {@link UsageError} `UNFINISHED_RUN` if the last run has made calls and has no answer.
 */
export async function firstStart(
  asked: AskedRun,
  saved: SavedRun | undefined,
): Promise<ThreadStart> {
  const { target, options, signal } = asked;
  if (saved !== undefined) checkFinished(saved);
  const unchanged = await orStopped(signal, targetGraph(target, options));
  const graph = withOptions(unchanged, options);
  checkNodes("--interrupt-before", options.interruptBefore ?? [], graph);
  const question = await orStopped(signal, readPrompt(asked.prompt));
  return {
    origin: originOf(asked, unchanged),
    unchanged,
    graph,
    question,
    input: async () => questionInput(question, saved),
  };
}

/**
 * The input that asks a question in a thread. Questions that got no answer are taken out of the
 * conversation.
 */
export async function questionInput(
  question: string,
  saved: SavedRun | undefined,
): Promise<RunInput> {
  const { HumanMessage, RemoveMessage } = await import("@langchain/core/messages");
  const removed = (saved?.unanswered ?? []).map((id) => new RemoveMessage({ id }));
  return { messages: [...removed, new HumanMessage(question)] };
}

/**
 * Checks that a question would lose nothing that was paid for.
 *
 * @throws {@link UsageError} `UNFINISHED_RUN` if the last run has made calls and has no answer.
 */
export function checkFinished({ thread, state, ledger }: SavedRun): void {
  const calls = sentCalls(ledger);
  if (state === "answered" || calls === 0) return;
  throw new UsageError({
    code: "UNFINISHED_RUN",
    message: `The last run of thread \`${thread}\` has made ${pluralize(calls, "call")} and has no answer yet.`,
    hint: `Continue it with ${resumeCommand(thread)}, or ask in another thread.`,
  });
}
