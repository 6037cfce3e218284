import type { AnsweredQuestion, BenchmarkTask, JudgedAnswers } from "../benchmark/judging.js";
import type { Question } from "../benchmark/question.js";
import { EvalDataError } from "../data/eval-data-error.js";
import type { JudgmentRow } from "../judge/judgment-row.js";
import { readMtBenchPrompts, readMtBenchReferences } from "./mt-bench-files.js";
import {
  mtBenchPrompt,
  type MtBenchPromptParts,
  mtBenchNeedsReference,
} from "./mt-bench-prompt.js";
import { noRating, ratingOf } from "./rating-of.js";

/**
 * Returns the tasks of MT-Bench's single-answer grading in the official order: the first turns without and with
 * references, then the second turns without and with.
 *
 * The key of a task is the question's id and the turn, such as `81:1`. Its verdict is the rating.
 * References are always GPT-4's, which are the published ones. The official code requires those of the judge.
 *
 * @param judged - The answers, and the data folder with `judge_prompts.jsonl` and the reference answers.
 * @throws {EvalDataError} If a file is missing or broken, or lacks a prompt or a reference answer.
 * @see `gen_judgment.py` of lm-sys/FastChat, `eval_mt_bench.py` of togethercomputer/MoA
 */
export async function* mtBenchTasks(judged: JudgedAnswers): AsyncGenerator<BenchmarkTask, void> {
  const makeTask = await taskMaker(judged);
  for (const turn of [1, 2] as const) {
    for (const withReference of [false, true]) {
      for await (const answered of judged.answers()) {
        const { category, turns } = answered.question;
        if (mtBenchNeedsReference(category) !== withReference) continue;
        // As in the official code: only conversations of two turns have their second turn judged.
        if (turn === 1 || turns.length === 2) yield makeTask(answered, turn);
      }
    }
  }
}

type TaskMaker = (answered: AnsweredQuestion, turn: 1 | 2) => BenchmarkTask;

async function taskMaker(judged: JudgedAnswers): Promise<TaskMaker> {
  const { dataFolder: folder } = judged;
  const templates = await readMtBenchPrompts(folder);
  const references = await readMtBenchReferences(folder);
  return ({ question, answer }, turn) => {
    const reference = references.get(question.id);
    if (mtBenchNeedsReference(question.category) && reference === undefined) {
      throw missing(folder, `reference answer for question ${question.id}`);
    }
    const parts: MtBenchPromptParts = {
      turn,
      questions: question.turns,
      answers: answer.turns,
      references: mtBenchNeedsReference(question.category) ? reference : undefined,
    };
    const { name, system, user } = mtBenchPrompt(templates, parts);
    return {
      key: `${question.id}:${turn}`,
      question: question.id,
      prompt: name,
      system,
      user,
      details: { turn, ...categoryOf(question) },
      read: ({ text }) => (ratingOf(text) === noRating ? undefined : ratingOf(text)),
      officialRecord: (judgment) => officialJudgment(judgment, { ...judged, user, turn }),
    };
  };
}

function categoryOf({ category }: Question): { readonly category?: string } {
  return category === undefined ? {} : { category };
}

interface Judged {
  readonly system: string;
  readonly judge: string;
  readonly user: string;
  readonly turn: number;
}

/** A row of `<judge>_single.jsonl`. */
function officialJudgment(judgment: JudgmentRow, { system, judge, user, turn }: Judged): object {
  return {
    question_id: judgment.question,
    model: system,
    judge: [judge, judgment.prompt],
    user_prompt: user,
    judgment: judgment.reply,
    score: "verdict" in judgment ? judgment.verdict : noRating,
    turn,
    tstamp: Date.now() / 1000,
  };
}

function missing(folder: string, what: string): EvalDataError {
  return new EvalDataError({
    file: folder,
    problem: `the data folder has no ${what}`,
    hint: "Download the set: moagraph eval fetch mt-bench.",
  });
}
