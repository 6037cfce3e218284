import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { type RunEvent, streamRun } from "../../src/index.js";
import { duet, panelOf } from "../panel.js";

const thread = { configurable: { thread_id: "1" } };

describe("a question that was cut off before the run had begun", () => {
  test("is resumed without anything of the run before", async () => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await app.invoke("Why?", thread);
    await app.invoke("And why that?", { ...thread, interruptBefore: ["begin"] });
    const events: RunEvent[] = [];
    for await (const event of streamRun(app, null, thread)) events.push(event);
    expect(events.map(({ type }) => type)).not.toContain("run-resume");
    const end = events.at(-1);
    const lines = end?.type === "run-end" ? end.ledger : [];
    expect(lines.map(({ node, status }) => `${node} ${status}`)).toEqual([
      "ada ok",
      "bob ok",
      "fuse ok",
    ]);
  });
});
