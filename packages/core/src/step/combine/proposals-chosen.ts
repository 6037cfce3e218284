import { FunctionResultError } from "../../errors/function-result-error.js";
import type { Proposal } from "../../ledger/proposal.js";

const expected = "a list of proposals that it was given";

/**
 * The proposals that a graph function chose, each as it was given to it.
 *
 * @throws {@link FunctionResultError} if the result is no list, or has an item that it was not given, or
 * one twice.
 */
export function proposalsChosen(
  result: unknown,
  name: string,
  given: readonly Proposal[],
): Proposal[] {
  if (!Array.isArray(result)) throw new FunctionResultError(name, result, expected);
  const open = new Set(given);
  return result.map((item: unknown) => {
    const chosen = given.find((each) => isSame(each, item));
    if (chosen !== undefined && open.delete(chosen)) return chosen;
    const found = chosen === undefined ? "a list with another item" : "a list with one item twice";
    throw new FunctionResultError(name, result, expected, found);
  });
}

/** Copies count: a function may return what it got from elsewhere, such as a copy made with `map`. */
function isSame({ node, sample }: Proposal, item: unknown): boolean {
  if (typeof item !== "object" || item === null) return false;
  const other = item as Partial<Proposal>;
  return other.node === node && other.sample === sample;
}
