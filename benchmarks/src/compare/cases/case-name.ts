/** The cases of the comparison. Each case runs in a separate process. */
export const caseNames = ["orchestration", "http", "stream", "concurrent", "cold-start"] as const;

/** The name of a case. */
export type CaseName = (typeof caseNames)[number];
