import { START } from "@langchain/langgraph";
import { type Compilation, readsOf } from "../runtime/compilation.js";
import { beginName } from "./begin.js";
import type { Step } from "./step.js";

/** The steps that a step waits for. */
export interface Wait {
  readonly step: string;
  /** At least one step, which may be LangGraph's own `__start__`. All must have ended. */
  readonly before: readonly string[];
}

/** A step waits until all steps of the nodes it reads have ended, whatever the depth of its branches. */
export function waitsOf(
  compilation: Compilation,
  steps: ReadonlyMap<string, readonly Step[]>,
): Wait[] {
  const waits = [...steps].flatMap(([node, own]) => {
    const reads = readsOf(node, compilation).flatMap((read) => exitsOf(steps.get(read)));
    const usual = reads.length === 0 ? [beginName] : reads;
    return own.map(({ name, waitsFor = usual }): Wait => ({ step: name, before: waitsFor }));
  });
  return [{ step: beginName, before: [START] }, ...waits];
}

/** The last steps of a node: those that no other step of the node waits for. */
export function exitsOf(steps: readonly Step[] = []): string[] {
  const inner = new Set(steps.flatMap(({ waitsFor = [] }) => waitsFor));
  return steps.map(({ name }) => name).filter((name) => !inner.has(name));
}
