import type { BenchHost } from "./bench-host.js";
import type { Figures } from "./figures.js";
import { measureCase } from "./measure-case.js";
import { ours } from "./served-case.js";
import { openStreams, type ServePlan } from "./serve-plan.js";

/** Beyond this, 5 % of users wait noticeably longer for the first token, in milliseconds. */
const tolerableMs = 1_000;

/** A reply takes 7 s, a run 21 s. What counts is how many runs start per second. */
const pace = { firstTokenMs: 2_000, tokensPerSecond: 12, tokens: 60 };

/** Opens more and more streams until the first token is too late. */
export async function findLimit(host: BenchHost, plan: ServePlan): Promise<Figures[]> {
  const rows: Figures[] = [];
  for (const share of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]) {
    const measurement = openStreams({ ...plan, pace }, Math.round(share * plan.streams));
    const figures = await measureCase(host, ours, measurement);
    rows.push(figures);
    if (figures.added.p95 > tolerableMs) break;
  }
  return rows;
}
