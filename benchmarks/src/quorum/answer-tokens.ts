import { answersOf, charactersPerToken, readAnswers } from "../answers/published-answers.js";

/** The lengths of real answers to AlpacaEval's questions. */
export interface AnswerTokens {
  readonly questions: number;
  /** The mean length of an aggregated answer relative to the model's own. */
  readonly aggregatedTimes: number;
  /** The tokens of a model's own answer to a question. */
  of(model: string, question: number): number;
}

/**
 * Reads the lengths of the published answers.
 *
 * @throws {Error} If they do not exist.
 */
export function readAnswerTokens(): AnswerTokens {
  const lengths = new Map(
    Object.entries(answersOf).map(([model, file]) => [model, readLengths(file)]),
  );
  // Qwen1.5-72B-Chat's answers with the six models' proposals, and its own.
  const aggregated = sum(readLengths("moa-repo_Qwen-72B-round-1"));
  const alone = lengths.get("together:Qwen/Qwen1.5-72B-Chat") ?? [];
  return {
    questions: alone.length,
    aggregatedTimes: aggregated / sum(alone),
    of(model, question) {
      const length = lengths.get(model)?.[question];
      if (length === undefined) throw new Error(`No answer of ${model} to question ${question}.`);
      return length / charactersPerToken;
    },
  };
}

/** Characters of the answers to each question, as code points. */
function readLengths(file: string): number[] {
  return readAnswers(file).map((output) => Array.from(output).length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
