import type { Hono } from "hono";
import { metadataOf } from "./run-streams.js";
import type { ServerRun } from "./postgres-runs.js";
import { type RunRequest, withoutKeys } from "./run-request.js";
import { runKey } from "./run-saver.js";
import { ServerError } from "./server-error.js";
import { encodeEvent } from "./server-sent-events.js";

/** A state of a thread. */
export interface SavedState {
  readonly values: object;
  readonly next: readonly string[];
  readonly tasks: readonly { readonly interrupts?: readonly unknown[] }[];
  readonly checkpoint: { readonly checkpoint_id?: string } | null;
}

/** What a thread has of a run. */
export interface RunHistory {
  /** Its last state, if it has one. */
  readonly state: SavedState | undefined;
  /** Whether no later run has used the thread. */
  readonly isNewest: boolean;
}

/**
 * Reads what the thread of a run has of it.
 *
 * @param api - The routes of langgraph-api.
 */
export async function historyOf(api: Hono, run: ServerRun): Promise<RunHistory> {
  const [state] = await statesOf(api, run, { [runKey]: run.run_id });
  if (state === undefined) return { state, isNewest: true };
  const [newest] = await statesOf(api, run, {});
  const isNewest = newest?.checkpoint?.checkpoint_id === state.checkpoint?.checkpoint_id;
  return { state, isNewest };
}

/** Whether a run has given all that its request asked for: an answer, a question to a person, or a stop at a node. */
export function hasEnded(run: ServerRun, { next }: SavedState): boolean {
  return next.length === 0 || (run.status !== "running" && run.error === null);
}

/** Returns the request that continues a run. */
export function continuing(request: RunRequest): RunRequest {
  const { config } = request;
  const started = { command: undefined, checkpoint: undefined, checkpoint_id: undefined };
  // It goes on from its own last state, not once more from the one that it was started from.
  const configurable = withoutKeys(config?.configurable, /^checkpoint_/);
  return { ...request, ...started, input: null, config: { ...config, configurable } };
}

/** The events of a run that has ended: its last state and what it asks a person, and its error. */
export async function* endedEvents(
  run: ServerRun,
  { values = {}, tasks = [] }: Partial<SavedState> = {},
): AsyncGenerator<Uint8Array> {
  const interrupts = tasks.flatMap((task) => task.interrupts ?? []);
  const asked = interrupts.length > 0 ? { __interrupt__: interrupts } : undefined;
  yield metadataOf(run);
  if (asked !== undefined) yield encodeEvent({ event: "updates", data: asked });
  yield encodeEvent({ event: "values", data: { ...values, ...asked } });
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
