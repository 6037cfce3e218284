import type { LangGraphApp } from "./langgraph-app.js";

type Steps = "*" | string[];

/** Where a run stops, as LangGraph takes it. */
export interface InterruptSteps {
  readonly interruptBefore: Steps;
  readonly interruptAfter: Steps;
}

/**
 * The steps that a run stops before and after, from its options, else from the config of the app.
 *
 * LangGraph ignores the name of a node with several calls. Here it stands for all of its calls.
 *
 * @returns Nothing if the run does not stop.
 */
export function interruptStepsOf(
  app: Pick<LangGraphApp, "config" | "interruptBefore" | "interruptAfter" | "nodes">,
  options: object | undefined,
): InterruptSteps | undefined {
  const { interruptBefore, interruptAfter } = {
    ...stopsIn(app),
    ...stopsIn(app.config),
    ...stopsIn(options),
  };
  if (lengthOf(interruptBefore) + lengthOf(interruptAfter) === 0) return undefined;
  const steps = Object.keys(app.nodes);
  return {
    interruptBefore: stepsNamed(interruptBefore, steps),
    interruptAfter: stepsNamed(interruptAfter, steps),
  };
}

/** The interrupts among options. LangGraph reads past those that are `undefined`. */
function stopsIn(options: object | undefined): Partial<InterruptSteps> {
  const { interruptBefore, interruptAfter } = (options ?? {}) as Partial<InterruptSteps>;
  return {
    ...(interruptBefore === undefined ? {} : { interruptBefore }),
    ...(interruptAfter === undefined ? {} : { interruptAfter }),
  };
}

function lengthOf(steps: Steps = []): number {
  return steps.length;
}

function stepsNamed(names: Steps = [], steps: readonly string[]): Steps {
  if (names === "*") return names;
  return names.flatMap((name) =>
    steps.includes(name) ? [name] : steps.filter((step) => isCallOf(name, step)),
  );
}

function isCallOf(node: string, step: string): boolean {
  return step.startsWith(`${node}-`) && /^\d+$/.test(step.slice(node.length + 1));
}
