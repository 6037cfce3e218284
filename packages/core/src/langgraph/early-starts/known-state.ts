import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import type { EarlyPlan } from "./early-plan.js";

/** LangGraph's state of a run, and what has been written since its last super-step. */
export class KnownState {
  private readonly updates: MoaUpdate[] = [];
  /** As LangGraph gave it. */
  private seen: MoaState | undefined;
  private known: MoaState | undefined;

  constructor(private readonly stateAfter: EarlyPlan["stateAfter"]) {}

  /** Takes LangGraph's state over: it has what an earlier process wrote, too. */
  look(state: MoaState): void {
    // All steps of a super-step are given the same lists.
    if (state.ledger === this.seen?.ledger && state.proposals === this.seen.proposals) return;
    this.seen = state;
    this.known = this.updates.reduce(this.stateAfter, state);
  }

  /** Adds what a step has written. */
  add(update: MoaUpdate): void {
    this.updates.push(update);
    if (this.known !== undefined) this.known = this.stateAfter(this.known, update);
  }

  /** The state with all that has been written. `look` must have been called. */
  get(): MoaState {
    return this.known as MoaState;
  }
}
