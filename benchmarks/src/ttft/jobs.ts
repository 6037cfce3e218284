import { assumptions } from "../quorum/assumptions.js";
import type { AnswerTexts } from "./answer-texts.js";
import { AskedRecipe } from "./asked-recipe.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { type GraphName, graphs, type Way, ways } from "./ways.js";

/** The questions of one graph with one policy. */
export interface Job {
  readonly graph: GraphName;
  readonly way: Way;
  /** How many times as long stragglers take. */
  readonly stragglerTimes: number;
  readonly questions: number;
  readonly seed: number;
}

/** Words in a piece of a stream. Single words give the same times, but take longer to simulate. */
const pieceWords = 16;

/**
 * Asks the questions of a job, evenly chosen from all. A run without an answer has no outcome: the slowest
 * stragglers need more than the two minutes that a reply may take.
 */
export async function runJob(job: Job, texts: AnswerTexts): Promise<(Outcome | undefined)[]> {
  const { graph, way, stragglerTimes, questions, seed } = job;
  const recipe = new AskedRecipe(graphs[graph], ways[way], texts);
  const assumed = { ...assumptions, stragglerTimes };
  const outcomes: (Outcome | undefined)[] = [];
  for (let place = 0; place < questions; place += 1) {
    const question = Math.floor((place * texts.questions) / questions);
    const asked = { question, seed, assumptions: assumed, pieceWords };
    outcomes.push(await recipe.ask(asked).then(outcomeOf, ignoreTimeout));
  }
  return outcomes;
}

function ignoreTimeout(error: unknown): undefined {
  if (String(error).includes("DEADLINE_EXCEEDED")) return undefined;
  throw error;
}

/** All jobs: each recipe with each policy, and a single model, with stragglers of both kinds. */
export function allJobs(questions: number, seed: number): Job[] {
  return [3, 10].flatMap((stragglerTimes) => {
    const rest = { stragglerTimes, questions, seed };
    const recipes = (["moa", "moa-lite"] as const).flatMap((graph) =>
      (Object.keys(ways) as Way[]).map((way) => ({ graph, way, ...rest })),
    );
    return [...recipes, { graph: "single model" as const, way: "barrier" as const, ...rest }];
  });
}
