import type { ServerRun } from "./postgres-runs.js";
import type { SavedState } from "./run-history.js";
import { encodeEvent } from "./server-sent-events.js";

/** The first event of a run: its name. */
export function firstEvent({ run_id: runId, attempt }: ServerRun): Uint8Array {
  return encodeEvent({ event: "metadata", data: { run_id: runId, attempt } });
}

/** The last event of a run. A stream without it continues at another process. */
export function lastEvent(): Uint8Array {
  return encodeEvent({ event: "end", data: null });
}

/** The events of a run that has ended: its last state and what it asks a person, and its error. */
export async function* endedEvents(
  run: ServerRun,
  { values = {}, tasks = [] }: Partial<SavedState> = {},
): AsyncGenerator<Uint8Array> {
  const interrupts = tasks.flatMap((task) => task.interrupts ?? []);
  const asked = interrupts.length > 0 ? { __interrupt__: interrupts } : undefined;
  yield firstEvent(run);
  if (asked !== undefined) yield encodeEvent({ event: "updates", data: asked });
  yield encodeEvent({ event: "values", data: { ...values, ...asked } });
  if (run.error !== null) yield encodeEvent({ event: "error", data: run.error });
  yield lastEvent();
}
