import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Residue } from "./residue.js";
import { soakFaults } from "./soak-faults.js";
import type { SoakReport } from "./soak.js";

const run = promisify(execFile);
const program = fileURLToPath(new URL("../../dist/soak/main.js", import.meta.url));

describe("100 runs with faults, cancellations and quorums", () => {
  // A process of its own: here, vitest has a heap, handles and warnings too.
  test("all end, and leave no memory, listener, handle or warning behind", async () => {
    const amounts = ["--runs", "100", "--at-once", "100", "--warm-up", "100"];
    const result = await run(process.execPath, ["--expose-gc", program, ...amounts]).catch(
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );
    expect(result).toEqual({ stdout: expect.stringContaining("answered") as string, stderr: "" });
  }, 180_000);
});

describe("soakFaults", () => {
  const before: Residue = { heapBytes: 100, listeners: 0, handles: { ProcessWrap: 1 } };
  const clean: SoakReport = {
    outcomes: new Map([["answered", 2]]),
    seconds: 1,
    before,
    halfway: before,
    after: before,
    warnings: [],
    unhandledRejections: [],
  };

  test("accepts a heap within twenty percent", () => {
    const halfway = { ...before, heapBytes: 115 };
    expect(soakFaults({ ...clean, halfway, after: { ...before, heapBytes: 120 } })).toEqual([]);
  });

  test("names a heap that still grows in the second half", () => {
    expect(soakFaults({ ...clean, after: { ...before, heapBytes: 106 } })).toEqual([
      "in the second half, the heap grew by 6 %",
    ]);
  });

  test("names everything that stayed or went wrong", () => {
    const faults = soakFaults({
      outcomes: new Map([
        ["answered", 2],
        ["hung", 1],
      ]),
      seconds: 1,
      before,
      halfway: { ...before, heapBytes: 120 },
      after: { heapBytes: 121, listeners: 3, handles: { ProcessWrap: 1, Timeout: 2 } },
      warnings: [new Error("too many")],
      unhandledRejections: ["oops"],
    });
    expect(faults).toEqual([
      "runs that ended as `hung`: 1",
      "the heap grew by 21 %",
      "listeners stayed on the shared signal",
      "more handles than before: Timeout",
      "warning: Error: too many",
      "unhandled rejection: oops",
    ]);
  });
});
