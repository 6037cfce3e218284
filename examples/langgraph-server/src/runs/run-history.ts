import type { Hono } from "hono";
import type { ServerRun } from "./postgres-runs.js";
import { type RunRequest, withoutKeys } from "./run-request.js";
import { runKey } from "../database/run-saver.js";
import { ServerError } from "../server-error.js";

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
  // It continues from its own last state, and not from the one that it was started from.
  const configurable = withoutKeys(config?.configurable, /^checkpoint_/);
  return { ...request, ...started, input: null, config: { ...config, configurable } };
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
