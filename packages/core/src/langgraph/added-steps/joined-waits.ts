import { START } from "@langchain/langgraph";
import type { Wait } from "../../step/waits.js";
import type { Additions } from "./additions.js";
import type { StepFlow } from "./step-flow.js";

/** The steps of a graph, as its caller may add to them. */
export interface OwnSteps {
  readonly waits: readonly Wait[];
  /** The steps after which the run has its answer. */
  readonly exits: readonly string[];
}

/**
 * What each step waits for, with the edges that the caller has added.
 *
 * A step of the graph waits for all that leads to it. So does an added step that several certain steps
 * lead to. The answer also waits for added steps that nothing else waits for: what they write to the
 * conversation comes before it.
 */
export function joinedWaits(
  { waits, exits }: OwnSteps,
  additions: Additions,
  flow: StepFlow,
): Wait[] {
  const joined = new Map(waits.map(({ step, before }) => [step, new Set(before)]));
  for (const step of joinableSteps(additions, flow)) joined.set(step, new Set());
  for (const [start, end] of additions.edges) joined.get(end)?.add(start);
  for (const exit of exits)
    for (const step of besideAnswer(exits, additions, flow)) joined.get(exit)?.add(step);
  return [...joined].map(([step, before]) => ({ step, before: withoutStart(before) }));
}

/** Everything comes after LangGraph's own first step. Its plain edges cannot join it with others. */
function withoutStart(before: ReadonlySet<string>): string[] {
  return before.size === 1 ? [...before] : [...before].filter((step) => step !== START);
}

function joinableSteps({ steps, deferred, edges }: Additions, flow: StepFlow): string[] {
  return [...steps].filter((step) => {
    const before = new Set(edges.flatMap(([start, end]) => (end === step ? [start] : [])));
    if (before.size < 2 || deferred.has(step)) return false;
    const later = flow.after([step]);
    return [...before].every((start) => flow.isCertain(start) && !later.has(start));
  });
}

function besideAnswer(
  exits: readonly string[],
  { steps, deferred }: Additions,
  flow: StepFlow,
): string[] {
  const later = flow.after(exits);
  return [...steps].filter(
    (step) => !later.has(step) && !deferred.has(step) && flow.isLast(step) && flow.isCertain(step),
  );
}
