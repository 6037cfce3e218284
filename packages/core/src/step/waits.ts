import { START } from "@langchain/langgraph";
import type { Compilation } from "../runtime/compilation.js";
import { predecessorsOf } from "../spec/flow/predecessors.js";
import { beginName } from "./begin.js";
import type { Step } from "./step.js";

/** The steps that a step waits for. */
export interface Wait {
  readonly step: string;
  /** At least one step, which may be LangGraph's own `__start__`. All must have ended. */
  readonly before: readonly string[];
}

/**
 * A step waits until all steps of the nodes it reads, and of the routers that may choose it, have ended,
 * whatever the depth of its branches.
 */
export function waitsOf(
  compilation: Compilation,
  steps: ReadonlyMap<string, readonly Step[]>,
): Wait[] {
  const predecessors = predecessorsOf(compilation.graph);
  const waits = [...steps].flatMap(([node, own]) => {
    const before = (predecessors.get(node) ?? []).flatMap((each) => exitsOf(steps.get(each)));
    const usual = before.length === 0 ? [beginName] : before;
    return own.map(({ name, waitsFor = usual }): Wait => ({ step: name, before: waitsFor }));
  });
  return [{ step: beginName, before: [START] }, ...waits];
}

interface Around {
  /** The steps before the first layer, in their order. */
  readonly before: readonly string[];
  /** The steps after the output, in their order. */
  readonly after: readonly string[];
  /** The steps after which the run has its answer. */
  readonly exits: readonly string[];
}

/** The same waits with steps before `begin` and after the output. They run one after the other. */
export function waitsAround(waits: Wait[], { before, after, exits }: Around): Wait[] {
  if (before.length === 0 && after.length === 0) return waits;
  const first = before.map((step, at): Wait => ({ step, before: [before[at - 1] ?? START] }));
  const last = after.map((step, at): Wait => {
    const previous = after[at - 1];
    return { step, before: previous === undefined ? exits : [previous] };
  });
  const own = waits.map((wait) =>
    wait.step === beginName ? { ...wait, before: [before.at(-1) ?? START] } : wait,
  );
  return [...first, ...own, ...last];
}

/** The last steps of a node: those that no other step of the node waits for. */
export function exitsOf(steps: readonly Step[] = []): string[] {
  const inner = new Set(steps.flatMap(({ waitsFor = [] }) => waitsFor));
  return steps.map(({ name }) => name).filter((name) => !inner.has(name));
}
