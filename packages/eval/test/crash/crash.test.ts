import { describe, expect, test } from "vitest";
import { concurrency, killRun } from "./kill-run.js";

/** `MOAGRAPH_EVAL_KILLS=20` kills as often as the figures in the documentation say. */
const kills = Number(process.env["MOAGRAPH_EVAL_KILLS"] ?? 2);
/** More than all processes that are killed can settle. */
const items = Math.max(40, 10 * kills);

/** The processes take seconds to start on a busy machine. */
const timeoutMs = 100_000 * (kills + 1);

describe.concurrent("`kill -9` at random moments loses no settled item, and asks none again", () => {
  test.each(["generate", "judge"] as const)(
    "of a %s",
    async (work) => {
      const { rows, repeated, ...found } = await killRun({ work, items, kills, seed: 1 });
      expect(found).toEqual({ kills, end: "complete", lost: [], askedAgain: [] });
      // Each process was killed after it had recorded something, and before it was done.
      expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
      expect(rows.at(-1)).toBe(items);
      expect(repeated).toBeLessThanOrEqual(kills * concurrency);
      const figures = `${kills} kills, rows ${rows.join(" ")}, ${repeated} requests repeated`;
      if (kills > 2) process.stderr.write(`${work}: ${figures}\n`);
    },
    timeoutMs,
  );
});
