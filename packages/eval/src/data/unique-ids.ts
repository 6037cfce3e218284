import type { QuestionId } from "../benchmark/question.js";
import { EvalDataError } from "./eval-data-error.js";
import type { DataPlace } from "./eval-data-error.js";

/** Remembers ids, and refuses one that comes again. The number 1 and the text `1` are the same id. */
export class UniqueIds {
  readonly #lines = new Map<string, number>();

  /**
   * Takes note of an id.
   *
   * @throws {EvalDataError} If an earlier line had it. It names both lines.
   */
  add(id: QuestionId, { file, line }: DataPlace & { readonly line: number }): void {
    const earlier = this.#lines.get(String(id));
    if (earlier !== undefined) {
      const problem = `the id ${JSON.stringify(id)} is already in line ${earlier}`;
      const hint = "Give each record its own id, or remove one of the two.";
      throw new EvalDataError({ file, line, problem, hint });
    }
    this.#lines.set(String(id), line);
  }
}
