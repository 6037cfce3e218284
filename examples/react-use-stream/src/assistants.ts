/** A graph of the server. */
export interface Assistant {
  readonly id: string;
  readonly label: string;
}

/** The graphs of the server that this page offers. */
export const assistants: readonly [Assistant, ...Assistant[]] = [
  { id: "panel", label: "Panel of three" },
  { id: "review", label: "Review: you choose" },
  { id: "moa-lite", label: "Recipe moa-lite" },
  { id: "moa", label: "Recipe moa" },
];
