import type { RunInput } from "@moagraph/core";
import type { Ask } from "../ask/ask-line.js";
import type { Conversation } from "../chat/conversation.js";
import { UsageError } from "../errors/usage-error.js";
import { replyOf } from "../human/find-person.js";
import { addOffer } from "../offer/offers.js";
import { questionInput } from "./start/first-start.js";
import type { SavedRun } from "./saved/saved-run.js";
import { resumeCommand } from "./text/thread-command.js";
import { threadConfig } from "./saved/thread-config.js";
import type { Threads } from "./saved/threads.js";

interface ThreadConversationOptions {
  readonly threads: Threads;
  /** The thread. */
  readonly id: string;
  /** Asks a person on the terminal, if there is one. */
  readonly ask: Ask | undefined;
}

/** A conversation that is kept in a thread. */
export function threadConversation(options: ThreadConversationOptions): Conversation {
  const { threads, id, ask } = options;
  return {
    thread: threadConfig(id),
    ask: async (question) => questionInput(question, await threads.lastRun(id)),
    async resume() {
      const saved = await threads.lastRun(id);
      if (saved === undefined || saved.state === "answered") throw allAnswered();
      return resumeInput(saved, ask);
    },
    keep: () => undefined,
    clear: async () => threads.delete(id),
    offer(error) {
      if (typeof error !== "object" || error === null) return;
      addOffer(error, ask === undefined ? resumeCommand(id) : "/resume");
    },
  };
}

async function resumeInput({ asked }: SavedRun, ask: Ask | undefined): Promise<RunInput> {
  return asked.length === 0 || ask === undefined ? null : replyOf(asked, ask);
}

function allAnswered(): UsageError {
  return new UsageError({
    code: "NOTHING_TO_RESUME",
    message: "The last question has its answer.",
    hint: "Ask the next question.",
  });
}
