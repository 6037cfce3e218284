import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@langchain/langgraph";
import { type SqliteSaver, sqliteSaver } from "@moagraph/sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  aggregator,
  type CompileOptions,
  defineGraph,
  type GraphSpec,
  rerunFrom,
} from "../../src/index.js";
import { askingBeside } from "./asking-graphs.js";
import { duet, type Panel, panelOf, shownTo } from "../panel.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

/** Opens a new file again and again, as one process after the other does. */
function processes(): (graph: GraphSpec, options?: CompileOptions) => Panel {
  const folder = mkdtempSync(join(tmpdir(), "moagraph-rerun-"));
  const opened: SqliteSaver[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((saver) => saver.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  return (graph, options = {}) => {
    const checkpointer = sqliteSaver({ path: join(folder, "threads.sqlite") });
    opened.push(checkpointer);
    return panelOf(graph, {}, { ...options, checkpointer });
  };
}

function changed(graph: GraphSpec, nodes: GraphSpec["nodes"]): GraphSpec {
  return defineGraph({ ...graph, nodes: { ...graph.nodes, ...nodes } });
}

function asked({ models }: Panel): Record<string, number> {
  const counts = Object.entries(models).map(([name, model]) => [name, model.asked.length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe("a thread in a SQLite file", () => {
  test("gives its proposals to five aggregators, for five calls", async () => {
    const open = processes();
    await open(duet).app.invoke(prompt, thread);
    for (const chair of ["one", "two", "three", "four", "five"]) {
      const fuse = aggregator({ model: chair, reads: ["ada", "bob"] });
      const panel = open(changed(duet, { fuse }));
      const { answer } = await panel.app.invoke(rerunFrom("fuse"), thread);
      expect([answer, asked(panel)]).toEqual([`${chair} says`, { [chair]: 1 }]);
      expect(shownTo(panel.models[chair])).toEqual(["ada says", "bob says"]);
    }
  });

  test("knows the graph of its run, and continues where that is allowed", async () => {
    const open = processes();
    await open(duet).app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    const other = changed(duet, { fuse: aggregator({ model: "other", reads: ["bob", "ada"] }) });
    await expect(open(other).app.invoke(null, thread)).rejects.toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [{ node: "fuse", setting: "model", before: '"fuse"', after: '"other"' }],
    });
    const panel = open(other, { onGraphChange: "continue" });
    const { answer } = await panel.app.invoke(null, thread);
    expect([answer, asked(panel)]).toEqual(["other says", { other: 1 }]);
  });

  test("is edited beside a person who is asked", async () => {
    const open = processes();
    await open(askingBeside).app.invoke(prompt, thread);
    const editor = open(askingBeside).app;
    const { values } = await editor.getState(thread);
    const proposals = (values.proposals ?? []).map((each) => ({ ...each, text: "edited" }));
    await editor.updateState(thread, { proposals });
    const panel = open(askingBeside);
    await panel.app.invoke(new Command({ resume: { choice: 2 } }), thread);
    expect(shownTo(panel.models["fuse"])).toEqual(["edited", "edited"]);
    expect(asked(panel)).toEqual({ fuse: 1 });
  });
});
