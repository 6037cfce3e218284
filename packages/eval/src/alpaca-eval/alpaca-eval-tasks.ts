import { join } from "node:path";
import type { AnsweredQuestion, BenchmarkTask, JudgedAnswers } from "../benchmark/judging.js";
import { findDataFile } from "../data/find-data-file.js";
import { readText } from "../data/read-text.js";
import type { JudgeReply } from "../judge/judge-task.js";
import { annotationOf } from "./annotation.js";
import { alpacaBaseline } from "./data/alpaca-questions.js";
import { type AlpacaOutputs, loadAlpacaOutputs } from "./data/alpaca-outputs.js";
import { isSwitched } from "./is-switched.js";
import { alpacaJudgePrompt, chatPromptOf } from "./judge-prompt.js";
import { preferenceFromLogprobs, preferenceFromText } from "./preference-from-logprobs.js";

/** The name of AlpacaEval's prompt. */
const promptName = "alpaca_eval_clf";

/**
 * The judge's tasks of AlpacaEval 2: one for each answer, which is compared with the baseline's.
 *
 * The key of a task is the position of the instruction. Its verdict is the preference, from 1 (the baseline is
 * better) to 2 (the system is better).
 *
 * @param judged - The answers, and the data folder with `alpaca_eval_clf.txt` and the baseline's outputs.
 * @throws {@link EvalDataError} If a file is missing or broken, or the baseline lacks an output.
 * @see `annotators/pairwise_evaluator.py` of alpaca_eval.
 */
export async function* alpacaEvalTasks(judged: JudgedAnswers): AsyncGenerator<BenchmarkTask, void> {
  const parts = { ...judged, ...(await readParts(judged.dataFolder)) };
  for await (const answered of judged.answers()) yield taskOf(answered, parts);
}

interface TaskParts extends JudgedAnswers {
  readonly template: string;
  readonly baseline: AlpacaOutputs;
}

async function readParts(folder: string): Promise<Pick<TaskParts, "template" | "baseline">> {
  const [template, outputs] = await Promise.all([
    findDataFile(folder, {
      set: "alpaca-eval",
      stems: [join("alpaca_eval", promptName)],
      endings: [".txt"],
    }),
    findDataFile(folder, {
      set: "alpaca-eval",
      stems: [`alpaca_eval/outputs/${alpacaBaseline}`],
      endings: [".jsonl", ".json"],
    }),
  ]);
  return { template: await readText(template), baseline: await loadAlpacaOutputs(outputs) };
}

function taskOf({ question, answer }: AnsweredQuestion, parts: TaskParts): BenchmarkTask {
  const [instruction = ""] = question.turns;
  const [output = ""] = answer.turns;
  const switched = isSwitched(instruction);
  const baselineOutput = parts.baseline.of(question);
  const outputs = { instruction, baselineOutput, output, isSwitched: switched };
  const dataset = question.category;
  return {
    key: String(question.id),
    question: question.id,
    prompt: promptName,
    ...chatPromptOf(alpacaJudgePrompt(parts.template, outputs)),
    details: { isSwitched: switched, ...(dataset !== undefined && { dataset }) },
    read: (reply) => preferenceIn(reply, switched),
    officialRecord: (judgment) =>
      annotationOf({
        ...outputs,
        dataset,
        baseline: alpacaBaseline,
        system: parts.system,
        judge: parts.judge,
        judgment,
      }),
  };
}

/** From log-probabilities if the vendor sends them, otherwise from the text. */
function preferenceIn(
  { text, topLogprobs = [] }: JudgeReply,
  switched: boolean,
): number | undefined {
  if (topLogprobs.length === 0) return preferenceFromText(text, switched);
  return preferenceFromLogprobs(topLogprobs, switched);
}
