import type { Outcome } from "./outcome.js";
import type { ShownAnswer } from "./shown-answer.js";

/** In which order answers are listed. */
export type AnswerOrder = "published" | "best" | "worst" | "longest" | "dearest";

/** Which answers are listed. An empty text is any. */
export interface AnswerFilter {
  /** Text in the question, the answer, the proposals or the judgments. Case does not matter. */
  readonly search: string;
  readonly system: string;
  readonly category: string;
  readonly outcome: Outcome | "";
  /** A model that made a proposal. */
  readonly model: string;
  readonly order: AnswerOrder;
}

/** All answers, in published order. */
export const anyAnswer: AnswerFilter = {
  search: "",
  system: "",
  category: "",
  outcome: "",
  model: "",
  order: "published",
};

/** The answers that a filter selects, in its order. */
export function selectAnswers(
  answers: readonly ShownAnswer[],
  filter: AnswerFilter,
): ShownAnswer[] {
  const { system, category, outcome, model, order } = filter;
  const search = filter.search.trim().toLowerCase();
  const selected = answers.filter(
    (answer) =>
      (system === "" || answer.run.system === system) &&
      (category === "" || answer.question?.category === category) &&
      (outcome === "" || answer.outcome === outcome) &&
      (model === "" || modelsOf(answer).includes(model)) &&
      (search === "" || searchedText(answer).includes(search)),
  );
  const weight = weights[order];
  // Sorting is stable: answers of the same weight stay in published order.
  return weight === undefined
    ? selected
    : selected.toSorted((one, other) => weight(other) - weight(one));
}

const weights: Readonly<Record<AnswerOrder, ((answer: ShownAnswer) => number) | undefined>> = {
  published: undefined,
  best: ({ score }) => score ?? Number.NEGATIVE_INFINITY,
  worst: ({ score }) => -(score ?? Number.POSITIVE_INFINITY),
  longest: ({ length }) => length,
  dearest: ({ row }) => row.usage.costUsd ?? Number.NEGATIVE_INFINITY,
};

/** The models that made the proposals of an answer. */
export function modelsOf({ row }: ShownAnswer): string[] {
  return "proposals" in row ? [...new Set(row.proposals.map(({ model }) => model))] : [];
}

const searched = new WeakMap<ShownAnswer, string>();

/** All texts of an answer in lower case. Made once. */
export function searchedText(answer: ShownAnswer): string {
  const known = searched.get(answer);
  if (known !== undefined) return known;
  const { row, question, judgments } = answer;
  const texts = [
    String(row.id),
    ...(question?.turns ?? []),
    ...("turns" in row ? row.turns : [row.failed.code, row.failed.message]),
    ...("proposals" in row ? row.proposals.map(({ text }) => text) : []),
    ...judgments.map(({ reply }) => reply),
  ];
  const text = texts.join("\n").toLowerCase();
  searched.set(answer, text);
  return text;
}
