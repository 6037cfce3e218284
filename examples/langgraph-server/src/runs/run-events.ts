import type { ServerRun } from "./postgres-runs.js";
import { encodeEvent } from "./server-sent-events.js";

/** The first event of a run: its name. */
export function firstEvent({ run_id: runId, attempt }: ServerRun): Uint8Array {
  return encodeEvent({ event: "metadata", data: { run_id: runId, attempt } });
}

/** The last event of a run. A stream without it goes on at another process. */
export function lastEvent(): Uint8Array {
  return encodeEvent({ event: "end", data: null });
}

/** The events of a run that has ended: its result, or its error. */
export async function* endedEvents(run: ServerRun, values: unknown): AsyncGenerator<Uint8Array> {
  yield firstEvent(run);
  yield encodeEvent({ event: "values", data: values });
  if (run.error !== null) yield encodeEvent({ event: "error", data: run.error });
  yield lastEvent();
}
