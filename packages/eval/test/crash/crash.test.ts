import { describe, expect, test } from "vitest";
import { killRun } from "./kill-run.js";

/** `MOAGRAPH_EVAL_KILLS=20` kills as often as the figures in the documentation say. */
const kills = Number(process.env["MOAGRAPH_EVAL_KILLS"] ?? 3);

/** The processes take seconds to start on a busy machine. */
const timeoutMs = 100_000 * (kills + 1);

describe.concurrent("`kill -9` at random moments loses no settled item, and asks none again", () => {
  test.each(["generate", "judge"] as const)(
    "of a %s with 200 items",
    async (work) => {
      const { ids, repeated, ...found } = await killRun({ work, items: 200, kills, seed: 1 });
      expect(found).toEqual({ kills, end: "complete", lost: [], askedAgain: [] });
      const all = Array.from({ length: 200 }, (_, index) => String(index + 1));
      expect(new Set(ids)).toEqual(new Set(all));
      expect(repeated).toBeLessThanOrEqual(kills * 16);
      if (kills > 3)
        process.stderr.write(`${work}: ${kills} kills, ${repeated} requests repeated
`);
    },
    timeoutMs,
  );
});
