import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * Folds for cross-validation in which all rows of a group are in the same fold, as scikit-learn's `GroupKFold`.
 *
 * The largest groups are placed first, each into the fold with the fewest rows. Of groups of the same size, the
 * one that sorts last is placed first. scikit-learn leaves that order to an unstable sort, so its folds can differ.
 *
 * @param groups - The group of each row.
 * @param folds - Number of folds, at least 2 and at most the number of groups.
 * @returns The fold of each row, from 0.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are fewer groups than folds.
 * @example
 * groupKFold([10, 10, 20, 30], 2) // [0, 0, 1, 1]
 */
export function groupKFold(groups: readonly number[], folds: number = 5): number[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (sizes.size < folds) throw tooFewGroups(sizes.size, folds);
  const largestFirst = [...sizes].toSorted(([a, sizeA], [b, sizeB]) => sizeB - sizeA || b - a);
  const rows = Array.from({ length: folds }, () => 0);
  const foldOf = new Map<number, number>();
  for (const [group, size] of largestFirst) {
    const fold = rows.indexOf(Math.min(...rows));
    rows[fold] = (rows[fold] ?? 0) + size;
    foldOf.set(group, fold);
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
}

function tooFewGroups(groups: number, folds: number): EvalInputError {
  return new EvalInputError(
    `Cross-validation with ${folds} folds got ${groups} groups.`,
    `Judge at least ${folds} questions, or set \`c\`.`,
  );
}
