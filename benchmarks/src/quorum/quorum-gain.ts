import type { GraphPolicies } from "@moagraph/core";
import { moa, moaLite } from "@moagraph/recipes";
import { percentile } from "../percentile.js";
import type { AnswerTokens } from "./answer-tokens.js";
import { type Asking, askQuestion } from "./ask-question.js";
import type { Assumptions } from "./assumptions.js";

/** The time to the first token of one recipe with one policy. */
export interface FirstTokenTimes {
  readonly stragglerTimes: number;
  readonly recipe: string;
  readonly waitsFor: string;
  readonly p50Seconds: number;
  readonly p95Seconds: number;
  /** Mean number of replies that a run did not wait for. */
  readonly notWaitedFor: number;
}

const ways: Readonly<Record<string, GraphPolicies>> = {
  "all (barrier)": {},
  "4, and 1 s of grace": { quorum: { atLeast: 4, graceMs: 1_000 } },
};

/** The extent of the measurement. */
export interface QuorumGainOptions {
  readonly seed: number;
  readonly questions: number;
  readonly assumptions: Assumptions;
}

/** Runs each recipe on the first questions, with the barrier and with a quorum. */
export async function measureQuorumGain(
  tokens: AnswerTokens,
  { seed, questions, assumptions }: QuorumGainOptions,
): Promise<FirstTokenTimes[]> {
  const rows: FirstTokenTimes[] = [];
  for (const { name: recipe, graph } of [moaLite, moa]) {
    for (const [waitsFor, policies] of Object.entries(ways)) {
      const askings: Asking[] = [];
      for (let question = 0; question < questions; question += 1) {
        const asked = { graph, policies, seed, question, assumptions };
        askings.push(await askQuestion(asked, tokens));
      }
      const { stragglerTimes } = assumptions;
      rows.push({ stragglerTimes, recipe, waitsFor, ...summaryOf(askings) });
    }
  }
  return rows;
}

type Summary = Pick<FirstTokenTimes, "p50Seconds" | "p95Seconds" | "notWaitedFor">;

function summaryOf(askings: readonly Asking[]): Summary {
  const seconds = askings.map(({ firstTokenMs }) => firstTokenMs / 1000);
  const notWaitedFor = askings.reduce((sum, asking) => sum + asking.notWaitedFor, 0);
  return {
    p50Seconds: percentile(seconds, 0.5),
    p95Seconds: percentile(seconds, 0.95),
    notWaitedFor: notWaitedFor / askings.length,
  };
}
