import { estimateTokens, planRun } from "@moagraph/core/graph";
import type { KnownModels } from "../asking/known-models.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import { type GraphsBySettings, settingsKey } from "./graphs-by-settings.js";

/** Tokens of an answer whose length is not limited, as `planRun` assumes. */
export const usualAnswerTokens = 400;

/** Prompts are rounded up to this many tokens, so that few plans are made. */
const roundedTo = 64;

/** Computes the most that a question can cost. Keeps the plans that it makes. */
export class QuestionCost {
  readonly #graphs: GraphsBySettings;
  readonly #benchmark: Benchmark;
  readonly #known: KnownModels;
  readonly #costs = new Map<string, number>();

  constructor(graphs: GraphsBySettings, benchmark: Benchmark, known: KnownModels) {
    this.#graphs = graphs;
    this.#benchmark = benchmark;
    this.#known = known;
  }

  /** The most that all turns of a question can cost in US dollars, without retries. */
  readonly of = (question: Question): number => {
    const { maxOutputTokens = usualAnswerTokens } = this.#benchmark.settingsOf(question);
    return turnTokens(question.turns, maxOutputTokens)
      .map((tokens) => this.#ofRun(question, Math.ceil(tokens / roundedTo) * roundedTo))
      .reduce((sum, cost) => sum + cost, 0);
  };

  #ofRun(question: Question, promptTokens: number): number {
    const settings = this.#benchmark.settingsOf(question);
    const key = `${settingsKey(settings)}:${promptTokens}`;
    const known = this.#costs.get(key);
    if (known !== undefined) return known;
    const { graph } = this.#graphs.of(settings);
    const { worstCase } = planRun(graph, { ...this.#known, promptTokens });
    this.#costs.set(key, worstCase.costUsd ?? 0);
    return worstCase.costUsd ?? 0;
  }
}

/** Estimated tokens of the conversation of each turn: the turns before it, their answers, and its own text. */
export function turnTokens(turns: readonly string[], answerTokens: number): number[] {
  let before = 0;
  return turns.map((text) => {
    const tokens = before + estimateTokens(text);
    before = tokens + answerTokens;
    return tokens;
  });
}
