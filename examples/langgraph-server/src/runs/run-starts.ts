import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";
import type { Hono } from "hono";
import { cancelled } from "./active-run.js";
import type { PostgresRuns, ServerRun } from "./postgres-runs.js";
import { refuseUnknownCheckpoint } from "../database/checkpoints.js";
import type { Database } from "../database/database.js";
import { otherGraph } from "../database/postgres-threads.js";
import type { ProcessLink } from "../database/process-link.js";
import { endedEvents } from "./run-events.js";
import { continuing, hasEnded, historyOf } from "./run-history.js";
import { placeOf, type RunRequest } from "./run-request.js";
import { eventResponse, type RunSource, type RunStreams } from "./run-streams.js";
import { ServerError } from "../server-error.js";
import { joinWaitMs, lockThread, threadBusy, whileBusy } from "./thread-lock.js";

/** What `on_completion` of a request says if its thread is to be deleted after its run. */
export const deleteThread = "delete";

/** What starts and continues runs. */
export interface RunStartParts {
  /** The routes of langgraph-api. */
  readonly api: Hono;
  readonly database: Database;
  readonly link: ProcessLink;
  readonly runs: PostgresRuns;
  readonly streams: RunStreams;
  readonly threads: ThreadSaver;
}

/** A request that starts a run on a thread. */
export interface RunStart {
  readonly threadId: string;
  readonly request: RunRequest;
  /** Names the request, so that a repeated one starts no second run. */
  readonly key: string | undefined;
  /** Aborts when the client leaves. */
  readonly client: AbortSignal;
}

/** A request for a run that was started before. */
export interface RunJoin {
  readonly threadId: string;
  readonly runId: string;
  /** Aborts when the client leaves. */
  readonly client: AbortSignal;
  /** How long it waits for the process that has the run, in milliseconds. @defaultValue 10 s */
  readonly waitMs?: number;
}

/**
 * Starts a run, or continues the one that the same key has started.
 *
 * @throws {ServerError} `THREAD_BUSY` if a run of any process uses the thread, `UNKNOWN_CHECKPOINT` if the run is to start
 * from a state that the thread does not have.
 */
export async function startRun(parts: RunStartParts, start: RunStart): Promise<Response> {
  const { threadId, request, key, client } = start;
  const unlock = await lockThread(parts.link, threadId);
  return unlockedOnError(unlock, async () => {
    // First: a run without a thread would leave one that no client knows.
    await refuseUnknownCheckpoint(parts.database, threadId, placeOf(request));
    await bindThread(parts.threads, threadId, request);
    const run = await parts.runs.create(threadId, request, key);
    if (run !== undefined) return openRun(parts, { run, request, client, onEnd: unlock });
    const known = await parts.runs.withKey(threadId, request, key ?? "");
    return continueRun(parts, known, client, unlock);
  });
}

/**
 * Returns the events of a run from here on, and continues it if its process has ended.
 *
 * @throws {ServerError} `UNKNOWN_RUN`, or `THREAD_BUSY` if another process continues the run.
 */
export async function joinRun(
  parts: RunStartParts,
  { threadId, runId, client, waitMs = joinWaitMs }: RunJoin,
): Promise<Response> {
  return whileBusy({ threadId, limitMs: waitMs, client }, async () => {
    const known = await parts.runs.get(threadId, runId);
    // Its thread may have another run.
    if (await isFinal(parts.runs, known)) return endedRun(parts, known);
    const unlock = await parts.link.lock(threadId);
    return unlock && unlockedOnError(unlock, () => joinLocked(parts, known, client, unlock));
  });
}

async function joinLocked(
  parts: RunStartParts,
  { thread_id: threadId, run_id: runId }: ServerRun,
  client: AbortSignal,
  unlock: () => Promise<void>,
): Promise<Response> {
  const run = await parts.runs.get(threadId, runId);
  if (run.status === "running") return continueRun(parts, run, client, unlock);
  const ended = await endedRun(parts, run);
  // Its process may have ended before it did this.
  await cleanUp(parts, run);
  await unlock();
  return ended;
}

/** Whether no process works on a run any more. One that was cancelled may go on for a moment. */
async function isFinal(runs: PostgresRuns, run: ServerRun): Promise<boolean> {
  if (run.request.on_completion === deleteThread) return false;
  return run.status === "interrupted" ? runs.isFollowed(run) : run.status !== "running";
}

async function endedRun({ api }: RunStartParts, run: ServerRun): Promise<Response> {
  const { state } = await historyOf(api, run);
  return eventResponse(run, endedEvents(run, state));
}

async function continueRun(
  parts: RunStartParts,
  run: ServerRun,
  client: AbortSignal,
  unlock: () => Promise<void>,
): Promise<Response> {
  const { state, isNewest } = await historyOf(parts.api, run);
  if (state !== undefined && hasEnded(run, state)) {
    // Its process ended, or its client left, after the last state and before the end was recorded.
    if (run.status === "running") await parts.runs.end(run, { status: "success", error: null });
    await cleanUp(parts, run);
    await unlock();
    return eventResponse(run, endedEvents(run, state));
  }
  if (state !== undefined && !isNewest) throw superseded(run);
  const request = state === undefined ? run.request : continuing(run.request);
  const begun = await parts.runs.begin(run);
  if (begun === undefined) throw cancelled(run);
  return openRun(parts, { run: begun, request, client, onEnd: unlock });
}

async function openRun(
  parts: RunStartParts,
  source: Omit<RunSource, "afterwards">,
): Promise<Response> {
  // From here on, a process that takes the thread is noticed: see `LinkEvents`.
  if (!parts.link.holds(source.run.thread_id)) throw threadBusy(source.run.thread_id);
  const afterwards = (): Promise<void> => cleanUp(parts, source.run);
  return parts.streams.open({ ...source, afterwards });
}

/** Without the database, the thread stays. */
async function cleanUp({ threads }: RunStartParts, run: ServerRun): Promise<void> {
  if (run.request["on_completion"] !== deleteThread) return;
  await threads.delete(run.thread_id).catch(() => undefined);
}

async function unlockedOnError<Result>(
  unlock: () => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * A thread keeps the graph of its first run: other graphs have other states. Called while the thread is locked, since two
 * graphs may start their first run at the same time.
 */
async function bindThread(
  threads: ThreadSaver,
  threadId: string,
  { assistant_id: graph, if_not_exists: ifNotExists }: RunRequest,
): Promise<void> {
  const metadata = { graph_id: graph, assistant_id: graph };
  const thread =
    ifNotExists === "create"
      ? await threads.set(threadId, { kind: "put", metadata })
      : await threads.get(threadId);
  const bound: unknown = thread.metadata?.["graph_id"];
  if (typeof bound !== "string") await threads.set(threadId, { kind: "patch", metadata });
  else if (bound !== graph) throw otherGraph(threadId, bound, graph);
}

function superseded({ run_id: runId, thread_id: threadId }: ServerRun): ServerError {
  return new ServerError(409, {
    code: "RUN_SUPERSEDED",
    message: `The run ${runId} did not end, and a later run has used the thread ${threadId}.`,
    hint: "Start a run with a new key.",
  });
}
