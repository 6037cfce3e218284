import { fillTemplate } from "../benchmark/fill-template.js";
import { EvalInputError } from "../errors/eval-input-error.js";

/** An entry of FLASK's `skillset_description.json`, as in the file. */
export interface FlaskSkill {
  readonly Skill: string;
  readonly Criteria: string;
  /** What each score means, by the keys `1` to `5`. */
  readonly Scoring: Readonly<Record<string, string>>;
}

/** An entry of FLASK's `prompt.jsonl`, as in the file. The official code uses that with `prompt_id` 2. */
export interface FlaskPromptTemplate {
  readonly prompt_id: number;
  readonly system_prompt: string;
  readonly prompt_template: string;
  /** Texts of the template that are the same for all questions. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** What a judge of FLASK is shown. */
export interface FlaskPromptParts {
  readonly instruction: string;
  /** The reference answer. */
  readonly answer: string;
  /** The labels of the skills that are judged. */
  readonly skills: readonly string[];
  /** The answer of the judged system. */
  readonly response: string;
}

/**
 * Returns the prompt with which FLASK has an answer reviewed.
 *
 * The texts come from the benchmark's files `prompt.jsonl` and `skillset_description.json`. Makes no model calls.
 *
 * @param template - The entry of `prompt.jsonl` with the `prompt_id` 2.
 * @param skillset - The entries of `skillset_description.json`.
 * @param parts - The question, its skills, and the answer.
 * @throws {EvalInputError} `INVALID_INPUT` if a label is in the name of no skill, or the template has names that
 * FLASK does not have.
 * @see `gen_prompt` in `FLASK/gpt_review/gpt4_eval.py` of togethercomputer/MoA
 * @example
 * ```ts
 * import { flaskPrompt } from "@moagraph/eval";
 *
 * const Scoring = { 1: "Wrong.", 2: "Poor.", 3: "Fair.", 4: "Good.", 5: "Perfect." };
 * const prompt = flaskPrompt(
 *   { prompt_id: 2, system_prompt: "", prompt_template: "Rate:{skills}{response}", defaults: {} },
 *   [{ Skill: "Factuality", Criteria: "Is it true?", Scoring }],
 *   { instruction: "Who?", answer: "Ada", skills: ["Fact"], response: "Eve" },
 * );
 * console.log(prompt.user);
 * // Rate:
 * // Factuality: Is it true?
 * // Score 1: Wrong.
 * // Score 2: Poor.
 * // Score 3: Fair.
 * // Score 4: Good.
 * // Score 5: Perfect.
 * //
 * // Eve
 * ```
 */
export function flaskPrompt(
  template: FlaskPromptTemplate,
  skillset: readonly FlaskSkill[],
  { instruction, answer, skills, response }: FlaskPromptParts,
): { readonly system: string; readonly user: string } {
  const user = fillTemplate(template.prompt_template, {
    ...template.defaults,
    question: instruction,
    response,
    skills: skills.map((label) => skillText(skillWith(label, skillset))).join(""),
    num: "3",
    sample_answer: answer,
  });
  return { system: template.system_prompt, user };
}

/** The first skill whose name contains the label. */
function skillWith(label: string, skillset: readonly FlaskSkill[]): FlaskSkill {
  const skill = skillset.find(({ Skill }) => Skill.includes(label));
  if (skill !== undefined) return skill;
  throw new EvalInputError(
    `The skill ${JSON.stringify(label)} has no description. Skills: ${skillset.map(({ Skill }) => Skill).join(", ")}.`,
    "Correct the skill of the question, or use the file skillset_description.json of this set.",
  );
}

function skillText({ Skill, Criteria, Scoring }: FlaskSkill): string {
  const lines = [1, 2, 3, 4, 5].map((score) => `\nScore ${score}: ${Scoring[score] ?? ""}`);
  return `\n${Skill}: ${Criteria}${lines.join("")}\n\n`;
}
