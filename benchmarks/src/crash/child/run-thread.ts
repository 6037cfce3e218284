import { setTimeout } from "node:timers/promises";
import { type BaseCheckpointSaver, MemorySaver } from "@langchain/langgraph";
import type { Call, MoaApp, MoaOutput } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import { caseOf } from "../graphs/crash-case.js";
import type { RunOutcome, ThreadOrder } from "./child-message.js";
import { compileThread } from "./compile-thread.js";

/** What the threads of a child process share. */
export interface ThreadHost {
  readonly serverUrl: string;
  readonly saver: BaseCheckpointSaver;
}

/** Is told of the outcome of each question, by its index. */
export type OnOutcome = (turn: number, outcome: RunOutcome) => void;

type Config = NonNullable<Parameters<MoaApp["invoke"]>[1]>;

const questions = ["What are three fun things to do in San Francisco?", "Which one takes longest?"];

/** The lock of a killed process must be free before this. */
const longestBusyMs = 5_000;

/**
 * Asks the questions of a thread. While the thread is locked, it tries again.
 *
 * @returns How long it was locked, in milliseconds.
 */
export async function runThread(
  { thread, mode }: ThreadOrder,
  { serverUrl, saver }: ThreadHost,
  onOutcome: OnOutcome,
): Promise<number> {
  const checkpointer = mode === "undisturbed" ? new MemorySaver() : saver;
  const app = await compileThread(thread, serverUrl, checkpointer);
  const { durability, turns = 1 } = caseOf(thread);
  const config = { configurable: { thread_id: thread }, ...(durability && { durability }) };
  const startedAtMs = performance.now();
  for (;;) {
    const busyMs = performance.now() - startedAtMs;
    const resumed = mode === "resume" ? await resume(app, config) : undefined;
    if (isBusy(resumed?.outcome) && busyMs < longestBusyMs) {
      await setTimeout(10);
      continue;
    }
    if (resumed !== undefined) onOutcome(resumed.turn, resumed.outcome);
    if (resumed?.outcome.type !== "failed") {
      await askFrom((resumed?.turn ?? -1) + 1, { app, config, turns, onOutcome });
    }
    return busyMs;
  }
}

interface Asking {
  readonly app: MoaApp;
  readonly config: Config;
  readonly turns: number;
  readonly onOutcome: OnOutcome;
}

async function askFrom(first: number, { app, config, turns, onOutcome }: Asking): Promise<void> {
  for (let turn = first; turn < turns; turn += 1) {
    const { outcome } = await run(app, turn, config);
    onOutcome(turn, outcome);
    if (outcome.type === "failed") return;
  }
}

/** The outcome of a question, by its index. */
interface Turn {
  readonly turn: number;
  readonly outcome: RunOutcome;
}

/**
 * Continues a thread: from the start if nothing of it was kept, from the middle, or not at all. LangGraph's
 * `next` is no help here: it is also empty between the first checkpoint of a thread and the second.
 */
async function resume(app: MoaApp, config: Config): Promise<Turn> {
  const resumed = await run(app, null, config);
  const { outcome } = resumed;
  if (outcome.type === "answered" || outcome.code !== "NOTHING_TO_RESUME") return resumed;
  try {
    const { values } = await app.getState(config);
    const isOver = "answer" in values && values.answer !== "";
    return isOver ? answered(values as MoaOutput) : await run(app, 0, config);
  } catch (error) {
    return { turn: 0, outcome: failed("read", error) };
  }
}

/** Asks a question, or goes on with the one that was interrupted. */
async function run(app: MoaApp, turn: number | null, config: Config): Promise<Turn> {
  try {
    const input = turn === null ? null : { messages: questions[turn] ?? "" };
    return answered(await app.invoke(input, config), turn);
  } catch (error) {
    return { turn: turn ?? 0, outcome: failed("run", error) };
  }
}

/** The conversation has a question and an answer for each turn. */
function answered(output: MoaOutput, turn: number | null = null): Turn {
  const { answer, proposals, ledger, messages } = output;
  return {
    turn: turn ?? messages.length / 2 - 1,
    outcome: { type: "answered", answer, proposals, ledger },
  };
}

function failed(during: "read" | "run", error: unknown): RunOutcome {
  const code = MoaError.isInstance(error) ? error.code : "OTHER";
  const message = String(error).split("\n")[0] ?? "";
  const { ledger = [] } = error as { ledger?: readonly Call[] };
  return { type: "failed", during, code, message, ledger };
}

function isBusy(outcome: RunOutcome | undefined): boolean {
  return outcome?.type === "failed" && outcome.code === "THREAD_BUSY";
}
