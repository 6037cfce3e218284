/**
 * Steps that the caller adds to the builder of `toStateGraph`.
 *
 * LangGraph runs a step once for each edge that leads to it from another super-step, so an edge that is
 * added to a step of ours would ask its model twice. Here, an added edge delays a step: the step waits
 * for all that leads to it, as in `joined-waits.ts`. What cannot be right is refused before any call:
 * `check-additions.ts`.
 */
import { GraphValidationError } from "../../errors/graph-validation-error.js";
import type { Wait } from "../../step/waits.js";
import { type Additions, additionsTo, type Edge, takeEdgesTo } from "./additions.js";
import { checkAdditions } from "./check-additions.js";
import { joinedWaits, type OwnSteps } from "./joined-waits.js";
import { StepFlow } from "./step-flow.js";

/** What the caller adds to a builder, from one `compile` to the next. */
export class AddedSteps {
  private readonly own: ReadonlySet<string>;
  /** Edges that were taken out of the builder, because a join does their work. */
  private readonly taken: Edge[] = [];

  /** @param name - The name of the graph, for messages. */
  constructor(
    private readonly builder: object,
    private readonly steps: OwnSteps,
    private readonly name: string | undefined,
  ) {
    this.own = new Set(steps.waits.map(({ step }) => step));
  }

  /**
   * What each step waits for now. The edges to these steps are taken out of the builder.
   *
   * @throws GraphValidationError `INVALID_GRAPH` if what was added cannot be right.
   */
  takeWaits(): readonly Wait[] {
    const additions = this.additions();
    const { steps, edges, choices } = additions;
    if (steps.size === 0 && edges.length === 0 && choices.length === 0) return this.steps.waits;
    const flow = new StepFlow(this.steps.waits, additions);
    const issues = checkAdditions(additions, this.own, flow);
    if (issues.length > 0) throw new GraphValidationError(this.name, issues);
    const waits = joinedWaits(this.steps, additions, flow);
    this.take(new Set(waits.map(({ step }) => step)), additions);
    return waits;
  }

  private additions(): Additions {
    const found = additionsTo(this.builder, this.own);
    return { ...found, edges: [...this.taken, ...found.edges] };
  }

  private take(joined: ReadonlySet<string>, { edges }: Additions): void {
    this.taken.splice(0, this.taken.length, ...edges.filter(([, end]) => joined.has(end)));
    takeEdgesTo(joined, this.builder);
  }
}
