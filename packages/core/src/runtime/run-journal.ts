import type { CallJournal } from "../ask/journal/call-journal.js";
import type { Call } from "../ledger/call.js";
import { type CompilationValue, createCompilationValue } from "./compilation-value.js";
import type { MoaUpdate } from "./graph-state.js";

/** What a run that is kept in a thread shares between its steps. */
export interface RunJournal {
  /** `undefined` if nothing is kept during the run. */
  readonly calls: CallJournal | undefined;
  /**
   * What steps of the super-step that was cut off have written. LangGraph adds it to the state when the
   * others have ended.
   */
  readonly finished: readonly MoaUpdate[];
  /** The lines of attempts of steps that have not ended. The state does not have them. */
  readonly cut: readonly Call[];
}

/** Passes the journal of a run to its steps. */
export const journalOfRun: CompilationValue<RunJournal> =
  createCompilationValue("moagraph_journal");
