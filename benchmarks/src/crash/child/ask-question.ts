import type { Call, MoaApp, MoaOutput } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import type { RunOutcome } from "./child-message.js";

/** A thread that is run. */
export interface ThreadConfig {
  readonly app: MoaApp;
  readonly continuesAfterThrow: boolean;
  readonly options: NonNullable<Parameters<MoaApp["invoke"]>[1]> & { readonly signal: AbortSignal };
}

/** The outcome of a question, by its index. */
export interface TurnOutcome {
  readonly turn: number;
  readonly outcome: RunOutcome;
}

const questions = ["What are three fun things to do in San Francisco?", "Which one takes longest?"];

/** Asks a question by its index, or continues the one that was interrupted. */
export async function askQuestion(
  turn: number | null,
  { app, options }: ThreadConfig,
): Promise<TurnOutcome> {
  try {
    const input = turn === null ? null : { messages: questions[turn] ?? "" };
    return answered(await app.invoke(input, options));
  } catch (error) {
    return { turn: turn ?? 0, outcome: failed("run", error) };
  }
}

/** The answer in the state of a thread, whose process ended before it could report it. */
export async function stateOf({ app, options }: ThreadConfig): Promise<TurnOutcome | undefined> {
  try {
    const { values } = await app.getState(options);
    const isOver = "answer" in values && values.answer !== "";
    return isOver ? answered(values as MoaOutput) : undefined;
  } catch (error) {
    return { turn: 0, outcome: failed("read", error) };
  }
}

/** The conversation has a question and an answer for each turn. */
function answered({ answer, proposals, ledger, messages }: MoaOutput): TurnOutcome {
  const outcome = { type: "answered", answer, proposals, ledger } as const;
  return { turn: messages.length / 2 - 1, outcome };
}

function failed(during: "read" | "run", error: unknown): RunOutcome {
  const code = MoaError.isInstance(error) ? error.code : "OTHER";
  const message = String(error).split("\n")[0] ?? "";
  const { ledger = [] } = error as { ledger?: readonly Call[] };
  return { type: "failed", during, code, message, ledger };
}
