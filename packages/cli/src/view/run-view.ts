// How view/ works: `create-run-view.ts` selects a live tree on a terminal (`live-view.ts`) or plain
// lines elsewhere (`plain-view.ts`). Both reduce the run's events to a `RunViewState` and format
// it: `live-tree.ts` and `call-row.ts` for the tree, `plain-lines.ts` for the log.
import type { ListenTo, RunEvent } from "@moagraph/core";

/** Shows the progress of a run on stderr. */
export interface RunView {
  /** The calls whose tokens it needs. */
  readonly listenTo: ListenTo;
  take(event: RunEvent): void;
  /** Restores the terminal. Call it also if the run failed. */
  close(): void;
}
