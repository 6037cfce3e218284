import type { BenchHost } from "./bench-host.js";
import type { Figures } from "./figures.js";
import { measureCase } from "./measure-case.js";
import { besideOthers } from "./served-case.js";
import { openStreams, type ServePlan } from "./serve-plan.js";

/** Beyond this, 5 % of users wait noticeably longer for the first token, in milliseconds. */
const tolerableMs = 1_000;

/** Opens more and more streams of each kept graph, until the first token is too late. */
export async function findLimit(host: BenchHost, plan: ServePlan): Promise<Figures[]> {
  const rows: Figures[] = [];
  for (const served of besideOthers.filter(({ isKept }) => isKept === true)) {
    for (const share of [0.25, 0.5, 0.75, 1, 1.5, 2]) {
      const streams = Math.round(share * plan.streams);
      const figures = await measureCase(host, served, openStreams(plan, streams));
      rows.push(figures);
      if (figures.added.p95 > tolerableMs) break;
    }
  }
  return rows;
}
