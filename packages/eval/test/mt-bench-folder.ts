import { jsonLines, testFolder, writeIn } from "./write-data.js";

const questions = [
  { question_id: 81, category: "writing", turns: ["Write a line.", "Shorten it."] },
  { question_id: 111, category: "math", turns: ["What is 2+2?", "And {3}+3?"] },
];

const prompts = [
  "single-v1",
  "single-math-v1",
  "single-v1-multi-turn",
  "single-math-v1-multi-turn",
];

const references = [
  { question_id: 111, model_id: "gpt-4", choices: [{ index: 0, turns: ["4", "6"] }] },
];

/** A data folder with two questions in MT-Bench's format, one with a reference answer. */
export async function mtBenchFolder(): Promise<string> {
  const folder = await testFolder();
  await writeIn(folder, "mt_bench/question.jsonl.gz", jsonLines(...questions));
  await writeIn(folder, "mt_bench/judge_prompts.jsonl", jsonLines(...prompts.map(promptOf)));
  await writeIn(folder, "mt_bench/reference_answer_gpt-4.jsonl", jsonLines(...references));
  return folder;
}

function promptOf(name: string): object {
  const isMath = name.includes("math");
  const one = `Q: {question} A: {answer}${isMath ? " R: {ref_answer_1}" : ""}`;
  const two = `Q: {question_1}, {question_2} A: {answer_1}, {answer_2}${isMath ? " R: {ref_answer_1}, {ref_answer_2}" : ""}`;
  return {
    name,
    type: "single",
    system_prompt: `Judge ${name}.`,
    prompt_template: name.endsWith("turn") ? two : one,
    output_format: "[[rating]]",
  };
}
