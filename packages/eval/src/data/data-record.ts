/** An object of a data file, and where it is. */
export interface DataRecord {
  readonly file: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The fields. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the object is within that of the line, such as `choices[0]`. Absent for the object itself. */
  readonly path?: string;
}
