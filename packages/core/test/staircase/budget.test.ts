/** Budgets of graphs with a `staircase`. */
import { expect, test } from "vitest";
import { estimateTokens, planRun } from "../../src/graph.js";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type GraphPolicies,
  type GraphSpec,
  proposer,
} from "../../src/index.js";
import { inSimulatedTime } from "../simulated-time.js";
import { points, WritingModel } from "./writing-models.js";

const question = "Why does the tide come twice a day?";
const limits = { maxOutputTokens: 200 };

function panel(policies: GraphPolicies = {}): GraphSpec {
  return defineGraph({
    name: "panel",
    nodes: {
      ada: proposer({ model: "ada", ...limits }),
      bob: proposer({ model: "bob", ...limits }),
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], ...limits }),
    },
    output: "fuse",
    staircase: { chunkTokens: 40, maxRounds: 4 },
    ...policies,
  });
}

/** The lines of the answer in a run with these policies. */
async function linesOf(policies: GraphPolicies): Promise<readonly Call[]> {
  const writer = (name: string) => {
    const model = new WritingModel({ write: (_, request) => points(name, 20, 20 * request) });
    return () => model;
  };
  const models = { ada: writer("ada"), bob: writer("bob"), fuse: writer("fuse") };
  const app = compile(panel(policies), { models });
  const { value, error } = await inSimulatedTime(() => app.invoke({ messages: question }));
  if (value === undefined) throw error;
  return value.ledger.filter(({ node }) => node === "fuse");
}

const promptTokens = estimateTokens(question) + 4;
const { worstCase } = planRun(panel(), { facts: () => ({}), promptTokens });

test("the worst case of a plan is enough for all rounds", async () => {
  const { modelCalls: maxModelCalls, tokens: maxTokens } = worstCase;
  const lines = await linesOf({ budget: { maxModelCalls, maxTokens } });
  expect(lines.map(({ round, attempt }) => [round, attempt])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
  const used = lines.reduce((sum, line) => sum + line.inputTokens + line.outputTokens, 0);
  expect(used).toBeLessThan(maxTokens);
});

test("a budget without room for all rounds is too small", async () => {
  const budget = { maxModelCalls: worstCase.modelCalls - 1 };
  await expect(linesOf({ budget })).rejects.toMatchObject({ code: "BUDGET_TOO_SMALL" });
});

const bestEffort = { onExhausted: "best-effort" } as const;

test("as a best effort, a node without a call for a round waits for the proposals, with a note", async () => {
  const lines = await linesOf({ budget: { maxModelCalls: 3 }, ...bestEffort });
  const sent = lines.filter(({ attempt }) => attempt > 0);
  expect(sent).toMatchObject([{ status: "ok", notes: [{ type: "barrier", because: "budget" }] }]);
});

test("as a best effort, one more call is one round, and the rest is written at the end", async () => {
  const lines = await linesOf({ budget: { maxModelCalls: 4 }, ...bestEffort });
  const sent = lines.filter(({ attempt }) => attempt > 0);
  expect(sent.map(({ round, status }) => [round, status])).toEqual([
    [1, "ok"],
    [3, "ok"],
  ]);
});
