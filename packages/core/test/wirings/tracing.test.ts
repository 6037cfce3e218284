import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { CallbackManager } from "@langchain/core/callbacks/manager";
import type { Run } from "@langchain/core/tracers/base";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { GraphSpec } from "../../src/index.js";
import { CollectingTracer, collector } from "../collecting-handlers.js";
import { after, always } from "../scripted-model.js";
import { sameInEachWiring } from "./wirings.js";
import { branches, crossing, judging } from "./graphs.js";
import { unordered } from "./without-chance.js";
import { withoutUnread } from "./without-unread.js";

const prompt = { messages: "Why?" };
const usual = {
  best: always("1"),
  mid: always(new Error("down")),
  slow: always("slow says", after(15)),
};

interface Branch {
  readonly run: readonly unknown[];
  readonly within: unknown[];
}

function branchOf(run: Run, graph: GraphSpec): Branch {
  const { name, run_type, outputs, error, tags, extra } = run;
  const inputs = withoutUnread(graph, name, run.inputs);
  return {
    run: [name, run_type, inputs, outputs, error?.split("\n")[0], tags, extra],
    within: unordered(run.child_runs.map((child) => branchOf(child, graph))),
  };
}

function namesIn({ run, within }: Branch): unknown[] {
  return [run[0], ...(within as Branch[]).flatMap(namesIn)];
}

afterEach(() => vi.restoreAllMocks());

describe.each([branches, crossing, judging])("a tracer of the graph $name", (graph) => {
  test("is given the same tree of runs by each wiring, with a run of each node", async () => {
    await sameInEachWiring(async (panelIn) => {
      const tracer = new CollectingTracer();
      const { app } = panelIn(graph, usual);
      await app.invoke(prompt, { callbacks: [tracer], tags: ["mine"], metadata: { release: "7" } });
      const root = tracer.runs.find((run) => run.parent_run_id === undefined) as Run;
      const tree = branchOf(root, graph);
      for (const name of Object.keys(app.builder.nodes)) expect(namesIn(tree)).toContain(name);
      return tree;
    });
  });

  test("gets the same events of a failed run from each wiring", async () => {
    await sameInEachWiring(async (panelIn) => {
      const tracer = new CollectingTracer();
      const given = { ...usual, fuse: always(new Error("down")) };
      const run = panelIn(graph, given).app.invoke(prompt, { callbacks: [tracer] });
      await expect(run).rejects.toThrow("gave no answer");
      return branchOf(tracer.runs.find((each) => each.parent_run_id === undefined) as Run, graph);
    });
  });
});

describe("handlers", () => {
  test("are told the same by each wiring", async () => {
    const told = await sameInEachWiring(async (panelIn) => {
      const heard = collector();
      await panelIn(crossing).app.invoke(prompt, { callbacks: [heard.handler] });
      await awaitAllCallbacks();
      return unordered(heard.told.map(([method, , ...given]) => [method, ...given]));
    });
    expect((told as unknown[]).length).toBeGreaterThan(20);
  });

  test("are not told of anything but the run: nothing of another origin", async () => {
    const heard = collector();
    await sameInEachWiring(async (panelIn) => {
      await panelIn(crossing).app.invoke(prompt, { callbacks: [heard.handler] });
    });
    const names = heard.told.map((told) => told.at(-1));
    expect(names).not.toContain("a");
  });

  test("are not looked for where nobody listens", async () => {
    const start = vi.spyOn(CallbackManager.prototype, "handleChainStart");
    const result = await sameInEachWiring(async (panelIn) => panelIn(crossing).app.invoke(prompt));
    expect(result).toMatchObject({ answer: "fuse says" });
    expect(start).not.toHaveBeenCalled();
  });
});
