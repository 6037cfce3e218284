import { describe, expect, test } from "vitest";
import { attemptOf } from "../../test/attempt.js";
import type { AttemptReport } from "../run-report.js";
import { type Segment, segmentsOf } from "./segments.js";

function segments(...attempts: readonly AttemptReport[]): Segment[] {
  const call = { node: "ada", sample: 1, name: "ada", layer: 1, model: "x:ada" };
  return segmentsOf({ ...call, attempts, phase: "ok" }, 9_000);
}

const inFlight = { line: null } as const;

describe("segmentsOf", () => {
  test.each<[string, AttemptReport, readonly Segment[]]>([
    [
      "a streamed reply",
      attemptOf({ startedMs: 100, firstTokenMs: 400, settledMs: 900 }),
      [
        { kind: "waiting", from: 100, to: 400 },
        { kind: "streaming", from: 400, to: 900 },
      ],
    ],
    [
      "a reply in one piece",
      attemptOf({ startedMs: 100, settledMs: 900 }),
      [{ kind: "whole", from: 100, to: 900 }],
    ],
    [
      "a cached reply",
      attemptOf({ status: "cached", settledMs: 3 }),
      [{ kind: "whole", from: 0, to: 3 }],
    ],
    [
      "a failure before the first token",
      attemptOf({ status: "failed", startedMs: 100, settledMs: 900 }),
      [{ kind: "failed", from: 100, to: 900 }],
    ],
    [
      "a blank reply after its first token",
      attemptOf({ status: "blank", firstTokenMs: 400, settledMs: 900 }),
      [
        { kind: "waiting", from: 0, to: 400 },
        { kind: "failed", from: 400, to: 900 },
      ],
    ],
    [
      "a request without a token yet, up to now",
      attemptOf({ startedMs: 100 }, inFlight),
      [{ kind: "waiting", from: 100, to: 9_000 }],
    ],
    [
      "a reply that streams, up to now",
      attemptOf({ startedMs: 100, firstTokenMs: 400 }, inFlight),
      [
        { kind: "waiting", from: 100, to: 400 },
        { kind: "streaming", from: 400, to: 9_000 },
      ],
    ],
  ])("of %s", (_, attempt, expected) => {
    expect(segments(attempt)).toEqual(expected);
  });

  test("have the delay before a retry, and none if it starts at once", () => {
    const failed = attemptOf({ status: "failed", settledMs: 500 });
    const again = (startedMs: number): AttemptReport =>
      attemptOf({ attempt: 2, startedMs, settledMs: 900 });
    expect(segments(failed, again(700))).toEqual([
      { kind: "failed", from: 0, to: 500 },
      { kind: "delay", from: 500, to: 700 },
      { kind: "whole", from: 700, to: 900 },
    ]);
    expect(segments(failed, again(500)).map(({ kind }) => kind)).toEqual(["failed", "whole"]);
  });

  test("have the time between two rounds, which is no retry", () => {
    const note = { type: "round", proposals: 2, layout: "append", ended: "chunk" } as const;
    const first = attemptOf({ round: 1, settledMs: 500, notes: [note] });
    const second = attemptOf({ round: 2, attempt: 2, startedMs: 700, settledMs: 900 });
    expect(segments(first, second).map(({ kind }) => kind)).toEqual(["whole", "between", "whole"]);
  });
});
