import type { CallError } from "@moagraph/core";
import type { VNode } from "preact";
import { ErrorCode } from "../run/error-code.js";
import { attemptPhase, namesIn } from "../run/call-view.js";
import { PhaseMark } from "../run/phase-mark.js";
import { requestWords } from "../run/rounds.js";
import type { AttemptReport, ReportedMessage, RunReport } from "../run-report.js";
import { pluralize } from "../words/pluralize.js";
import { formatInteger } from "../words/plan-amounts.js";
import type { NameOf } from "../words/note-words.js";
import {
  firstShown,
  type NumberedAttempt,
  type PromptGroup,
  promptGroups,
} from "./prompt-groups.js";

/** What {@link CallTexts} draws. */
export interface CallTextsProps {
  readonly report: RunReport;
}

/**
 * Draws every prompt and every reply, folded. A prompt that several calls share, and a message that
 * several prompts share, is there once.
 *
 * @param props - The report of the run.
 * @example
 * ```ts
 * import { CallTexts, createRunRecorder } from "@moagraph/report";
 * import { moaLite } from "@moagraph/recipes";
 * import { h } from "preact";
 * import { renderToString } from "preact-render-to-string";
 *
 * const report = createRunRecorder(moaLite.graph).report();
 * const html = renderToString(h(CallTexts, { report }));
 * ```
 */
export function CallTexts({ report }: CallTextsProps): VNode {
  const groups = promptGroups(report);
  const shown = firstShown(groups, report);
  const nameOf = namesIn(report);
  return (
    <div class="moa moa-texts">
      {groups.length === 0 ? <p>No call was made.</p> : null}
      {groups.map((group, index) => (
        <section key={index} aria-label={`Prompt ${index + 1} and its replies`}>
          <Prompt group={group} index={index} report={report} shown={shown} />
          {group.attempts.map((attempt) => (
            <Reply key={attempt.number} attempt={attempt} nameOf={nameOf} report={report} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** The address of the reply of an attempt, by its place in the report, from 1. */
export function replyAddress(number: number): string {
  return `moa-reply-${number}`;
}

interface PromptProps {
  readonly group: PromptGroup;
  readonly index: number;
  readonly report: RunReport;
  readonly shown: ReadonlyMap<number, number>;
}

function Prompt({ group, index, report, shown }: PromptProps): VNode {
  const { prompt, attempts } = group;
  if (prompt === null) {
    return (
      <p class="moa-quiet">No prompt was sent for the next {pluralize(attempts.length, "line")}.</p>
    );
  }
  const indexes = report.prompts[prompt] ?? [];
  return (
    <details>
      <summary>
        <strong>Prompt {index + 1}</strong>{" "}
        <span class="moa-quiet">
          {pluralize(indexes.length, "message")}, sent {pluralize(attempts.length, "time")}
        </span>
      </summary>
      <div id={`moa-prompt-${index + 1}`}>
        {indexes.map((message) => {
          const first = shown.get(message) ?? index;
          const text = report.messages[message];
          if (first !== index) return <Repeated key={message} role={text?.role} group={first} />;
          return text === undefined ? null : <Message key={message} message={text} />;
        })}
      </div>
    </details>
  );
}

function Message({ message: { role, text } }: { readonly message: ReportedMessage }): VNode {
  return (
    <>
      <p class="moa-role">{role}</p>
      <pre>{text}</pre>
    </>
  );
}

interface RepeatedProps {
  readonly role: string | undefined;
  readonly group: number;
}

function Repeated({ role, group }: RepeatedProps): VNode {
  return (
    <p class="moa-role">
      {role}: as in <a href={`#moa-prompt-${group + 1}`}>prompt {group + 1}</a>
    </p>
  );
}

interface ReplyProps {
  readonly attempt: NumberedAttempt;
  readonly nameOf: NameOf;
  readonly report: RunReport;
}

function Reply({ attempt, nameOf, report }: ReplyProps): VNode {
  const { model, line, reply, reasoning, number } = attempt;
  const words = requestWords(attempt, attemptsOfCall(attempt, report));
  return (
    <details>
      <summary>
        {nameOf(attempt)}
        {words === undefined ? "" : `, ${words}`}{" "}
        <PhaseMark phase={attemptPhase(attempt, report.status)} />{" "}
        <span class="moa-quiet">
          {model}, {formatInteger(reply.length)} characters
        </span>
      </summary>
      <div id={replyAddress(number)}>
        {line?.error === undefined ? null : <Failure error={line.error} />}
        {reasoning === "" ? null : <Message message={{ role: "reasoning", text: reasoning }} />}
        <Message message={{ role: "reply", text: reply === "" ? "(no text)" : reply }} />
      </div>
    </details>
  );
}

/** Only calls in rounds need them, and are rare. */
function attemptsOfCall(
  { node, sample, round }: NumberedAttempt,
  { attempts }: RunReport,
): readonly AttemptReport[] {
  if (round === undefined) return [];
  return attempts.filter((each) => each.node === node && each.sample === sample);
}

function Failure({ error: { code, message, hint } }: { readonly error: CallError }): VNode {
  return (
    <p class="moa-failure">
      <ErrorCode code={code} />: {message} {hint}
    </p>
  );
}
