import { describe, expect, test } from "vitest";
import { attemptOf } from "../../test/attempt.js";
import type { CallPhase, CallView } from "../run/call-view.js";
import type { AttemptReport } from "../run-report.js";
import { type DrawnNode, type NodeView, nodeViews } from "./node-view.js";

const nodes: readonly DrawnNode[] = [
  { name: "ada", kind: "proposer", models: ["x:ada"] },
  { name: "fuse", kind: "aggregator", models: ["x:fuse"] },
];

function sample(phase: CallPhase, attempts: readonly AttemptReport[] = []): CallView {
  return { node: "ada", sample: 1, name: "ada", layer: 1, model: "x:ada", attempts, phase };
}

function ada(...calls: readonly CallView[]): NodeView | undefined {
  return nodeViews(nodes, calls, ({ node }) => node).get("ada");
}

const replied = (reply: string): AttemptReport => attemptOf({}, { reply });

describe("nodeViews", () => {
  test("without a run, have kind and model of each node", () => {
    expect([...nodeViews(nodes, [], ({ node }) => node).values()]).toEqual([
      {
        name: "ada",
        kind: "proposer",
        models: "x:ada",
        phase: undefined,
        words: "",
        text: "",
        remarks: [],
      },
      {
        name: "fuse",
        kind: "aggregator",
        models: "x:fuse",
        phase: undefined,
        words: "",
        text: "",
        remarks: [],
      },
    ]);
  });

  test.each<[CallPhase, readonly CallPhase[], string]>([
    ["streaming", ["ok", "streaming"], "1 of 2 streaming"],
    ["retrying", ["sent", "retrying"], "1 of 2 retrying"],
    ["ok", ["failed", "ok"], "1 of 2 done"],
    ["failed", ["failed", "failed"], "2 of 2 failed"],
    ["skipped", ["skipped", "skipped"], "2 of 2 not sent"],
    ["waiting", ["waiting"], "waiting"],
  ])("show %s for samples that are %j", (phase, phases, words) => {
    expect(ada(...phases.map((each) => sample(each)))).toMatchObject({ phase, words });
  });

  test("show the end of a long text in one line, not from within a character", () => {
    const view = ada(sample("ok", [replied(`${"x".repeat(300)}\n\n🎉${"y".repeat(239)}`)]));
    expect(view?.text).toBe(`… ${"y".repeat(239)}`);
    expect(ada(sample("ok", [replied("So\n it  is.")]))?.text).toBe("So it is.");
  });

  test("show the text that streams, else the last reply, else why it failed", () => {
    const error = { code: "REFUSED", message: "No." };
    const failed = sample("failed", [attemptOf({ status: "failed", error })]);
    const done = sample("ok", [replied("Done.")]);
    const streaming = sample("streaming", [attemptOf({}, { line: null, reply: "So f" })]);
    expect(ada(failed)?.text).toBe("REFUSED: No.");
    expect(ada(done, failed)?.text).toBe("Done.");
    expect(ada(done, streaming, failed)?.text).toBe("So f");
  });

  test("name the model that was used instead, retries, and each note once", () => {
    const note = { type: "fallback", from: "x:ada", code: "RATE_LIMITED" } as const;
    const spare = attemptOf({ model: "x:spare", attempt: 2, notes: [note] });
    const calls = [sample("ok", [attemptOf({ status: "failed" }), spare]), sample("ok", [spare])];
    expect(ada(...calls)).toMatchObject({
      models: "x:spare",
      remarks: ["1 further attempt", "fallback for x:ada (RATE_LIMITED)"],
    });
  });

  test("count rounds apart from retries, and leave out what is usual of them", () => {
    const note = { type: "round", proposals: 2, layout: "append", ended: "chunk" } as const;
    const cut = { type: "overlap", characters: 9 } as const;
    const attempts = [
      attemptOf({ round: 1, attempt: 1, notes: [note] }),
      attemptOf({ round: 2, attempt: 2, status: "failed" }),
      attemptOf({ round: 2, attempt: 3, notes: [note, cut] }),
    ];
    expect(ada(sample("ok", attempts))?.remarks).toEqual(["2 rounds", "1 further attempt"]);
  });
});
