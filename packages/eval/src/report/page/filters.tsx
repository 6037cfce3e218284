import { escapeControls } from "@moagraph/report/words";
import type { VNode } from "preact";
import { outcomes } from "./outcome.js";
import { type AnswerFilter, type AnswerOrder, modelsOf } from "./select-answers.js";
import type { ShownAnswer } from "./shown-answer.js";

interface FiltersProps {
  readonly answers: readonly ShownAnswer[];
  readonly filter: AnswerFilter;
  readonly onChange: (change: Partial<AnswerFilter>) => void;
}

type Choice = readonly [value: string, label: string];

const orders: readonly (readonly [AnswerOrder, string])[] = [
  ["published", "As published"],
  ["best", "Highest score first"],
  ["worst", "Lowest score first"],
  ["longest", "Longest first"],
  ["dearest", "Highest cost first"],
];

/** The search field and the menus above the answers. A menu with one choice is left out. */
export function Filters({ answers, filter, onChange }: FiltersProps): VNode {
  const menu = (name: keyof AnswerFilter, label: string, values: readonly string[]): VNode | null =>
    values.length < 2 ? null : (
      <Menu
        label={label}
        value={filter[name]}
        choices={[["", "All"], ...values.map((value): Choice => [value, value])]}
        onChange={(value) => onChange({ [name]: value })}
      />
    );
  const present = new Set(answers.map(({ outcome }) => outcome));
  return (
    <search class="moa-filters">
      <label class="moa-wide">
        Search in questions, answers, proposals and judgments
        <input
          type="search"
          value={filter.search}
          onInput={({ currentTarget }) => onChange({ search: currentTarget.value })}
        />
      </label>
      {menu(
        "system",
        "System",
        distinct(answers, ({ run }) => [run.system]),
      )}
      {menu(
        "category",
        "Category",
        distinct(answers, ({ question }) => [question?.category ?? ""]),
      )}
      {menu(
        "outcome",
        "Outcome",
        outcomes.filter((each) => present.has(each)),
      )}
      {menu("model", "Proposal by", distinct(answers, modelsOf))}
      <Menu
        label="Order"
        value={filter.order}
        choices={orders}
        onChange={(value) => onChange({ order: value as AnswerOrder })}
      />
    </search>
  );
}

function distinct(
  answers: readonly ShownAnswer[],
  valuesOf: (answer: ShownAnswer) => readonly string[],
): string[] {
  return [...new Set(answers.flatMap(valuesOf))].filter((value) => value !== "").toSorted();
}

interface MenuProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

function Menu({ label, value, choices, onChange }: MenuProps): VNode {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {escapeControls(text)}
          </option>
        ))}
      </select>
    </label>
  );
}
