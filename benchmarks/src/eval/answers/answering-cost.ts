import { type Cost, costOf, shareOf } from "../../compare/measure/cost-of.js";
import { interleave, type Samples } from "../../compare/measure/interleave.js";
import { type ProgramName, programs } from "./answering.js";
import { startPanel } from "./panels.js";

/** What is measured. */
export interface AnsweringCostOrder {
  /** Questions of a round. */
  readonly questions: number;
  readonly rounds: number;
}

/** The cost of one question in each round. */
export type AnsweringCosts = Samples<ProgramName, Cost>;

const warmUpQuestions = 100;

/** Measures the cost of a question over HTTP: the programs take turns, after a warm-up. */
export async function answeringCost({
  questions,
  rounds,
}: AnsweringCostOrder): Promise<AnsweringCosts> {
  const { close, ...panel } = await startPanel["moa-lite"]();
  const costOfQuestion = async (name: ProgramName): Promise<Cost> =>
    shareOf(await costOf(() => programs[name]({ ...panel, questions })), questions);
  try {
    for (const program of Object.values(programs)) {
      await program({ ...panel, questions: Math.min(questions, warmUpQuestions) });
    }
    return await interleave<ProgramName, Cost>(
      { invoke: () => costOfQuestion("invoke"), generate: () => costOfQuestion("generate") },
      rounds,
    );
  } finally {
    await close();
  }
}
