import { getEventListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { duet, panelOf } from "../../test/panel.js";
import { after, always } from "../../test/scripted-model.js";
import { asChatModel, streamRun } from "../index.js";

const warnings: Error[] = [];
const onWarning = (warning: Error): void => void warnings.push(warning);
beforeEach(() => {
  warnings.length = 0;
  process.on("warning", onWarning);
});
afterEach(() => {
  process.off("warning", onWarning);
});

const messages = "Why?";

describe("runs that share a signal", () => {
  const { app } = panelOf(duet, { ada: always("a", after(5)) });
  const model = asChatModel(app);
  const configured = app.withConfig({ tags: ["x"] });

  test.each([
    ["invoke", (signal: AbortSignal) => app.invoke({ messages }, { signal })],
    ["invoke withConfig", (signal: AbortSignal) => configured.invoke({ messages }, { signal })],
    ["a chat model", (signal: AbortSignal) => model.invoke("Why?", { signal })],
    [
      "stream",
      async (signal: AbortSignal) => {
        for await (const _ of await app.stream({ messages }, { signal }));
      },
    ],
    [
      "streamRun",
      async (signal: AbortSignal) => {
        for await (const _ of streamRun(app, { messages }, { signal }));
      },
    ],
  ])("leave no listener on it, and cause no warning: %s", async (_, run) => {
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 30 }, () => run(signal)));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await setTimeout(10);
    expect(warnings).toEqual([]);
  });

  test("are all cancelled by it", async () => {
    const { app: slow, models } = panelOf(duet, { ada: always("a", after(60_000)) });
    const stop = new AbortController();
    const runs = Promise.allSettled(
      Array.from({ length: 3 }, () => slow.invoke({ messages }, { signal: stop.signal })),
    );
    await expect.poll(() => models["ada"]?.asked).toHaveLength(3);
    stop.abort();
    const ends = await runs;
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(models["ada"]?.aborted).toBe(3);
  });
});
