import type { JudgmentFile } from "../benchmark/judging.js";
import type { DataRecord } from "../data/data-record.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { recordField, textField, textsField, wholeField, wrongField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import { skillScoresOf } from "./skill-scores-of.js";

/** A review of FLASK's own file of reviews. */
export interface FlaskReview {
  readonly id: number;
  /** The scores by skill. Empty if the review has none. */
  readonly scores: Readonly<Record<string, unknown>>;
  /** The domains of the question. Empty if the file has none. */
  readonly domains: readonly string[];
  /** The level of difficulty. Blank if the file has none. */
  readonly difficulty: string;
}

/**
 * Reads a file of reviews in FLASK's own format, such as `chatgpt_review.jsonl`, of kaistAI/FLASK or
 * togethercomputer/MoA. Scores are read from `score`, or from the review if there are none.
 *
 * @throws {EvalDataError} With file and line, if a record is not of this format or an id comes twice. Also if the
 * file has no review.
 */
export async function readFlaskReviews({ file }: JudgmentFile): Promise<FlaskReview[]> {
  const ids = new UniqueIds();
  const reviews: FlaskReview[] = [];
  for await (const record of readRecords(file)) {
    checkFileKind(record, "FLASK's reviews");
    const review = reviewIn(record);
    ids.add(review.id, record);
    reviews.push(review);
  }
  if (reviews.length === 0) throw noReview(file);
  return reviews;
}

function reviewIn(record: DataRecord): FlaskReview {
  return {
    id: wholeField(record, nameIn(record, "idx", "question_id")),
    scores:
      record.value["score"] === undefined
        ? skillScoresOf(textField(record, "review"))
        : recordField(record, "score").value,
    domains: domainsIn(record),
    difficulty: difficultyIn(record),
  };
}

/** The name of a field in MoA's copy of FLASK, or that in FLASK. */
function nameIn({ value }: DataRecord, name: string, original: string): string {
  return name in value ? name : original;
}

function domainsIn(record: DataRecord): readonly string[] {
  const name = nameIn(record, "domain", "domain_labeled");
  return name in record.value ? textsField(record, name) : [];
}

/** Two questions have the number -1 as their difficulty. */
function difficultyIn(record: DataRecord): string {
  const name = nameIn(record, "difficulty", "difficulty_labeled");
  const level = record.value[name] ?? "";
  if (typeof level !== "string" && typeof level !== "number")
    throw wrongField(record, name, "a text");
  return String(level);
}

function noReview(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file has no review",
    hint: "Judge the answers first: moagraph eval judge.",
  });
}
