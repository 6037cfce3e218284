import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { rerunFrom } from "../../src/index.js";
import { duet, panelOf } from "../panel.js";

const thread = { configurable: { thread_id: "1" } };

/** Makes the last checkpoint of the thread one that a newer version has saved. */
async function saveInFormat(format: number, saver: MemorySaver): Promise<void> {
  const { checkpoint, metadata, parentConfig = thread } = (await saver.getTuple(thread)) ?? {};
  if (checkpoint === undefined || metadata === undefined) throw new Error("No checkpoint.");
  const runStart = { ...(checkpoint.channel_values["runStart"] as object), format };
  const channel_values = { ...checkpoint.channel_values, runStart };
  await saver.put(parentConfig, { ...checkpoint, channel_values }, metadata);
}

describe("a run that a newer version has saved", () => {
  test("is neither resumed nor run again from a node, and asks no model", async () => {
    const checkpointer = new MemorySaver();
    const { app, models } = panelOf(duet, {}, { checkpointer });
    await app.invoke("Why?", { ...thread, interruptBefore: ["fuse"] });
    await saveInFormat(2, checkpointer);
    const tooNew = {
      code: "CHECKPOINT_TOO_NEW",
      message:
        "The run of the thread was saved in format 2 by a newer version of @moagraph/core. This version reads formats up to 1.",
      hint: "Update @moagraph/core, then resume. To start a new run instead, pass a question.",
    };
    await expect(app.invoke(null, thread)).rejects.toMatchObject(tooNew);
    await expect(app.invoke(rerunFrom("fuse"), thread)).rejects.toMatchObject(tooNew);
    expect(models["fuse"]?.asked).toHaveLength(0);
  });

  test("is followed by a new run when a question is asked", async () => {
    const checkpointer = new MemorySaver();
    const { app } = panelOf(duet, {}, { checkpointer });
    await app.invoke("Why?", { ...thread, interruptBefore: ["fuse"] });
    await saveInFormat(2, checkpointer);
    await expect(app.invoke("And?", thread)).resolves.toMatchObject({ answer: "fuse says" });
    await expect(app.invoke(rerunFrom("fuse"), thread)).resolves.toBeDefined();
  });
});
