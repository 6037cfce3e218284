import { END } from "@langchain/langgraph";
import type { Wait } from "../../step/waits.js";
import type { Additions, Choice, Edge } from "./additions.js";

/** How a run may go through the steps of a graph and those that the caller has added. */
export class StepFlow {
  private readonly always = new Map<string, string[]>();
  private readonly choices = new Map<string, Choice[]>();

  constructor(
    waits: readonly Wait[],
    private readonly additions: Additions,
  ) {
    const own = waits.flatMap(({ step, before }) => before.map((start): Edge => [start, step]));
    for (const [start, end] of [...own, ...additions.edges]) push(this.always, start, end);
    for (const choice of additions.choices) push(this.choices, choice.start, choice);
  }

  /** Steps that wait for each other, along edges that are always taken. */
  cycle(): readonly string[] | undefined {
    const open = new Map<string, number>();
    for (const ends of this.always.values())
      for (const end of ends) open.set(end, (open.get(end) ?? 0) + 1);
    const ready = [...this.always.keys()].filter((step) => !open.has(step));
    for (let step = ready.pop(); step !== undefined; step = ready.pop()) {
      for (const end of this.always.get(step) ?? []) {
        const left = (open.get(end) ?? 0) - 1;
        open.set(end, left);
        if (left === 0) ready.push(end);
      }
    }
    const stuck = new Set([...open].flatMap(([step, left]) => (left > 0 ? [step] : [])));
    return stuck.size === 0 ? undefined : this.cycleIn(stuck);
  }

  /** The way back from a stuck step leads to a cycle. */
  private cycleIn(stuck: ReadonlySet<string>): readonly string[] {
    const beforeOf = new Map<string, string>();
    for (const [start, ends] of this.always)
      if (stuck.has(start)) for (const end of ends) beforeOf.set(end, start);
    const way: string[] = [];
    let [step = ""] = stuck;
    for (; !way.includes(step); step = beforeOf.get(step) ?? "") way.push(step);
    return [...way.slice(way.indexOf(step)), step].toReversed();
  }

  /** The steps that may run after some others, those included. */
  after(starts: Iterable<string>): ReadonlySet<string> {
    const found = new Set(starts);
    for (const step of found) {
      for (const end of this.always.get(step) ?? []) found.add(end);
      for (const { ends = [] } of this.choices.get(step) ?? [])
        for (const end of ends) found.add(end);
    }
    return found;
  }

  /** Whether no edge that is always taken leads on from a step. */
  isLast(step: string): boolean {
    return !this.always.has(step);
  }

  /** Whether a step runs in every run: however the choices fall, if loops of them end. */
  isCertain(step: string): boolean {
    const { steps, edges, choices } = this.additions;
    if (!steps.has(step)) return true;
    const avoiding = this.avoiding(step);
    const leads = (end: string): boolean => steps.has(end) && !avoiding.has(end);
    return (
      edges.some(([start, end]) => !steps.has(start) && leads(end)) ||
      choices.some((choice) => !steps.has(choice.start) && allLead(choice, leads))
    );
  }

  /** The added steps after which a run may end, or go on, without a certain one. */
  private avoiding(step: string): ReadonlySet<string> {
    const { steps } = this.additions;
    const found = new Set<string>();
    const leads = (end: string): boolean => steps.has(end) && !found.has(end);
    const isNew = (each: string): boolean =>
      each !== step &&
      !found.has(each) &&
      !(this.always.get(each) ?? []).some(leads) &&
      !(this.choices.get(each) ?? []).some((choice) => allLead(choice, leads));
    for (let before = -1; before !== found.size;) {
      before = found.size;
      for (const each of steps) if (isNew(each)) found.add(each);
    }
    return found;
  }
}

function allLead({ ends = [END], mayEnd }: Choice, leads: (end: string) => boolean): boolean {
  return !mayEnd && ends.every(leads);
}

function push<Value>(all: Map<string, Value[]>, key: string, value: Value): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, [value]);
  else known.push(value);
}
