import { mtBenchCategoryOf } from "./mt-bench-categories.js";
import type { MtBenchJudgment } from "./mt-bench-judgments.js";
import { noRating } from "./rating-of.js";

/** What a reader of the scores must know: what is missing, doubled, foreign, without or out of the scale. */
export function mtBenchNotes(judgments: readonly MtBenchJudgment[]): string[] {
  return [
    noteOf("has no rating and is left out of the means", judgments.filter(isDropped)),
    noteOf("has a rating outside of 1 to 10, which counts", judgments.filter(isOutside)),
    noteOf(
      "is already judged before and counts twice, as in the official code",
      doubled(judgments),
    ),
    noteOf("is of no published question", judgments.filter(isForeign)),
    missingNote(judgments),
  ].filter((note) => note !== "");
}

const isDropped = ({ score }: MtBenchJudgment): boolean => score === noRating;

function isOutside({ score }: MtBenchJudgment): boolean {
  return score !== noRating && (score < 1 || score > 10);
}

function isForeign({ question_id: id }: MtBenchJudgment): boolean {
  return mtBenchCategoryOf(id) === undefined;
}

const keyOf = ({ question_id: id, turn }: MtBenchJudgment): string => `${id}:${turn}`;

function doubled(judgments: readonly MtBenchJudgment[]): MtBenchJudgment[] {
  const seen = new Set<string>();
  return judgments.filter((judgment) => {
    const isSeen = seen.has(keyOf(judgment));
    seen.add(keyOf(judgment));
    return isSeen;
  });
}

const listed = 10;

function noteOf(what: string, judgments: readonly MtBenchJudgment[]): string {
  if (judgments.length === 0) return "";
  const places = judgments
    .slice(0, listed)
    .map(({ line, question_id: id, turn }) => `line ${line} (question ${id}, turn ${turn})`);
  const rest = judgments.length > listed ? ` and ${judgments.length - listed} more` : "";
  return `${count(judgments.length)} ${what}: ${places.join(", ")}${rest}.`;
}

function count(judgments: number): string {
  return judgments === 1 ? "1 judgment" : `${judgments} judgments, each of which`;
}

const publishedIds = Array.from({ length: 80 }, (_, index) => index + 81);

/** Scores of a part of the set are not comparable with published ones. */
function missingNote(judgments: readonly MtBenchJudgment[]): string {
  const found = new Set(judgments.map(keyOf));
  const missing = publishedIds
    .flatMap((id) => [`${id}:1`, `${id}:2`])
    .filter((key) => !found.has(key));
  if (missing.length === 0) return "";
  const names = missing.slice(0, listed).map((key) => key.replace(":", ", turn "));
  const rest = missing.length > listed ? ` and ${missing.length - listed} more` : "";
  return `${missing.length} of the 160 published turns are not judged: question ${names.join("; ")}${rest}. The scores are not comparable with published ones.`;
}
