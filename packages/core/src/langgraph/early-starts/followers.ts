import type { JoinGroup } from "./join-groups.js";

/** A step that may start while the steps that it waits for are at work. */
export interface Follower {
  readonly step: string;
  readonly group: JoinGroup;
}

/**
 * The steps that may start with a step, by its name.
 *
 * @param early - The steps that read what others are still writing.
 */
export function followersOf(
  groups: readonly JoinGroup[],
  early: ReadonlySet<string>,
): ReadonlyMap<string, readonly Follower[]> {
  const followers = new Map<string, Follower[]>();
  for (const group of groups) {
    const own = group.steps.filter((step) => early.has(step)).map((step) => ({ step, group }));
    if (own.length === 0) continue;
    for (const before of group.before) {
      followers.set(before, [...(followers.get(before) ?? []), ...own]);
    }
  }
  return followers;
}
