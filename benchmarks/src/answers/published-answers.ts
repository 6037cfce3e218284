import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The folder of AlpacaEval's data, next to the repository. It may not be published with it. */
const alpacaFolder: URL = new URL("../../../../shared/data/alpaca_eval/", import.meta.url);

/** The folder of the published answers. */
export const dataFolder: URL = new URL("outputs/", alpacaFolder);

/** Whether the published answers exist. */
export function isDataThere(): boolean {
  return existsSync(dataFolder);
}

/** Characters per token: the mean over these answers, by the estimate of `@moagraph/core`. */
export const charactersPerToken = 4.73;

/** The file with the published answers of each of the paper's proposers. */
export const answersOf: Readonly<Record<string, string>> = {
  // The answers of WizardLM-2-8x22B are not available.
  "together:microsoft/WizardLM-2-8x22B": "wizardlm-70b",
  "together:Qwen/Qwen1.5-110B-Chat": "Qwen1.5-110B-Chat",
  "together:Qwen/Qwen1.5-72B-Chat": "Qwen1.5-72B-Chat",
  "together:meta-llama/Llama-3-70b-chat-hf": "Meta-Llama-3-70B-Instruct",
  "together:mistralai/Mixtral-8x22B-Instruct-v0.1": "Mixtral-8x22B-Instruct-v0.1",
  "together:databricks/dbrx-instruct": "dbrx-instruct",
};

/** The published answers in a file, by the id of their question. */
export function readAnswers(file: string): string[] {
  return readTexts(new URL(`${file}.jsonl.gz`, dataFolder), "output");
}

/** AlpacaEval's questions, by id. */
export function readQuestions(): string[] {
  return readTexts(new URL("instructions.jsonl.gz", alpacaFolder), "instruction");
}

function readTexts(file: URL, field: "output" | "instruction"): string[] {
  const texts: string[] = [];
  for (const line of gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n")) {
    const row = JSON.parse(line) as { id: number; output: string; instruction: string };
    texts[row.id] = row[field];
  }
  return texts;
}
