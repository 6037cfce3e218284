import type { QuorumWatch } from "../cancel/quorum-watch.js";
import type { LiveProposals } from "../../staircase/live-proposals.js";
import type { CallJournal } from "../journal/call-journal.js";
import type { Spending } from "../limits/spending.js";

/** State that all calls of one run share, within this process. */
export interface RunControl {
  readonly quorums: QuorumWatch;
  readonly spending: Spending;
  /** What the run records in its thread. `undefined` if it is not kept in one. */
  readonly journal: CallJournal | undefined;
  /** What nodes with a `staircase` read. `undefined` if there are none. */
  readonly live: LiveProposals | undefined;
}
