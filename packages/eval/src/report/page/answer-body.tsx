import { escapeControls, formatCost, formatSeconds } from "@moagraph/report/words";
import type { VNode } from "preact";
import type { PageAnswer, PageJudgment } from "../page-data.js";
import type { ShownAnswer } from "./shown-answer.js";
import { outcomeText } from "./outcome-text.js";
import { verdictText } from "./verdict-text.js";

interface AnswerBodyProps {
  readonly answer: ShownAnswer;
  readonly all: readonly ShownAnswer[];
}

/** Question and answer beside the judgments, then the proposals and what other systems answered. */
export function AnswerBody({ answer, all }: AnswerBodyProps): VNode {
  const { row, question, judgments, run } = answer;
  const others = all.filter(
    (other) =>
      other !== answer && other.row.id === row.id && other.run.questionSet === run.questionSet,
  );
  return (
    <div>
      <div class="moa-columns">
        <section>
          <Texts title="Question" texts={question?.turns ?? []} />
          {question?.answer === undefined ? null : (
            <Texts title="Correct answer" texts={[question.answer]} />
          )}
          <AnswerTexts title={`Answer of ${run.system}`} row={row} />
        </section>
        <section>
          {judgments.map((judgment) => (
            <JudgmentTexts key={`${judgment.judge} ${judgment.key}`} judgment={judgment} />
          ))}
          {judgments.length === 0 ? <p class="moa-quiet">There are no judgments.</p> : null}
        </section>
      </div>
      <Proposals row={row} />
      {others.length === 0 ? null : (
        <div class="moa-columns">
          {others.map((other) => (
            <section key={other.key}>
              <AnswerTexts
                title={`Answer of ${other.run.system}: ${outcomeText(other)}`}
                row={other.row}
              />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

interface TextsProps {
  readonly title: string;
  readonly texts: readonly string[];
}

/** Texts with a heading, one for each turn. */
function Texts({ title, texts }: TextsProps): VNode {
  return (
    <>
      {texts.map((text, index) => {
        const heading = texts.length === 1 ? title : `${title}, turn ${index + 1}`;
        return (
          <div key={index}>
            <h3>{escapeControls(heading)}</h3>
            <pre tabIndex={0}>{escapeControls(text)}</pre>
          </div>
        );
      })}
    </>
  );
}

function AnswerTexts({ title, row }: { readonly title: string; readonly row: PageAnswer }): VNode {
  const { outputTokens, costUsd, milliseconds } = row.usage;
  const failed = row.calls.filter(({ status }) => status !== "ok" && status !== "cached").length;
  return (
    <>
      {"failed" in row ? (
        <p class="moa-failure">
          {escapeControls(title)}: {row.failed.code}. {escapeControls(row.failed.message)}
        </p>
      ) : (
        <Texts title={title} texts={row.turns} />
      )}
      <p class="moa-quiet">
        {outputTokens} output tokens, {formatCost(costUsd)}, {formatSeconds(milliseconds)}
        {failed === 0 ? "" : `, ${failed} calls failed`}
      </p>
    </>
  );
}

function JudgmentTexts({ judgment }: { readonly judgment: PageJudgment }): VNode {
  const details = Object.entries(judgment.details).map(([name, value]) => `${name} ${value}`);
  const title = [`Judgment of ${judgment.judge}`, judgment.prompt, ...details].join(", ");
  return (
    <>
      <h3>{escapeControls(title)}</h3>
      <p>
        <strong>{escapeControls(verdictText(judgment))}</strong>
      </p>
      {judgment.reply === "" ? null : <pre tabIndex={0}>{escapeControls(judgment.reply)}</pre>}
    </>
  );
}

function Proposals({ row }: { readonly row: PageAnswer }): VNode | null {
  if (!("proposals" in row) || row.proposals.length === 0) return null;
  return (
    <div class="moa-columns">
      {row.proposals.map(({ turn, node, sample, model, text }) => {
        const where = `${node}${sample === 1 ? "" : `, sample ${sample}`}`;
        const title = `Proposal of ${model} (${where}${turn === 1 ? "" : `, turn ${turn}`})`;
        return (
          <section key={`${turn} ${node} ${sample}`}>
            <Texts title={title} texts={[text]} />
          </section>
        );
      })}
    </div>
  );
}
