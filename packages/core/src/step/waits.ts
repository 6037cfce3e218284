import { START } from "@langchain/langgraph";
import { beginName } from "./begin.js";
import { type Compilation, readsOf } from "../runtime/compilation.js";
import type { Step } from "./step.js";

/** What a step waits for. */
export interface Wait {
  readonly step: string;
  /** The steps that all must have ended; one at least, be it LangGraph's own first one. */
  readonly before: readonly string[];
}

/** A step waits for whatever it reads to be whole, however deep the branches are. */
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

/** The last steps of a node: those that no other step of it waits for. */
export function exitsOf(steps: readonly Step[] = []): string[] {
  const inner = new Set(steps.flatMap(({ waitsFor = [] }) => waitsFor));
  return steps.map(({ name }) => name).filter((name) => !inner.has(name));
}
