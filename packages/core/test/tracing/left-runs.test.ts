// A run ends for its tracers too when its reader leaves.
import { expect, test, vi } from "vitest";
import { collector } from "../collecting-handlers.js";
import { duet, panelOf } from "../panel.js";
import { after, always } from "../scripted-model.js";

test.each(["break", "break without a signal", "abort"])(
  "a stream that ends by %s between two chunks ends for tracers",
  async (way) => {
    const { handler, told } = collector();
    const stop = new AbortController();
    const { app } = panelOf(duet, { fuse: always("never read", after(60_000)) });
    const given = way === "break without a signal" ? {} : { signal: stop.signal };
    const config = { callbacks: [handler], streamMode: "updates" as const, ...given };
    const read = async (): Promise<void> => {
      for await (const part of await app.stream({ messages: "Why?" }, config)) {
        if ("begin" in part) continue;
        if (way !== "abort") break;
        stop.abort();
      }
    };
    await read().catch(() => undefined);
    const root = told.find(([method]) => method === "handleChainStart")?.[3];
    const hasEnded = () =>
      told.some(([method, , id]) => method === "handleChainError" && id === root);
    await vi.waitFor(() => expect(hasEnded()).toBe(true), { timeout: 30_000 });
  },
);
