import type { BenchmarkTask, JudgedAnswers } from "../benchmark/judging.js";
import type { Verdict } from "../judge/judge-task.js";
import { readFlaskPrompt, readFlaskSkillset } from "./flask-files.js";
import { flaskPrompt } from "./flask-prompt.js";
import { flaskQuestionOf } from "./flask-question.js";
import { skillScoresOf } from "./skill-scores-of.js";

/**
 * Returns the tasks of FLASK's reviews in published order, one for each answer.
 *
 * The key of a task is the question's id. Its verdict has the scores by skill.
 *
 * @param judged - The answers, and the data folder with `prompt.jsonl` and `skillset_description.json`.
 * @throws {EvalDataError} If a file is missing or broken.
 * @see `FLASK/gpt_review/gpt4_eval.py` of togethercomputer/MoA
 */
export async function* flaskTasks(judged: JudgedAnswers): AsyncGenerator<BenchmarkTask, void> {
  const template = await readFlaskPrompt(judged.dataFolder);
  const skillset = await readFlaskSkillset(judged.dataFolder);
  for await (const { question, answer } of judged.answers()) {
    const response = answer.turns[0] ?? "";
    const parts = { ...flaskQuestionOf(question), response };
    yield {
      key: String(question.id),
      question: question.id,
      prompt: `prompt-${template.prompt_id}`,
      ...flaskPrompt(template, skillset, parts),
      details: {},
      read: ({ text }) => verdictIn(text),
      officialRecord: (judgment) => ({
        ...question.record,
        target_txt: response,
        review: judgment.reply,
        score: skillScoresOf(judgment.reply),
        total_tokens_step4: judgment.usage.inputTokens + judgment.usage.outputTokens,
      }),
    };
  }
}

/** The scores of a review. `undefined` if it has none. Lists are no scores. */
function verdictIn(review: string): Verdict | undefined {
  const scores = Object.entries(skillScoresOf(review)).flatMap(([skill, score]) =>
    typeof score === "object" ? [] : [[skill, score] as const],
  );
  return scores.length === 0 ? undefined : Object.fromEntries(scores);
}
