import { EvalInputError } from "../errors/eval-input-error.js";

/** A value that belongs to a question. Values of one question are not independent. */
export interface ClusteredValue {
  /** The question, such as its id. */
  readonly cluster: string | number;
  readonly value: number;
}

/**
 * The values of each cluster, in order of first occurrence.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no rows, or a value is not finite.
 */
export function clustersOf(name: string, rows: readonly ClusteredValue[]): number[][] {
  const clusters = new Map<string | number, number[]>();
  for (const { cluster, value } of rows) {
    if (!Number.isFinite(value)) throw notFinite(name, cluster, value);
    const values = clusters.get(cluster);
    if (values === undefined) clusters.set(cluster, [value]);
    else values.push(value);
  }
  if (clusters.size === 0) throw noRows(name);
  return [...clusters.values()];
}

function notFinite(name: string, cluster: string | number, value: unknown): EvalInputError {
  return new EvalInputError(
    `${name}: a value of question \`${cluster}\` is ${String(value)}, not a finite number.`,
    "Correct the value, or remove the question for all systems.",
  );
}

function noRows(name: string): EvalInputError {
  return new EvalInputError(
    `${name} got no rows.`,
    "Check that the file has rows for this system.",
  );
}
