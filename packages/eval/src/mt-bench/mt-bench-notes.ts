import { shortList } from "../errors/short-list.js";
import { mtBenchCategoryOf } from "./mt-bench-categories.js";
import type { MtBenchJudgment } from "./mt-bench-judgments.js";
import { noRating } from "./rating-of.js";

/** What a reader of the scores must know: what is missing, doubled, foreign, without or out of the scale. */
export function mtBenchNotes(judgments: readonly MtBenchJudgment[]): string[] {
  return [
    noteOf("Judgments without a rating, left out of the means", judgments.filter(isDropped)),
    noteOf("Ratings outside of 1 to 10, counted as they are", judgments.filter(isOutside)),
    noteOf("Turns that were judged before, counted once more", doubled(judgments)),
    noteOf("Judgments of questions or turns that are not published", judgments.filter(isForeign)),
    missingNote(judgments),
  ].filter((note) => note !== "");
}

const isDropped = ({ score }: MtBenchJudgment): boolean => score === noRating;

function isOutside({ score }: MtBenchJudgment): boolean {
  return score !== noRating && (score < 1 || score > 10);
}

function isForeign({ question_id: id, turn }: MtBenchJudgment): boolean {
  return mtBenchCategoryOf(id) === undefined || (turn !== 1 && turn !== 2);
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

function noteOf(what: string, judgments: readonly MtBenchJudgment[]): string {
  if (judgments.length === 0) return "";
  const places = judgments.map(
    ({ line, question_id: id, turn }) => `line ${line} (question ${id}, turn ${turn})`,
  );
  return `${what}: ${judgments.length}. ${shortList(places)}.`;
}

const publishedIds = Array.from({ length: 80 }, (_, index) => index + 81);

/** Scores of a part of the set are not comparable with published ones. */
function missingNote(judgments: readonly MtBenchJudgment[]): string {
  const found = new Set(judgments.map(keyOf));
  const missing = publishedIds
    .flatMap((id) => [`${id}:1`, `${id}:2`])
    .filter((key) => !found.has(key));
  if (missing.length === 0) return "";
  const names = missing.map((key) => key.replace(":", ", turn "));
  return `${missing.length} of the 160 published turns are not judged: question ${shortList(names, "; ")}. The scores are not comparable with published ones.`;
}
