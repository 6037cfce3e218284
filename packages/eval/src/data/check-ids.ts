import type { QuestionId } from "../benchmark/question.js";
import { EvalDataError } from "./eval-data-error.js";
import { shortList } from "./short-list.js";

/** The ids that a file has, and those that it should have. */
export interface ComparedIds {
  readonly file: string;
  /** What the file has for each id, such as `answer`. */
  readonly what: string;
  readonly found: ReadonlySet<QuestionId>;
  readonly expected: ReadonlySet<QuestionId>;
}

/**
 * Refuses a file that lacks an id or has one too many, so that no sample is smaller than it seems.
 *
 * @throws {EvalDataError} It names the first ten of them.
 */
export function checkIds({ file, what, found, expected }: ComparedIds): void {
  const missing = [...expected].filter((id) => !found.has(id));
  const extra = [...found].filter((id) => !expected.has(id));
  if (missing.length === 0 && extra.length === 0) return;
  const parts = [
    missing.length === 0 ? "" : `no ${what} for ${count(missing, "question")}`,
    extra.length === 0 ? "" : `${what}s for ${count(extra, "unknown question")}`,
  ].filter((part) => part !== "");
  throw new EvalDataError({
    file,
    problem: `the file has ${parts.join(", and ")}`,
    hint: "Add what is missing and remove what is too much, or pass the question file that belongs to it.",
  });
}

function count(ids: readonly QuestionId[], noun: string): string {
  const names = shortList(ids.map((id) => JSON.stringify(id)));
  return `${ids.length} ${noun}${ids.length === 1 ? "" : "s"} (${names})`;
}
