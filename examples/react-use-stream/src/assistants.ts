/** A graph of the server. */
export interface Assistant {
  readonly id: string;
  readonly label: string;
}

/** The graphs of the server that this page offers. */
export const assistants: readonly [Assistant, ...Assistant[]] = [
  { id: "panel", label: "Panel: 3 models, one writes the answer" },
  { id: "review", label: "Review: you choose an answer" },
  { id: "moa-lite", label: "Recipe moa-lite: 2 layers, 7 calls" },
  { id: "moa", label: "Recipe moa: 3 layers, 13 calls" },
];
