import type { Hono } from "hono";
import { metadataOf } from "./run-streams.js";
import type { ServerRun } from "./postgres-runs.js";
import type { RunRequest } from "./run-request.js";
import { runKey } from "./run-saver.js";
import { ServerError } from "./server-error.js";
import { encodeEvent } from "./server-sent-events.js";

interface SavedState {
  readonly values: unknown;
  readonly next: readonly string[];
  readonly checkpoint: { readonly checkpoint_id?: string } | null;
}

/** What a thread has of a run. */
export interface RunHistory {
  readonly kind: "nothing" | "unfinished" | "finished";
  /** Its last state. */
  readonly values: unknown;
  /** Whether a later run has used the thread. */
  readonly isSuperseded: boolean;
}

/**
 * Reads what the thread of a run has of it.
 *
 * @param api - The routes of langgraph-api.
 */
export async function historyOf(api: Hono, run: ServerRun): Promise<RunHistory> {
  const [own] = await statesOf(api, run, { [runKey]: run.run_id });
  if (own === undefined) return { kind: "nothing", values: {}, isSuperseded: false };
  const { values, next } = own;
  if (next.length === 0) return { kind: "finished", values, isSuperseded: false };
  const [newest] = await statesOf(api, run, {});
  const isSuperseded = newest?.checkpoint?.checkpoint_id !== own.checkpoint?.checkpoint_id;
  return { kind: "unfinished", values, isSuperseded };
}

/** Returns the request that continues a run. */
export function continuing(request: RunRequest): RunRequest {
  const { command: _command, ...rest } = request;
  return { ...rest, input: null };
}

/** The events of a run that has ended: its result, or its error. */
export async function* endedEvents(run: ServerRun, values: unknown): AsyncGenerator<Uint8Array> {
  yield metadataOf(run);
  yield encodeEvent({ event: "values", data: values });
  if (run.error !== null) yield encodeEvent({ event: "error", data: run.error });
  yield encodeEvent({ event: "end", data: null });
}

async function statesOf(
  api: Hono,
  run: ServerRun,
  metadata: Readonly<Record<string, string>>,
): Promise<readonly SavedState[]> {
  const response = await api.request(`/threads/${run.thread_id}/history`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ limit: 1, metadata }),
  });
  if (!response.ok) throw unreadable(await response.text());
  return (await response.json()) as readonly SavedState[];
}

function unreadable(text: string): ServerError {
  return new ServerError(503, {
    code: "CHECKPOINT_UNREADABLE",
    message: `The thread cannot be read: ${text.slice(0, 500)}`,
    hint: "Try again.",
  });
}
