import type { JoinGroup } from "./join-groups.js";

/**
 * The level of each step, which is its super-step counted from the first. LangGraph runs a step when
 * all steps of lower levels have ended, whether it waits for them or not.
 */
export function levelsOf(groups: readonly JoinGroup[]): ReadonlyMap<string, number> {
  const groupOf = new Map(groups.flatMap((group) => group.steps.map((step) => [step, group])));
  const levels = new Map<string, number>();
  const levelOf = (step: string): number => {
    const known = levels.get(step);
    if (known !== undefined) return known;
    const before = groupOf.get(step)?.before ?? [];
    const level = before.reduce((highest, each) => Math.max(highest, levelOf(each) + 1), 0);
    levels.set(step, level);
    return level;
  };
  for (const step of groupOf.keys()) levelOf(step);
  return levels;
}

/** Whether LangGraph makes a step wait for another that is none of its ancestors. */
export function someWaitInVain(
  groups: readonly JoinGroup[],
  levels: ReadonlyMap<string, number>,
): boolean {
  const ancestorsOf = ancestry(groups);
  return groups.some((group) => {
    const level = levels.get(group.steps[0] ?? "") ?? 0;
    const lower = [...levels.values()].filter((each) => each < level).length;
    return ancestorsOf(group).size < lower;
  });
}

/** All ancestors of the steps of a group. */
function ancestry(groups: readonly JoinGroup[]): (group: JoinGroup) => ReadonlySet<string> {
  const groupOf = new Map(groups.flatMap((group) => group.steps.map((step) => [step, group])));
  const known = new Map<JoinGroup, ReadonlySet<string>>();
  return function ancestorsOf(group): ReadonlySet<string> {
    const before = known.get(group);
    if (before !== undefined) return before;
    const groupsBefore = new Set(group.before.flatMap((step) => groupOf.get(step) ?? []));
    const earlier = [...groupsBefore].flatMap((each) => [...ancestorsOf(each)]);
    const ancestors = new Set([...group.before, ...earlier]);
    known.set(group, ancestors);
    return ancestors;
  };
}
