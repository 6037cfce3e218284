import { CheckpointTooNewError } from "../../errors/threads/checkpoint-too-new-error.js";
import { type RunStart, threadFormat } from "../../runtime/graph-state.js";

/**
 * Refuses to resume a run that a newer version has saved: its journal and its state may mean something else.
 *
 * @throws CheckpointTooNewError `CHECKPOINT_TOO_NEW`.
 */
export function refuseNewerFormat({ format = threadFormat }: RunStart): void {
  if (format > threadFormat) throw new CheckpointTooNewError(format, threadFormat);
}
