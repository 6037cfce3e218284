/** Which call of the graph this is. */
export interface PlannedCall {
  readonly node: string;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Whether its text is the answer of the run. */
  readonly isAnswer: boolean;
}
