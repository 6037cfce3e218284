import type { QuestionId } from "../../benchmark/question.js";
import { codePointLength } from "../../similarity/code-points.js";
import type { PageAnswer, PageJudgment, PageQuestion, PageRun } from "../page-data.js";
import { type Outcome, outcomeOf, ownScore } from "./outcome.js";
import { readBlocks } from "./read-page-data.js";

/** An answer with all that is shown beside it. */
export interface ShownAnswer {
  /** Unique in the page. */
  readonly key: string;
  readonly run: PageRun;
  readonly row: PageAnswer;
  /** `undefined` if the questions could not be read. */
  readonly question: PageQuestion | undefined;
  /** Position of the question in its file. */
  readonly position: number;
  readonly judgments: readonly PageJudgment[];
  readonly outcome: Outcome;
  /** Mean of the judge's numbers. `null` without one. */
  readonly score: number | null;
  /** Length of the answer in code points. */
  readonly length: number;
}

type QuestionSet = ReadonlyMap<QuestionId, readonly [PageQuestion, number]>;

/** Reads all answers from the data of the page, in published order. */
export function readAnswers(document: ParentNode): ShownAnswer[] {
  const runs = readBlocks(document, "runs").flatMap(({ rows }) => rows);
  const sets = readBlocks(document, "questions").map(({ rows }) => questionSet(rows));
  const judgments = readBlocks(document, "judgments");
  const answers = readBlocks(document, "answers").flatMap(({ index = 0, rows }) => {
    const run = runs[index];
    if (run === undefined) return [];
    const own = judgments.filter((block) => block.index === undefined || block.index === index);
    const byQuestion = grouped(own.flatMap((block) => block.rows));
    const questions = sets[run.questionSet];
    return rows.map((row) =>
      shownAnswer({ run, row, index, questions, judgments: byQuestion.get(row.id) ?? [] }),
    );
  });
  return answers.toSorted((one, other) => one.position - other.position);
}

function grouped(judgments: readonly PageJudgment[]): Map<QuestionId, PageJudgment[]> {
  const groups = new Map<QuestionId, PageJudgment[]>();
  for (const judgment of judgments) {
    const group = groups.get(judgment.question);
    if (group === undefined) groups.set(judgment.question, [judgment]);
    else group.push(judgment);
  }
  return groups;
}

function questionSet(rows: readonly PageQuestion[]): QuestionSet {
  return new Map(rows.map((question, position) => [question.id, [question, position]]));
}

interface AnswerParts {
  readonly run: PageRun;
  readonly row: PageAnswer;
  readonly index: number;
  readonly questions: QuestionSet | undefined;
  readonly judgments: readonly PageJudgment[];
}

function shownAnswer({ run, row, index, questions, judgments }: AnswerParts): ShownAnswer {
  const [question, position = Number.MAX_SAFE_INTEGER] = questions?.get(row.id) ?? [];
  return {
    key: `${index}:${typeof row.id}:${row.id}`,
    run,
    row,
    question,
    position,
    judgments,
    outcome: outcomeOf(run, row, judgments),
    score: ownScore(run, judgments),
    length: "turns" in row ? codePointLength(row.turns.join("")) : 0,
  };
}
