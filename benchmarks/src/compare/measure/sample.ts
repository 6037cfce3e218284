/** A metric. Its name has its unit. */
export type Metric =
  | "cpu-ms"
  | "cpu-us-per-token"
  | "first-token-ms"
  | "heap-growth-kb"
  | "import-ms"
  | "live-kb-per-run"
  | "wall-ms"
  | "warnings";

/** The result of one repetition. */
export type Sample = Readonly<Partial<Record<Metric, number>>>;
