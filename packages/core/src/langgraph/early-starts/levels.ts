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

/**
 * Whether LangGraph makes a step wait for another that is none of its ancestors.
 *
 * An ancestor one level below is waited for directly. So if each step waits for all steps one level
 * below, all steps of lower levels are its ancestors.
 */
export function someWaitInVain(
  groups: readonly JoinGroup[],
  levels: ReadonlyMap<string, number>,
): boolean {
  const sizes = new Map<number, number>();
  for (const level of levels.values()) sizes.set(level, (sizes.get(level) ?? 0) + 1);
  return groups.some((group) => {
    const below = (levels.get(group.steps[0] ?? "") ?? 0) - 1;
    const direct = new Set(group.before.filter((step) => levels.get(step) === below));
    return direct.size < (sizes.get(below) ?? 0);
  });
}
