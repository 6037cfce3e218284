import type { Gate } from "./join-groups.js";

/**
 * The level of each step: LangGraph runs a step when all steps of lower levels have ended, be they
 * waited for or not.
 */
export function levelsOf(gates: readonly Gate[]): ReadonlyMap<string, number> {
  const gateOf = new Map(gates.flatMap((gate) => gate.steps.map((step) => [step, gate])));
  const levels = new Map<string, number>();
  const levelOf = (step: string): number => {
    const known = levels.get(step);
    if (known !== undefined) return known;
    const before = gateOf.get(step)?.before ?? [];
    const level = before.reduce((highest, each) => Math.max(highest, levelOf(each) + 1), 0);
    levels.set(step, level);
    return level;
  };
  for (const step of gateOf.keys()) levelOf(step);
  return levels;
}

/** Whether LangGraph has some step wait for another that has nothing to do with it. */
export function someWaitInVain(
  gates: readonly Gate[],
  levels: ReadonlyMap<string, number>,
): boolean {
  const ancestorsOf = ancestry(gates);
  return gates.some((gate) => {
    const level = levels.get(gate.steps[0] ?? "") ?? 0;
    const lower = [...levels.values()].filter((each) => each < level).length;
    return ancestorsOf(gate).size < lower;
  });
}

/** All that the steps of a gate wait for, and what those wait for, and so on. */
function ancestry(gates: readonly Gate[]): (gate: Gate) => ReadonlySet<string> {
  const gateOf = new Map(gates.flatMap((gate) => gate.steps.map((step) => [step, gate])));
  const known = new Map<Gate, ReadonlySet<string>>();
  return function ancestorsOf(gate): ReadonlySet<string> {
    const before = known.get(gate);
    if (before !== undefined) return before;
    const gatesBefore = new Set(gate.before.flatMap((step) => gateOf.get(step) ?? []));
    const earlier = [...gatesBefore].flatMap((each) => [...ancestorsOf(each)]);
    const ancestors = new Set([...gate.before, ...earlier]);
    known.set(gate, ancestors);
    return ancestors;
  };
}
