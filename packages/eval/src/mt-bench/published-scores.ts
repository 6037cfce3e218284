/** A row of the paper's table of MT-Bench scores. */
export interface PublishedMtBenchScore {
  readonly system: string;
  readonly average: number;
  readonly turn1: number;
  readonly turn2: number;
}

/** Where the scores were published. GPT-4 graded them. */
export const mtBenchSource = "arXiv 2406.04692v1, table 2b";

/** The paper's scores, in its order: average, first turn, second turn. */
export const publishedMtBenchScores: readonly PublishedMtBenchScore[] = (
  [
    ["MoA w/ GPT-4o", 9.4, 9.49, 9.31],
    ["GPT-4 Turbo (04/09)", 9.31, 9.35, 9.28],
    ["MoA", 9.25, 9.44, 9.07],
    ["GPT-4 Preview (11/06)", 9.2, 9.38, 9.03],
    ["GPT-4 Omni (05/13)", 9.19, 9.31, 9.07],
    ["MoA-Lite", 9.18, 9.38, 8.99],
    ["Qwen1.5 110B Chat", 8.96, 9.23, 8.63],
    ["Llama 3 70B Instruct", 8.94, 9.2, 8.68],
    ["Mixtral 8x22B v0.1", 8.78, 9.11, 8.44],
    ["WizardLM 8x22B", 8.78, 8.96, 8.61],
    ["Qwen1.5 72B Chat", 8.44, 8.55, 8.34],
    ["GPT-4 (06/13)", 8.84, 9.08, 8.61],
  ] as const
).map(([system, average, turn1, turn2]) => ({ system, average, turn1, turn2 }));
