import { askOnTerminal } from "../ask/ask-line.js";
import type { ChatSetting } from "../chat/chat-setting.js";
import { withOptions } from "../options/graph-options.js";
import { oneLine } from "../one-line.js";
import { targetGraph } from "../panel/target-graph.js";
import { orStopped } from "../process/or-stopped.js";
import { truncate } from "../terminal/display-width.js";
import { stderr } from "../text-output.js";
import { checkFinished } from "./start/first-start.js";
import { openThreads } from "./saved/open-threads.js";
import { originOf } from "./start/origin-of.js";
import { resumedOrigin, type ResumedOrigin } from "./start/resumed-origin.js";
import type { SavedRun } from "./saved/saved-run.js";
import { threadConversation } from "./thread-conversation.js";
import { keepOrigin } from "./saved/thread-origin.js";
import type { AskedRun } from "./start/thread-start.js";

/**
 * A chat in a thread: a new one, or one that continues. Then the recipe or the file need not be named.
 *
 * @throws {@link UsageError} `UNFINISHED_RUN` if the last question has no answer and lines come from a pipe.
 */
export async function threadChat(asked: AskedRun): Promise<ChatSetting> {
  const { options, signal } = asked;
  const threads = await orStopped(signal, openThreads());
  const saved = await orStopped(signal, threads.lastRun(options.thread));
  const known: ResumedOrigin | undefined = saved && resumedOrigin(saved, asked);
  const start = known === undefined ? options : known.origin.options;
  const unchanged = await orStopped(signal, targetGraph(known?.target ?? asked.target, start));
  const origin = known?.origin ?? originOf(asked, unchanged);
  const ask = askOnTerminal(signal);
  if (saved !== undefined && ask === undefined) checkFinished(saved);
  else if (saved !== undefined) noteUnanswered(saved);
  keepOrigin(threads.saver, origin);
  return {
    graph: withOptions(unchanged, origin.options),
    conversation: threadConversation({ threads, id: options.thread, ask }),
    limits: origin.options,
    kept: { checkpointer: threads.saver },
  };
}

/** Columns of the question. */
const shortest = 60;

/** What was paid for is not lost by the next question without a word. */
function noteUnanswered({ state, question }: SavedRun): void {
  if (state === "answered") return;
  const short = truncate(oneLine(question), shortest);
  stderr.write(
    `The last question has no answer: ${short}\n/resume continues it; another question replaces it.\n`,
  );
}
