// How chat/ works: `hold-chat.ts` reads lines from a terminal (`typed-lines.ts`) or a pipe
// (`piped-lines.ts`). Each line is a command (`chat-commands.ts`) or a question, which runs the
// graph with the conversation so far. `turn-signals.ts` lets ^C cancel one turn.
import type { MoaApp } from "@moagraph/core";
import { type GraphSpec, MoaError } from "@moagraph/core/graph";
import { createAnswerWriter } from "../answer-writer.js";
import { followRun } from "../follow-run.js";
import { InterruptedError } from "../errors/interrupted-error.js";
import type { Person } from "../human/person.js";
import { orStopped } from "../process/or-stopped.js";
import { reportError } from "../errors/report-error.js";
import { stderr } from "../text-output.js";
import { createRunView } from "../view/create-run-view.js";
import { chatCommandOf, chatHelp } from "./chat-commands.js";
import { type Conversation, createConversation } from "./conversation.js";
import { questionOf } from "./json-lines.js";
import type { TurnSignals } from "./turn-signals.js";

/** A chat and its inputs. */
export interface Chat {
  readonly app: MoaApp;
  readonly graph: GraphSpec;
  /** Whom the graph asks. */
  readonly person: Person | undefined;
  readonly lines: AsyncIterable<string>;
  /** Whether a user is present who sees errors and can continue. */
  readonly isInteractive: boolean;
  /** Whether each line is a question in JSON. */
  readonly isJson: boolean;
  readonly signals: TurnSignals;
  /** Ends the chat, with its reason. */
  readonly signal: AbortSignal;
  readonly isDebug: boolean;
}

/**
 * Answers each line. A question without an answer is not added to the conversation.
 *
 * @throws {@link MoaError} `TURNS_FAILED` at the end if any question was not answered and no user
 * is present. An invalid setting ends the chat at once, because every turn would fail.
 */
export async function holdChat(chat: Chat): Promise<void> {
  const conversation = createConversation();
  let turns = 0;
  let failed = 0;
  for await (const line of untilAborted(chat.signal, chat.lines)) {
    if (line.trim() === "") continue;
    turns += 1;
    try {
      if ((await answerLine(line, conversation, chat)) === "exit") break;
    } catch (error) {
      if (failsEveryTurn(error) || isStopped(error, chat)) throw error;
      failed += 1;
      reportError(error, chat.isDebug);
    }
  }
  if (failed > 0 && !chat.isInteractive) throw turnsFailed(failed, turns);
}

async function answerLine(
  text: string,
  conversation: Conversation,
  chat: Chat,
): Promise<"exit" | undefined> {
  const line = chat.isJson ? questionOf(text) : text;
  if (line.trim() === "") return undefined;
  // Data may contain a text that reads like a command.
  const command = chat.isJson ? undefined : chatCommandOf(line);
  if (command === "exit") return command;
  if (command === "help") stderr.write(chatHelp);
  if (command === "clear") {
    conversation.clear();
    stderr.write("conversation cleared\n");
  }
  if (command === undefined) conversation.keep(line, await answerOf(line, conversation, chat));
  return undefined;
}

async function answerOf(
  question: string,
  conversation: Conversation,
  { app, graph, person, signals }: Chat,
): Promise<string> {
  return signals.during(async (signal) => {
    const messages = conversation.asking(question);
    const view = createRunView(graph, true);
    const { end, error } = await followRun({
      app,
      input: { messages },
      signal,
      view,
      person,
      answer: createAnswerWriter(true),
    });
    if (error !== undefined) throw error;
    return end.answer ?? "";
  });
}

/** Environment variables do not change while the program runs. */
function failsEveryTurn(error: unknown): boolean {
  return MoaError.isInstance(error) && ["MISSING_KEY", "INVALID_SETTING"].includes(error.code);
}

/** Without a user present, ^C ends the whole chat. */
function isStopped(error: unknown, { isInteractive, signal }: Chat): boolean {
  return signal.aborted || (error instanceof InterruptedError && !isInteractive);
}

/** Does not wait for a line after the signal aborts. */
async function* untilAborted(
  signal: AbortSignal,
  lines: AsyncIterable<string>,
): AsyncGenerator<string> {
  const iterator = lines[Symbol.asyncIterator]();
  for (;;) {
    const next = await orStopped(signal, iterator.next());
    if (next.done === true) return;
    yield next.value;
  }
}

function turnsFailed(failed: number, turns: number): MoaError {
  return new MoaError({
    code: "TURNS_FAILED",
    message: `${failed} of ${turns} lines got no answer.`,
    hint: "The error of each line is printed above.",
  });
}
