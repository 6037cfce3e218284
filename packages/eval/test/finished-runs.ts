import { join } from "node:path";
import { RunnableLambda } from "@langchain/core/runnables";
import type { CompileOptions, RunnableModel } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import { generate } from "../src/generate/generate.js";
import { questions } from "../src/questions/questions.js";
import { jsonLines, writeIn } from "./write-data.js";

/** Questions with answers, in the form of a file of your own. */
const ownQuestions = [
  { id: "sum", question: "What is 2 + 2?", answer: "4" },
  { id: "product", question: "What is 3 × 3?", answer: "9" },
  { id: "letter", question: "Which letter follows a?", answer: "b" },
];

/**
 * What each model answers, also as an aggregator: `good` is always right, `fair` once, `bad` never.
 */
const answers: Readonly<Record<string, readonly string[]>> = {
  good: ["The answer is 4.", "The answer is 9.", "The answer is b."],
  fair: ["I think it is 4.", "I think it is 8.", "I think it is c."],
  bad: ["Nobody can know that today.", "Perhaps seven or so.", "Letters are beautiful."],
};

const nothing = { value: 0, source: "https://example.com", asOf: "2026-11-29" };
const free = { inputUsdPerMillionTokens: nothing, outputUsdPerMillionTokens: nothing };

/** Models in the process that cost nothing, for `compile`. */
export const models: NonNullable<CompileOptions["models"]> = Object.fromEntries(
  Object.entries(answers).map(([name, texts]) => [
    name,
    { model: () => answering(texts), facts: free },
  ]),
);

function answering(texts: readonly string[]): RunnableModel {
  return RunnableLambda.from((messages: readonly { readonly content: unknown }[]) => {
    const asked = ownQuestions.findIndex(({ question }) => lastText(messages).includes(question));
    return texts[asked] ?? "I do not know.";
  });
}

/** The text of the last message. */
export function lastText(messages: readonly { readonly content: unknown }[]): string {
  return String(messages.at(-1)?.content);
}

/** Writes the file of questions into a folder. */
export async function writeQuestions(root: string): Promise<void> {
  await writeIn(root, "mine.jsonl", jsonLines(...ownQuestions));
}

/** Runs a graph on the questions. Returns the folder of the run. */
export async function finishedRun(root: string, name: string, graph: GraphSpec): Promise<string> {
  const folder = join(root, name);
  await generate({
    benchmark: questions,
    source: join(root, "mine.jsonl"),
    graph,
    compileOptions: { models },
    folder,
    system: name,
  });
  return folder;
}
