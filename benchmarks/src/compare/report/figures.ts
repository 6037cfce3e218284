import type { CaseName } from "../cases/case-name.js";
import type { Metric } from "../measure/sample.js";
import type { Variant } from "../programs/program.js";
import type { Row } from "./row.js";

/** The case, shape and metric of a figure. */
export interface Place {
  readonly case: CaseName;
  readonly shape: string;
  readonly metric: Metric;
}

/** The figures of a program; `undefined` if it was not measured. */
export type Figures = (
  place: Place,
  variant: Variant,
) => Pick<Row, "median" | "ratioToHandWritten"> | undefined;

/** The figures of some rows. */
export function figuresOf(rows: readonly Row[]): Figures {
  return (place, variant) =>
    rows.find(
      (row) =>
        row.variant === variant &&
        row.case === place.case &&
        row.shape === place.shape &&
        row.metric === place.metric,
    );
}
