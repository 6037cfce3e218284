/** A run that has a span. */
export interface SpannedRun {
  /** Ends its span, and those of all within it. */
  end(ending: Ending): void;
}

/** How LangChain says that a run has ended. */
export type Ending =
  | { readonly type: "end"; readonly output: unknown }
  | { readonly type: "error"; readonly error: unknown }
  /** The run around it has ended first, or its end was never reported. */
  | { readonly type: "unknown" };
