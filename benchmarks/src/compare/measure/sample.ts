/** What is measured. Its unit stands in its name. */
export type Metric =
  | "cpu-ms"
  | "cpu-us-per-token"
  | "first-token-ms"
  | "heap-growth-kb"
  | "import-ms"
  | "live-kb-per-run"
  | "wall-ms"
  | "warnings";

/** What one repetition showed. */
export type Sample = Readonly<Partial<Record<Metric, number>>>;
