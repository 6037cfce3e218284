import { START } from "@langchain/langgraph";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
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
  if (isEmpty(interruptBefore) && isEmpty(interruptAfter)) return undefined;
  const steps = Object.keys(app.nodes);
  return {
    interruptBefore: stepsNamed("interruptBefore", interruptBefore, steps),
    interruptAfter: stepsNamed("interruptAfter", interruptAfter, steps),
  };
}

/** The interrupts among options. LangGraph reads past those that are `undefined`. */
function stopsIn(options: object | undefined): Partial<InterruptSteps> {
  const { interruptBefore, interruptAfter } = (options ?? {}) as Partial<InterruptSteps>;
  return {
    ...(interruptBefore == null ? {} : { interruptBefore }),
    ...(interruptAfter == null ? {} : { interruptAfter }),
  };
}

function isEmpty(steps: Steps | undefined): boolean {
  return steps === undefined || (Array.isArray(steps) && steps.length === 0);
}

function stepsNamed(option: string, names: Steps = [], steps: readonly string[]): Steps {
  if (names === "*") return names;
  if (!Array.isArray(names)) throw notSteps(option, `\`${option}\` is no list of names.`, steps);
  return names.flatMap((name) => {
    const found = steps.filter((step) => step === name || isCallOf(name, step));
    if (found.length > 0) return found;
    throw notSteps(option, `\`${option}\` names \`${name}\`, which does not exist.`, steps);
  });
}

function notSteps(option: string, message: string, steps: readonly string[]): InvalidInputError {
  const names = steps.filter((step) => step !== START).slice(0, 20);
  const hint = `Write a list of nodes or steps, such as \`${option}: ["${names.at(-1)}"]\`, or "*". Steps: ${names.join(", ")}.`;
  return new InvalidInputError(message, { hint });
}

function isCallOf(node: string, step: string): boolean {
  return step.startsWith(`${node}-`) && /^\d+$/.test(step.slice(node.length + 1));
}
