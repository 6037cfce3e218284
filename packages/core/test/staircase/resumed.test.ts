/** Runs with a `staircase` that were cut off in the middle of an answer, and are resumed. */
import { MemorySaver } from "@langchain/langgraph";
import { expect, test } from "vitest";
import { compile, type MoaApp, streamRun } from "../../src/index.js";
import { inSimulatedTime } from "../simulated-time.js";
import { panel } from "./panel.js";
import { points, pointsIn, WritingModel } from "./writing-models.js";

const thread = { configurable: { thread_id: "t" } };

function panelWith(checkpointer: MemorySaver) {
  const models = {
    ada: new WritingModel({ write: () => points("ada", 30), wordMs: 10 }),
    bob: new WritingModel({ write: () => points("bob", 30), wordMs: 10 }),
    fuse: new WritingModel({
      write: (prompt) => points("fuse", 8, 1 + pointsIn(prompt)),
      wordMs: 10,
    }),
  };
  return { models, app: compile(panel, { models, checkpointer }) as unknown as MoaApp };
}

/** Runs until this many rounds have ended and the next one has begun. Returns what was delivered. */
async function cutAfter(rounds: number, { app }: ReturnType<typeof panelWith>): Promise<string> {
  const controller = new AbortController();
  let delivered = "";
  await inSimulatedTime(async () => {
    let begun = 0;
    const given = { ...thread, signal: controller.signal };
    for await (const event of streamRun(app, { messages: "Why?" }, given)) {
      if (event.type === "answer-token") delivered += event.text;
      if (event.type === "call-start" && event.node === "fuse") begun += 1;
      if (event.type === "first-token" && begun > rounds) controller.abort();
    }
  });
  return delivered;
}

test("a resumed run goes on after the rounds that had ended, and asks none of them again", async () => {
  const saver = new MemorySaver();
  const delivered = await cutAfter(2, panelWith(saver));
  const { app, models } = panelWith(saver);
  const { value, error } = await inSimulatedTime(async () => app.invoke(null, thread));
  expect(error).toBeUndefined();
  const { answer = "", ledger = [] } = value ?? {};
  expect(answer).toBe(points("fuse", answer.match(/Point/g)?.length ?? 0));
  expect(answer.startsWith(delivered.split(" Point ").slice(0, 8).join(" Point "))).toBe(true);
  const lines = ledger.filter(({ node }) => node === "fuse");
  expect(lines.map(({ round, attempt, status }) => [round, attempt, status])).toEqual([
    [1, 1, "ok"],
    [2, 2, "ok"],
    [3, 3, "aborted"],
    [3, 4, "ok"],
    [4, 5, "ok"],
  ]);
  expect(models.fuse.prompts).toHaveLength(2);
});

test("the thread holds the text of the rounds that had ended", async () => {
  const saver = new MemorySaver();
  const delivered = await cutAfter(2, panelWith(saver));
  const { app } = panelWith(saver);
  const events: string[] = [];
  await inSimulatedTime(async () => {
    for await (const event of streamRun(app, null, thread)) {
      if (event.type === "answer-token") events.push(event.text);
    }
  });
  const [first = "", second = ""] = events;
  expect(delivered.startsWith(first + second)).toBe(true);
});
