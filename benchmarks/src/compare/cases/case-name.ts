/** What is compared. Each case runs in a process of its own. */
export const caseNames = ["orchestration", "http", "stream", "concurrent", "cold-start"] as const;

/** Which comparison. */
export type CaseName = (typeof caseNames)[number];
