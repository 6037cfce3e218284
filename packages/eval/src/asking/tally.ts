import type { FailureReason, Usage } from "../answers/answer-row.js";
import type { LogKey, RowType } from "../log/log-row.js";

/** Rows that record what was asked, with or without a result. */
export interface AskedRows<Row extends { readonly usage: Usage }> extends RowType<Row> {
  /** Why a row has no result. */
  failureOf(row: Row): FailureReason | undefined;
}

/** Failures and cost of the rows of a log. It keeps no texts of models. */
export class Tally<Row extends { readonly usage: Usage }> {
  /** The keys whose last row has no result. */
  readonly failures: Map<LogKey, FailureReason> = new Map();
  /** Cost of all rows in US dollars, those that a later one replaces too. `null` if one is unknown. */
  costUsd: number | null = 0;
  readonly #rows: AskedRows<Row>;

  constructor(rows: AskedRows<Row>) {
    this.#rows = rows;
  }

  /** Counts a row. Rows are counted in the order of the log. */
  readonly count = (row: Row): void => {
    const { costUsd } = row.usage;
    this.costUsd = this.costUsd === null || costUsd === null ? null : this.costUsd + costUsd;
    const failure = this.#rows.failureOf(row);
    if (failure === undefined) this.failures.delete(this.#rows.keyOf(row));
    else this.failures.set(this.#rows.keyOf(row), failure);
  };
}
