import { tool } from "@langchain/core/tools";
import { MemorySaver } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { compile } from "../../src/index.js";
import { AgentModel, callOf } from "../agent-model.js";
import { duet, modelsIn, panelOf } from "../panel.js";
import { always } from "../scripted-model.js";

const thread = { configurable: { thread_id: "t" } };

/** Saves nothing while its disk is full. */
class FullSaver extends MemorySaver {
  isFull = false;
  override async putWrites(...given: Parameters<MemorySaver["putWrites"]>): Promise<void> {
    if (this.isFull) {
      throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    }
    return super.putWrites(...given);
  }
}

/** Never ends a write while it hangs. */
class HangingSaver extends MemorySaver {
  isHanging = false;
  override async putWrites(...given: Parameters<MemorySaver["putWrites"]>): Promise<void> {
    if (this.isHanging) await new Promise(() => {});
    return super.putWrites(...given);
  }
}

/** Reads nothing. */
class BrokenSaver extends MemorySaver {
  override async getTuple(): Promise<undefined> {
    throw Object.assign(new Error("file is not a database"), { code: "SQLITE_NOTADB" });
  }
}

describe("a checkpointer that cannot save", () => {
  test("lets no further request be sent, and the run be resumed later", async () => {
    const checkpointer = new FullSaver();
    const ada = always("ada says", async () => void (checkpointer.isFull = true));
    const { app, models } = panelOf(duet, { ada }, { checkpointer });
    await expect(app.invoke("Why?", thread)).rejects.toMatchObject({
      code: "CHECKPOINT_FAILED",
      message: 'The checkpointer could not save thread "t": database or disk is full',
      hint: expect.stringContaining("The disk is full. Free some space."),
    });
    expect(models["fuse"]?.asked).toHaveLength(0);
    checkpointer.isFull = false;
    await expect(app.invoke(null, thread)).resolves.toMatchObject({ answer: "fuse says" });
  });

  test("lets an agent send no further request", async () => {
    // LangChain prints what its handlers throw.
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => print.mockRestore());
    const checkpointer = new FullSaver();
    const fill = tool(() => void (checkpointer.isFull = true), {
      name: "fill",
      description: "x",
      schema: z.object({}),
    });
    const model = new AgentModel([callOf("fill"), "Done."]);
    const bob = createAgent({ model, tools: [fill] });
    const app = compile(duet, { models: { ...modelsIn(duet, {}), bob }, checkpointer });
    await expect(app.invoke("Why?", thread)).rejects.toMatchObject({ code: "CHECKPOINT_FAILED" });
    expect(model.asked).toHaveLength(1);
  });
});

describe("a checkpointer that cannot read", () => {
  test("lets no model be asked, and says what to do", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new BrokenSaver() });
    await expect(app.invoke("Why?", thread)).rejects.toMatchObject({
      code: "CHECKPOINT_UNREADABLE",
      hint: "The file is no SQLite database. Name another file. Then run again. No model was asked.",
    });
    expect(models["ada"]?.asked).toHaveLength(0);
    const unreadable = { code: "CHECKPOINT_UNREADABLE" };
    await expect(app.getState(thread)).rejects.toMatchObject(unreadable);
    await expect(app.updateState(thread, {})).rejects.toMatchObject(unreadable);
  });
});

describe("a checkpointer that hangs", () => {
  test("lets a run be cancelled, also one that waits for a cancelled one", async () => {
    const checkpointer = new HangingSaver();
    const ada = always("ada says", async () => void (checkpointer.isHanging = true));
    const { app } = panelOf(duet, { ada }, { checkpointer });
    for (const input of ["Why?", null]) {
      const stop = new AbortController();
      const run = app.invoke(input, { ...thread, signal: stop.signal });
      await expect.poll(() => checkpointer.isHanging).toBe(true);
      setTimeout(() => stop.abort(), 20);
      await expect(run).rejects.toMatchObject({ name: "AbortError" });
    }
  });
});
