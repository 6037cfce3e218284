import type { MoaApp } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { createAnswerWriter } from "../answer-writer.js";
import { followRun } from "../follow-run.js";
import { InterruptedError } from "../interrupted-error.js";
import { reportError } from "../report-error.js";
import { createRunView } from "../view/create-run-view.js";
import { chatCommandOf, chatHelp } from "./chat-commands.js";
import { type Conversation, createConversation } from "./conversation.js";
import type { TurnSignals } from "./turn-signals.js";

/** Who chats with whom. */
export interface Chat {
  readonly app: MoaApp;
  readonly lines: AsyncIterable<string>;
  /** Whether somebody sits there who sees what fails, and can go on. */
  readonly isInteractive: boolean;
  readonly signals: TurnSignals;
  readonly isDebug: boolean;
}

/**
 * Answers line after line. A question that is not answered is left out of the conversation, which
 * goes on without it.
 *
 * @throws {@link MoaError} `TURNS_FAILED` in the end if any question was not answered, and nobody
 * sits there. A fault of the settings ends the chat, as every turn would meet it.
 */
export async function holdChat(chat: Chat): Promise<void> {
  const conversation = createConversation();
  let turns = 0;
  let failed = 0;
  for await (const line of chat.lines) {
    if (line.trim() === "") continue;
    turns += 1;
    try {
      if ((await answerLine(line, conversation, chat)) === "exit") break;
    } catch (error) {
      if (isLasting(error) || isStopped(error, chat)) throw error;
      failed += 1;
      reportError(error, chat.isDebug);
    }
  }
  if (failed > 0 && !chat.isInteractive) throw turnsFailed(failed, turns);
}

async function answerLine(
  line: string,
  conversation: Conversation,
  chat: Chat,
): Promise<"exit" | undefined> {
  const command = chatCommandOf(line);
  if (command === "exit") return command;
  if (command === "help") process.stderr.write(chatHelp);
  if (command === "clear") {
    conversation.clear();
    process.stderr.write("the conversation is forgotten\n");
  }
  if (command === undefined) conversation.keep(line, await answerOf(line, conversation, chat));
  return undefined;
}

async function answerOf(
  question: string,
  conversation: Conversation,
  { app, signals }: Chat,
): Promise<string> {
  return signals.during(async (signal) => {
    const messages = conversation.asking(question);
    const view = createRunView(true);
    const { end, error } = await followRun({
      app,
      messages,
      signal,
      view,
      answer: createAnswerWriter(true),
    });
    if (error !== undefined) throw error;
    return end.answer ?? "";
  });
}

/** What is read from the environment does not change while we run. */
function isLasting(error: unknown): boolean {
  return MoaError.isInstance(error) && ["MISSING_KEY", "INVALID_SETTING"].includes(error.code);
}

/** Where nobody sits, ^C is for the whole. */
function isStopped(error: unknown, { isInteractive }: Chat): boolean {
  return error instanceof InterruptedError && !isInteractive;
}

function turnsFailed(failed: number, turns: number): MoaError {
  return new MoaError({
    code: "TURNS_FAILED",
    message: `${failed} of ${turns} lines got no answer.`,
    hint: "What each of them failed with stands above.",
  });
}
