import { START } from "@langchain/langgraph";
import { didYouMean, nearestName } from "../errors/nearest-name.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { nodesWritten } from "../spec/expand/nodes-named.js";
import type { FlatGraph } from "../spec/graph-spec.js";
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
 * LangGraph ignores the name of a node with several calls. Here it stands for all of its calls. So does the name
 * of a node in a nested graph, as it was written.
 *
 * @param graph - The graph that was compiled. Default: only the names of steps are known.
 * @returns Nothing if the run does not stop.
 */
export function interruptStepsOf(
  app: Pick<LangGraphApp, "config" | "interruptBefore" | "interruptAfter" | "nodes">,
  options: object | undefined,
  graph?: FlatGraph,
): InterruptSteps | undefined {
  const { interruptBefore, interruptAfter } = {
    ...stopsIn(app),
    ...stopsIn(app.config),
    ...stopsIn(options),
  };
  if (isEmpty(interruptBefore) && isEmpty(interruptAfter)) return undefined;
  const known = { steps: Object.keys(app.nodes), graph };
  return {
    interruptBefore: stepsNamed("interruptBefore", interruptBefore, known),
    interruptAfter: stepsNamed("interruptAfter", interruptAfter, known),
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

/** The steps of an app, and the graph that they are of. */
interface KnownSteps {
  readonly steps: readonly string[];
  readonly graph: FlatGraph | undefined;
}

function stepsNamed(option: string, names: Steps = [], known: KnownSteps): Steps {
  if (names === "*") return names;
  if (!Array.isArray(names)) throw notSteps(option, `\`${option}\` is no list of names.`, known);
  return names.flatMap((name: unknown) => {
    const nodes = [name, ...writtenAs(String(name), known.graph)];
    const stepsOf = (isOf: (node: string, step: string) => boolean): string[] =>
      known.steps.filter((step) => nodes.some((node) => isOf(String(node), step)));
    const calls = stepsOf((node, step) => step === node || isCallOf(node, step));
    // A pairwise ranker without pairs has only the step that decides.
    const found = calls.length > 0 ? calls : stepsOf((node, step) => step.startsWith(`${node}~`));
    if (found.length > 0) return found;
    const message = `\`${option}\` names \`${String(name)}\`, which does not exist.`;
    throw notSteps(option, message, known, nearestName(String(name), known.steps));
  });
}

function writtenAs(name: string, graph: FlatGraph | undefined): string[] {
  return graph === undefined ? [] : nodesWritten(name, graph);
}

function notSteps(
  option: string,
  message: string,
  { steps }: KnownSteps,
  nearest?: string,
): InvalidInputError {
  const names = steps.filter((step) => step !== START).slice(0, 20);
  const example = nearest ?? names.at(-1);
  const meant = nearest === undefined ? "" : `${didYouMean(nearest, "")} `;
  const hint = `${meant}Write a list of nodes or steps, such as \`${option}: ["${example}"]\`, or "*". Steps: ${names.join(", ")}.`;
  return new InvalidInputError(message, { hint });
}

function isCallOf(node: string, step: string): boolean {
  return step.startsWith(`${node}-`) && /^\d+$/.test(step.slice(node.length + 1));
}
