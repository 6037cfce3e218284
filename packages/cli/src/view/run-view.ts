import type { ListenTo, RunEvent } from "@moagraph/core";

/** Shows on stderr how a run goes. */
export interface RunView {
  /** Whose tokens it wants to know of. */
  readonly listenTo: ListenTo;
  take(event: RunEvent): void;
  /** Leaves the terminal as it should be. Call it also when the run failed. */
  close(): void;
}
