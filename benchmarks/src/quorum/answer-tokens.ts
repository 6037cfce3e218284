import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * The folder of the published answers, next to the repository. They may not be published with it.
 */
export const dataFolder: URL = new URL(
  "../../../../shared/data/alpaca_eval/outputs/",
  import.meta.url,
);

/** Whether the published answers exist. */
export function isDataThere(): boolean {
  return existsSync(dataFolder);
}

/** Characters per token: the mean over these answers, by the estimate of `@moagraph/core`. */
export const charactersPerToken = 4.73;

/** The published answers of each of the paper's proposers. */
const answersOf: Readonly<Record<string, string>> = {
  // The answers of WizardLM-2-8x22B are not available.
  "together:microsoft/WizardLM-2-8x22B": "wizardlm-70b",
  "together:Qwen/Qwen1.5-110B-Chat": "Qwen1.5-110B-Chat",
  "together:Qwen/Qwen1.5-72B-Chat": "Qwen1.5-72B-Chat",
  "together:meta-llama/Llama-3-70b-chat-hf": "Meta-Llama-3-70B-Instruct",
  "together:mistralai/Mixtral-8x22B-Instruct-v0.1": "Mixtral-8x22B-Instruct-v0.1",
  "together:databricks/dbrx-instruct": "dbrx-instruct",
};

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
  const text = gunzipSync(readFileSync(new URL(`${file}.jsonl.gz`, dataFolder))).toString("utf8");
  const lengths: number[] = [];
  for (const line of text.trimEnd().split("\n")) {
    const { id, output } = JSON.parse(line) as { id: number; output: string };
    lengths[id] = Array.from(output).length;
  }
  return lengths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
