/** What LangGraph's `bulkUpdateState` writes in one super-step. */
export interface ThreadUpdate {
  readonly updates: readonly StepUpdate[];
}

interface StepUpdate {
  /** What is written, by channel. */
  readonly values?: unknown;
  /** The step that is said to have written it. */
  readonly asNode?: string | undefined;
}

/** The values of an update that names no step; `undefined` if it is another one, or one of many. */
export function valuesOfNoStep(written: readonly ThreadUpdate[]): unknown {
  const [only, ...more] = written.flatMap(({ updates }) => updates);
  return more.length === 0 && only?.asNode === undefined ? only?.values : undefined;
}
