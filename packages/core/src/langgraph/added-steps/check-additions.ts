import { END, START } from "@langchain/langgraph";
import type { Issue, IssueCode } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import type { Additions, Choice } from "./additions.js";
import type { StepFlow } from "./step-flow.js";

const path = ["steps"];

/**
 * Checks what the caller has added to a graph. A graph without issues asks each model once, after all
 * that leads to it.
 */
export function checkAdditions(
  additions: Additions,
  own: ReadonlySet<string>,
  flow: StepFlow,
): Issue[] {
  const unknown = unknownSteps(additions, own);
  if (unknown.length > 0) return unknown;
  const issues = [
    ...unreachedSteps(additions),
    ...additions.choices.flatMap((choice) => wrongChoice(choice, own, flow)),
    ...cycles(flow),
  ];
  return issues.length > 0 ? issues : uncertainSteps(additions, own, flow);
}

function issue(code: IssueCode, message: string, hint: string): Issue {
  return { code, path, message, hint };
}

function unknownSteps({ steps, edges, choices }: Additions, own: ReadonlySet<string>): Issue[] {
  const known = new Set([START, END, ...own, ...steps]);
  const named = [...edges.flat(), ...choices.flatMap(({ ends = [] }) => ends)];
  const starts = choices.map(({ start }) => start);
  const unknown = new Set([...named, ...starts].filter((name) => !known.has(name)));
  return [...unknown].map((name) => {
    const nearest = nearestName(name, [...known]);
    const hint = didYouMean(nearest, `Its steps are ${[...own].slice(0, 20).join(", ")}.`);
    const message = `An edge names \`${name}\`, which is no step of the graph.`;
    return { ...issue("UNKNOWN_STEP", message, hint), nearest };
  });
}

function unreachedSteps({ steps, edges, choices }: Additions): Issue[] {
  const ends = new Set([
    ...edges.map(([, end]) => end),
    ...choices.flatMap(({ ends: each = [] }) => each),
  ]);
  return [...steps]
    .filter((step) => !ends.has(step))
    .map((step) =>
      issue(
        "UNCERTAIN_STEP",
        `No edge leads to the added step \`${step}\`.`,
        `Add an edge to it, such as builder.addEdge("begin", "${step}").`,
      ),
    );
}

/** A step of the graph waits for all that leads to it, so no choice can lead to it or past it. */
function wrongChoice({ start, ends }: Choice, own: ReadonlySet<string>, flow: StepFlow): Issue[] {
  if (ends === undefined) {
    const hint = 'Name them: addConditionalEdges(source, path, ["first", "second"]).';
    const message = `The conditional edges of \`${start}\` do not name the steps they lead to.`;
    return [issue("CONDITIONAL_EDGE", message, hint)];
  }
  const target = ends.find((end) => own.has(end));
  if (target !== undefined) return [choiceTo(start, target)];
  const later = flow.after(ends);
  const repeated = [...own].find((step) => later.has(step) && flow.after([step]).has(start));
  return repeated === undefined ? [] : [choiceTo(start, repeated)];
}

function choiceTo(start: string, target: string): Issue {
  return issue(
    "CONDITIONAL_EDGE",
    `A conditional edge or \`Command\` of \`${start}\` leads to \`${target}\`, which runs once, when all that leads to it has ended.`,
    `Lead all choices to an added step, and add an edge from that step to \`${target}\`.`,
  );
}

function cycles(flow: StepFlow): Issue[] {
  const cycle = flow.cycle();
  if (cycle === undefined) return [];
  const message = `Steps wait for each other: ${cycle.join(" -> ")}.`;
  return [issue("CYCLE", message, "Remove one of the edges that you added.")];
}

function uncertainSteps(
  { steps, edges }: Additions,
  own: ReadonlySet<string>,
  flow: StepFlow,
): Issue[] {
  const waits = edges.filter(([start, end]) => steps.has(start) && own.has(end));
  return waits
    .filter(([start]) => !flow.isCertain(start))
    .map(([start, end]) =>
      issue(
        "UNCERTAIN_STEP",
        `\`${end}\` waits for \`${start}\`, which does not run in every run.`,
        `Lead all choices to one added step, and add an edge from that step to \`${end}\`.`,
      ),
    );
}
