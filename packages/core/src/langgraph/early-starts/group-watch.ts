import type { EarlyPlan } from "./early-plan.js";
import type { JoinGroup } from "./join-groups.js";

/** Counts, in one run, what each group of steps still waits for. */
export class GroupWatch {
  private readonly waitsFor = new Map<JoinGroup, number>();

  constructor(private readonly behind: EarlyPlan["groupsBehind"]) {}

  /** The groups that may start because a step has ended. Every step ends once in a run. */
  opened(step: string): JoinGroup[] {
    return (this.behind.get(step) ?? []).filter((group) => this.arrive(group) === 0);
  }

  private arrive(group: JoinGroup): number {
    const left = (this.waitsFor.get(group) ?? group.before.length) - 1;
    this.waitsFor.set(group, left);
    return left;
  }
}
