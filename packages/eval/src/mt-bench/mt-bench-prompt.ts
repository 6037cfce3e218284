import { fillTemplate } from "../benchmark/fill-template.js";

/** One prompt of MT-Bench's `judge_prompts.jsonl`, as it stands there. */
export interface MtBenchPromptTemplate {
  readonly name: string;
  readonly system_prompt: string;
  readonly prompt_template: string;
}

/** What a judge of MT-Bench is shown. */
export interface MtBenchPromptParts {
  /** 1 or 2. The prompt of turn 2 shows both turns. */
  readonly turn: 1 | 2;
  /** What the user said in each turn. */
  readonly questions: readonly string[];
  /** The answers of the judged system. */
  readonly answers: readonly string[];
  /** The reference answers, if the category of the question has them. See {@link needsReference}. */
  readonly references?: readonly string[] | undefined;
}

/** A prompt for a judge. */
export interface JudgePrompt {
  /** Its name in the file of prompts. */
  readonly name: string;
  readonly system: string;
  readonly user: string;
}

/**
 * Returns the name of the prompt with which a turn is judged: `single-v1`, `single-math-v1` with references, and
 * both with `-multi-turn` for the second turn.
 */
export function mtBenchPromptName({ turn, references }: MtBenchPromptParts): string {
  const name = references === undefined ? "single-v1" : "single-math-v1";
  return turn === 1 ? name : `${name}-multi-turn`;
}

/**
 * Returns the prompt with which MT-Bench has an answer graded on its own.
 *
 * The texts of the prompts come from the benchmark's file `judge_prompts.jsonl`. Makes no model calls.
 *
 * @param template - The prompt of the name that {@link mtBenchPromptName} returns.
 * @param parts - The questions, answers and references.
 * @throws {EvalInputError} `INVALID_INPUT` if the template has names that MT-Bench does not have.
 * @see `run_judge_single` in `fastchat/llm_judge/common.py` of lm-sys/FastChat
 * @example
 * ```ts
 * import { mtBenchPrompt } from "@moagraph/eval";
 *
 * const template = {
 *   name: "single-v1",
 *   system_prompt: "You are a fair judge.",
 *   prompt_template: "Rate {answer} as a reply to {question}.",
 * };
 * const parts = { turn: 1, questions: ["2+2?", "And 3+3?"], answers: ["4", "6"] } as const;
 * console.log(mtBenchPrompt(template, parts).user); // Rate 4 as a reply to 2+2?.
 * ```
 */
export function mtBenchPrompt(
  template: MtBenchPromptTemplate,
  parts: MtBenchPromptParts,
): JudgePrompt {
  return {
    name: template.name,
    system: template.system_prompt,
    user: fillTemplate(template.prompt_template, textsOf(parts)),
  };
}

function textsOf({
  turn,
  questions,
  answers,
  references,
}: MtBenchPromptParts): Record<string, string> {
  const shown =
    turn === 1
      ? { question: questions[0] ?? "", answer: answers[0] ?? "" }
      : { ...numbered("question", questions), ...numbered("answer", answers) };
  return { ...shown, ...numbered("ref_answer", references ?? []) };
}

/** The first two texts as `name_1` and `name_2`. */
function numbered(name: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.slice(0, 2).map((text, index) => [`${name}_${index + 1}`, text]));
}

const categoriesWithReference = new Set(["math", "reasoning", "coding", "arena-hard-200"]);

/** Whether the judge sees reference answers for a question of this category. */
export function needsReference(category: string | undefined): boolean {
  return category !== undefined && categoriesWithReference.has(category);
}
