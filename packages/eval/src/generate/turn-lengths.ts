import type { QuestionSettings } from "../benchmark/question-settings.js";
import type { Question } from "../benchmark/question.js";
import { settingsKey } from "./graphs-by-settings.js";
import { turnTokens } from "./question-cost.js";

/** Turns that are asked with the same settings and the same number of turns before them. */
export interface TurnGroup {
  readonly settings: QuestionSettings;
  /** Number of the turn, from 1. */
  readonly turn: number;
  readonly turns: number;
  /** Sum of the estimated tokens of their conversations. */
  readonly promptTokens: number;
}

/** Sums up the lengths of turns in groups. It keeps no questions. */
export class TurnLengths {
  readonly #groups = new Map<string, TurnGroup>();

  /** @param answerTokens - Expected tokens of each answer before a turn. */
  add({ turns }: Question, settings: QuestionSettings, answerTokens: number): void {
    const { maxOutputTokens = answerTokens } = settings;
    const lengths = turnTokens(turns, Math.min(answerTokens, maxOutputTokens));
    for (const [index, tokens] of lengths.entries()) this.#addTurn(index + 1, tokens, settings);
  }

  #addTurn(turn: number, tokens: number, settings: QuestionSettings): void {
    const key = `${turn}:${settingsKey(settings)}`;
    const { turns, promptTokens } = this.#groups.get(key) ?? { turns: 0, promptTokens: 0 };
    const sum = { turns: turns + 1, promptTokens: promptTokens + tokens };
    this.#groups.set(key, { settings, turn, ...sum });
  }

  get groups(): readonly TurnGroup[] {
    return [...this.#groups.values()];
  }
}
