import { escapeControls, formatCost } from "@moagraph/report/words";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { AnswerBody } from "./answer-body.js";
import { outcomeText } from "./outcome-text.js";
import type { ShownAnswer } from "./shown-answer.js";

interface AnswerItemProps {
  readonly answer: ShownAnswer;
  /** To show what other systems answered. */
  readonly all: readonly ShownAnswer[];
}

/** One answer, folded. Its texts are made when it is opened. */
export function AnswerItem({ answer, all }: AnswerItemProps): VNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <AnswerHead answer={answer} />
        </summary>
        {isOpen ? <AnswerBody answer={answer} all={all} /> : null}
      </details>
    </li>
  );
}

const shownCharacters = 160;

function AnswerHead({ answer }: { readonly answer: ShownAnswer }): VNode {
  const { row, run, question, outcome, length } = answer;
  const text = question?.turns[0]?.slice(0, shownCharacters) ?? "";
  return (
    <span class="moa-answer-head">
      <strong>{escapeControls(String(row.id))}</strong>
      <span class="moa-answer-text">{escapeControls(text).replaceAll("\n", " ")}</span>
      <span class="moa-badge">{escapeControls(run.system)}</span>
      {question?.category === undefined ? null : (
        <span class="moa-badge">{escapeControls(question.category)}</span>
      )}
      <span class={`moa-badge moa-${outcome.replaceAll(" ", "-")}`}>{outcomeText(answer)}</span>
      <span class="moa-badge">{length.toLocaleString("en-US")} characters</span>
      <span class="moa-badge">{formatCost(row.usage.costUsd)}</span>
    </span>
  );
}
