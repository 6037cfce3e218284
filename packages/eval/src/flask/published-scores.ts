/** The scores of a system in the paper's figure. */
export interface PublishedFlaskScores {
  readonly system: string;
  /** In the order of FLASK's skills. */
  readonly values: readonly number[];
}

/** Where the scores were published. No table has them. */
export const flaskSource = "arXiv 2406.04692v1, figure 3, read from the plot (±0.03)";

/** The scores of the paper's figure. */
export const publishedFlaskScores: readonly PublishedFlaskScores[] = [
  {
    system: "MoA",
    values: [4.4, 4.42, 4.57, 4.35, 4.52, 4.43, 4.29, 4.59, 4.22, 4.82, 4.24, 4.88],
  },
  {
    system: "GPT-4 Omni (05/13)",
    values: [4.55, 4.35, 4.67, 4.3, 4.52, 4.45, 3.77, 4.45, 3.93, 4.94, 4.68, 4.9],
  },
  {
    system: "Qwen1.5 110B Chat",
    values: [4.18, 4.1, 4.46, 4.28, 4.44, 4.41, 4.13, 4.49, 4.27, 4.88, 4.5, 4.78],
  },
  {
    system: "GPT-3.5-turbo-0125",
    values: [3.91, 3.89, 4.32, 3.88, 4.14, 4.01, 3.35, 3.8, 3.25, 4.84, 4.74, 4.6],
  },
];
