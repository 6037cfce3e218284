// How chat/ works: `hold-chat.ts` reads lines from a terminal (`typed-lines.ts`) or a pipe
// (`piped-lines.ts`). Each line is a command (`chat-commands.ts`) or a question, which runs the
// graph with the conversation so far. `turn-signals.ts` lets ^C cancel one turn.
import type { MoaApp, RunInput } from "@moagraph/core";
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
import type { Conversation } from "./conversation.js";
import { questionOf } from "./json-lines.js";
import type { TurnSignals } from "./turn-signals.js";

/** A chat and its inputs. */
export interface Chat {
  readonly app: MoaApp;
  readonly graph: GraphSpec;
  readonly conversation: Conversation;
  /** Asks the person for whom the run waits. */
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
  let turns = 0;
  let failed = 0;
  for await (const line of untilAborted(chat.signal, chat.lines)) {
    if (line.trim() === "") continue;
    turns += 1;
    try {
      if ((await answerLine(line, chat)) === "exit") break;
    } catch (error) {
      if (failsEveryTurn(error) || isStopped(error, chat)) throw error;
      failed += 1;
      reportError(error, chat.isDebug);
    }
  }
  if (failed > 0 && !chat.isInteractive) throw turnsFailed(failed, turns);
}

async function answerLine(text: string, chat: Chat): Promise<"exit" | undefined> {
  const { conversation } = chat;
  const line = chat.isJson ? questionOf(text) : text;
  if (line.trim() === "") return undefined;
  // Data may contain a text that reads like a command.
  const command = chat.isJson ? undefined : chatCommandOf(line);
  if (command === "exit") return command;
  if (command === "help") stderr.write(chatHelp);
  if (command === "clear") {
    await conversation.clear();
    stderr.write("conversation cleared\n");
  }
  if (command === "resume") await answerOf(await conversation.resume(), chat);
  if (command === undefined) {
    conversation.keep(line, await answerOf(await conversation.ask(line), chat));
  }
  return undefined;
}

async function answerOf(input: RunInput, chat: Chat): Promise<string> {
  const { app, graph, person, signals, conversation } = chat;
  return signals.during(async (signal) => {
    const view = createRunView(graph, true);
    const answer = createAnswerWriter(true);
    const { thread } = conversation;
    const { end, error } = await followRun({ app, input, signal, view, person, thread, answer });
    if (error !== undefined) {
      conversation.offer(error);
      throw error;
    }
    return end.answer ?? "";
  });
}

/** Environment variables do not change while the program runs, and files hardly. */
const codesOfEveryTurn: ReadonlySet<string> = new Set([
  "CHECKPOINT_TOO_NEW",
  "CHECKPOINT_UNREADABLE",
  "INVALID_SETTING",
  "MISSING_KEY",
]);

function failsEveryTurn(error: unknown): boolean {
  return MoaError.isInstance(error) && codesOfEveryTurn.has(error.code);
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
