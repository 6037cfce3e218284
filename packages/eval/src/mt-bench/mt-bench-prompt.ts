import { fillTemplate } from "../benchmark/fill-template.js";
import { EvalInputError } from "../errors/eval-input-error.js";

/** One prompt of MT-Bench's `judge_prompts.jsonl`, as in the file. */
export interface MtBenchPromptTemplate {
  readonly name: string;
  readonly system_prompt: string;
  readonly prompt_template: string;
}

/** What a judge of MT-Bench is shown of an answer. */
export interface MtBenchPromptParts {
  /** 1 or 2. The prompt of turn 2 shows both turns. */
  readonly turn: 1 | 2;
  /** What the user said in each turn. */
  readonly questions: readonly string[];
  /** The answers of the judged system. */
  readonly answers: readonly string[];
  /** The reference answers, if the category has them. See {@link mtBenchNeedsReference}. */
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
 * Returns the prompt with which MT-Bench has an answer graded on its own.
 *
 * The texts come from the benchmark's file `judge_prompts.jsonl`: `single-v1`, `single-math-v1` with references, and
 * both with `-multi-turn` for the second turn. Makes no model calls.
 *
 * @param templates - The prompts of the file.
 * @param parts - The questions, answers and references.
 * @throws {EvalInputError} `INVALID_INPUT` if the prompt is missing, or has names that MT-Bench does not have.
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
 * console.log(mtBenchPrompt([template], parts).user); // Rate 4 as a reply to 2+2?.
 * ```
 */
export function mtBenchPrompt(
  templates: readonly MtBenchPromptTemplate[],
  parts: MtBenchPromptParts,
): JudgePrompt {
  const name = nameOf(parts);
  const template = templates.find((each) => each.name === name);
  if (template === undefined) throw noPrompt(name, templates);
  const user = fillTemplate(template.prompt_template, textsOf(parts));
  return { name, system: template.system_prompt, user };
}

function nameOf({ turn, references }: MtBenchPromptParts): string {
  const name = references === undefined ? "single-v1" : "single-math-v1";
  return turn === 1 ? name : `${name}-multi-turn`;
}

function noPrompt(name: string, templates: readonly MtBenchPromptTemplate[]): EvalInputError {
  const names = templates.map((each) => each.name).join(", ");
  return new EvalInputError(
    `There is no judge prompt ${name}. Prompts: ${names}.`,
    "Use the published file judge_prompts.jsonl: moagraph eval fetch mt-bench.",
  );
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

/**
 * Returns whether the judge sees reference answers for a question: in math, reasoning and coding, and in
 * `arena-hard-200`.
 *
 * @param category - The category of the question.
 * @example
 * ```ts
 * import { mtBenchNeedsReference } from "@moagraph/eval";
 *
 * console.log(mtBenchNeedsReference("math"), mtBenchNeedsReference("writing")); // true false
 * ```
 */
export function mtBenchNeedsReference(category: string | undefined): boolean {
  return category !== undefined && categoriesWithReference.has(category);
}
