import { setTimeout } from "node:timers/promises";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { Call, MoaApp, MoaOutput } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadEnd, ThreadOrder } from "./child-message.js";
import { compileThread } from "./compile-thread.js";

/** What the threads of a child process share. */
export interface ThreadHost {
  readonly serverUrl: string;
  readonly saver: BaseCheckpointSaver | undefined;
}

/** How a thread ended, and how long it was locked by the killed process, in milliseconds. */
export interface ThreadRun {
  readonly end: ThreadEnd;
  readonly busyMs: number;
}

type Config = NonNullable<Parameters<MoaApp["invoke"]>[1]>;

const question = { messages: "What are three fun things to do in San Francisco?" };

/** A lock of a killed process must be free before this. */
const longestBusyMs = 5_000;

/** Runs a thread to its end. Tries again while the thread is locked. */
export async function runThread(order: ThreadOrder, host: ThreadHost): Promise<ThreadRun> {
  const { thread, mode } = order;
  const saver = mode === "undisturbed" ? undefined : host.saver;
  const app = await compileThread(thread, host.serverUrl, saver);
  const { durability } = caseOf(thread);
  const config = { configurable: { thread_id: thread }, ...(durability && { durability }) };
  const startedAtMs = performance.now();
  for (;;) {
    const triedAtMs = performance.now();
    const end = await (mode === "resume" ? resume(app, config) : run(app, question, config));
    const busyMs = triedAtMs - startedAtMs;
    if (!isBusy(end) || busyMs > longestBusyMs) return { end, busyMs };
    await setTimeout(10);
  }
}

/**
 * Continues a thread: from the start if nothing of it was kept, from the middle, or not at all. LangGraph's
 * `next` is no help here: it is also empty between the first checkpoint of a thread and the second.
 */
async function resume(app: MoaApp, config: Config): Promise<ThreadEnd> {
  const end = await run(app, null, config);
  if (end.type === "answered" || end.code !== "NOTHING_TO_RESUME") return end;
  try {
    const { values } = await app.getState(config);
    const isOver = "answer" in values && values.answer !== "";
    return isOver ? answered(values as MoaOutput) : await run(app, question, config);
  } catch (error) {
    return failed("read", error);
  }
}

async function run(
  app: MoaApp,
  input: typeof question | null,
  config: Config,
): Promise<ThreadEnd> {
  try {
    return answered(await app.invoke(input, config));
  } catch (error) {
    return failed("run", error);
  }
}

function answered({ answer, proposals, ledger }: MoaOutput): ThreadEnd {
  return { type: "answered", answer, proposals, ledger };
}

function failed(during: "read" | "run", error: unknown): ThreadEnd {
  const code = MoaError.isInstance(error) ? error.code : "OTHER";
  const message = String(error).split("\n")[0] ?? "";
  const { ledger = [] } = error as { ledger?: readonly Call[] };
  return { type: "failed", during, code, message, ledger };
}

function isBusy(end: ThreadEnd): boolean {
  return end.type === "failed" && end.code === "THREAD_BUSY";
}
