import { estimateTokens, type GraphSpec, planRun } from "@moagraph/core/graph";
import type { KnownModels } from "../asking/known-models.js";
import type { JudgeTask } from "./judge-task.js";

/** Prompts are rounded up to this many tokens, so that few plans are made. */
const roundedTo = 64;

/** Computes the most that a task can cost. Keeps the plans that it makes. */
export class TaskCost {
  readonly #judge: GraphSpec;
  readonly #known: KnownModels;
  readonly #costs = new Map<number, number>();

  constructor(judge: GraphSpec, known: KnownModels) {
    this.#judge = judge;
    this.#known = known;
  }

  /** The most that a task can cost in US dollars if it is asked twice, without retries. */
  readonly of = (task: JudgeTask): number => {
    const tokens = Math.ceil(promptTokensOf(task) / roundedTo) * roundedTo;
    const cost = this.#costs.get(tokens) ?? this.#plan(tokens);
    this.#costs.set(tokens, cost);
    return 2 * cost;
  };

  #plan(promptTokens: number): number {
    return planRun(this.#judge, { ...this.#known, promptTokens }).worstCase.costUsd ?? 0;
  }
}

/** Estimated tokens of a task's prompt. */
export function promptTokensOf({ system = "", user }: JudgeTask): number {
  return estimateTokens(system) + estimateTokens(user);
}
