import { hasPostgres } from "@moagraph/test-postgres";
import { describe, expect, test } from "vitest";
import { complaintsOf } from "./report/complaints.js";
import type { SaverSpec } from "./savers/open-saver.js";
import { startSaverHost } from "./savers/start-saver-host.js";

// The child processes run the built program.
const built = new URL("../../dist/crash/crash-run.js", import.meta.url);
const { crashRun } = (await import(built.href)) as typeof import("./crash-run.js");

/** The processes take seconds to start, and many times that on a busy machine. */
const timeoutMs = 300_000;

/** A busy machine may keep a reply from a process, so what a reply's time says is left out. */
const isCertain = (complaint: string): boolean => !complaint.includes("settled calls asked again");

interface Killed {
  readonly stops: number;
  readonly complaints: readonly string[];
}

async function killed(
  type: SaverSpec["type"],
  cases: readonly string[],
  kills: number,
): Promise<Killed> {
  const host = await startSaverHost(type);
  try {
    const saver = await host.newStore();
    const verdicts = await crashRun({ seed: 1, saver, groups: [{ cases, kills }] });
    const stops = verdicts.reduce((sum, verdict) => sum + verdict.stops, 0);
    return { stops, complaints: complaintsOf(verdicts).filter(isCertain) };
  } finally {
    await host.close();
  }
}

describe.concurrent("a killed process loses nothing, asks nothing again that was kept, and leaves a line for each request", () => {
  test(
    "in SQLite",
    async () => {
      const cases = ["moa", "uneven", "repeat", "budget", "turns"];
      const { stops, complaints } = await killed("sqlite", cases, 1);
      expect(complaints).toEqual([]);
      expect(stops).toBeGreaterThanOrEqual(1);
    },
    timeoutMs,
  );

  test.skipIf(!hasPostgres())(
    "in Postgres (needs PostgreSQL)",
    async () => {
      const { stops, complaints } = await killed("postgres", ["moa", "uneven", "retries"], 1);
      expect(complaints).toEqual([]);
      expect(stops).toBeGreaterThanOrEqual(1);
    },
    timeoutMs,
  );
});
