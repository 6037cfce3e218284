import { expect, test } from "vitest";
import type { Call } from "../../ledger/call.js";
import { noUsage } from "../../ledger/usage.js";
import type { GraphSpec, NodeSpec } from "../../spec/graph-spec.js";
import { skipsOf } from "./skips.js";

const line = (node: string, more: Partial<Call>): Call => ({
  node,
  sample: 1,
  model: "rule",
  attempt: 0,
  status: "ok",
  startedMs: 0,
  firstTokenMs: null,
  settledMs: 0,
  ...noUsage,
  costUsd: null,
  ...more,
});

test("finds what is skipped at the end of a long chain, with and without lines of the chain", () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, at): [string, NodeSpec] => [
    `n${at + 1}`,
    { kind: "reducer", reads: [`n${at}`], reduce: "longest" },
  ]);
  const last = `n${length}`;
  const graph: GraphSpec = {
    version: 1,
    name: "chain",
    nodes: {
      pick: { kind: "router", rule: { use: "choose" }, routes: ["n0"] },
      eve: { kind: "proposer", model: "eve" },
      n0: { kind: "proposer", model: "ada" },
      ...Object.fromEntries(chain),
      end: { kind: "reducer", reads: [last, "eve"], reduce: "longest" },
    },
    output: "end",
  };
  const isSkipped = skipsOf(graph);
  const none = line("pick", { notes: [{ type: "routed", to: [] }] });
  const all = line("pick", { notes: [{ type: "routed", to: ["n0"] }] });
  expect(isSkipped?.(last, { ledger: [none] })).toBe(true);
  expect(isSkipped?.(last, { ledger: [all] })).toBe(false);
  const before = line(`n${length - 1}`, { status: "skipped" });
  expect(isSkipped?.(last, { ledger: [none, before] })).toBe(true);
  expect(isSkipped?.("end", { ledger: [none] })).toBe(false);
});
