import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import { type Follower, followersOf } from "./followers.js";
import type { NodeMetadata } from "../internals/traces/node-metadata.js";
import type { JoinGroup } from "./join-groups.js";
import { levelsOf, someWaitInVain } from "./levels.js";
import type { StepPlan } from "./step-plan.js";

/** What early starts need to know of a compiled graph. */
export interface EarlyPlan {
  /** The groups that wait for a step, by its name. */
  readonly groupsBehind: ReadonlyMap<string, readonly JoinGroup[]>;
  /** The steps that may start with a step, by its name. */
  readonly followers: ReadonlyMap<string, readonly Follower[]>;
  /** The super-step of each step, counted from the first. */
  readonly levels: ReadonlyMap<string, number>;
  /** What each step does, without telling LangGraph of it. */
  readonly works: ReadonlyMap<string, NodeFunction>;
  /** The metadata of each step's runs. */
  readonly metadata: NodeMetadata;
  /** The state after a step's update, as LangGraph will have it. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
  /** Whether a step may pause the run. Then none starts early in a run that is kept in a thread. */
  readonly mayPause: boolean;
}

/**
 * What early starts need to know of a graph.
 *
 * @param works - What each step does; filled in before the first run.
 * @returns `undefined` if nothing would start earlier: in layers that each wait for the one before.
 */
export function earlyPlanOf(
  groups: readonly JoinGroup[],
  works: EarlyPlan["works"],
  { metadata, stateAfter, mayPause, around, following }: StepPlan,
): EarlyPlan | undefined {
  const own = around.size === 0 ? groups : groups.filter((group) => !isAround(group, around));
  const levels = levelsOf(own);
  if (following.size === 0 && !someWaitInVain(own, levels)) return undefined;
  const followers = followersOf(own, following);
  return {
    groupsBehind: groupsBehind(own),
    followers,
    levels,
    works,
    metadata,
    stateAfter,
    mayPause,
  };
}

/** Steps before the first layer and after the output run in their turn. */
function isAround({ steps }: JoinGroup, around: ReadonlySet<string>): boolean {
  return steps.some((step) => around.has(step));
}

function groupsBehind(groups: readonly JoinGroup[]): EarlyPlan["groupsBehind"] {
  const behind = new Map<string, JoinGroup[]>();
  for (const group of groups) {
    for (const step of group.before) {
      const known = behind.get(step);
      if (known === undefined) behind.set(step, [group]);
      else known.push(group);
    }
  }
  return behind;
}
