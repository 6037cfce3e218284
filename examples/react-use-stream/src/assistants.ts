/** A graph of the server. */
export interface Assistant {
  readonly id: string;
  readonly label: string;
}

/** The graphs of the server that this page offers. */
export const assistants: readonly [Assistant, ...Assistant[]] = [
  { id: "panel", label: "A model merges the proposals" },
  { id: "board", label: "You choose a proposal" },
];
