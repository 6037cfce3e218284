/** What is kept of runs is freed when they end, however they end. */
import { compile } from "@moagraph/core";
import { expect, test, vi } from "vitest";
import { MoagraphHandler } from "../src/moagraph-handler.js";
import { OpenRuns } from "../src/runs/open-runs.js";
import { Telemetry } from "../src/telemetry.js";
import { panel, quickApp } from "./panel.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

const question = { messages: "Why?" };

test("nothing is kept of runs that have an answer, fail, are aborted, or are left", async () => {
  const { tracerProvider, meterProvider } = await traced();
  const runs = new OpenRuns(
    new Telemetry({ tracerProvider, meterProvider, content: undefined }),
    100,
  );
  const callbacks = [new MoagraphHandler(runs)];
  const failing = compile(panel, { providers: await vendor({ "*": { fault: "bad-request" } }) });
  const hanging = compile(panel, { providers: await vendor({ "*": { fault: "hang" } }) });
  await quickApp.invoke(question, { callbacks });
  await expect(failing.invoke(question, { callbacks })).rejects.toThrow();
  const signal = AbortSignal.timeout(100);
  await expect(hanging.invoke(question, { callbacks, signal })).rejects.toThrow();
  for await (const _ of await quickApp.stream(question, { callbacks, streamMode: "updates" })) {
    expect(runs.size).toBeGreaterThan(0);
    break;
  }
  await vi.waitFor(() => expect(runs.size).toBe(0), { timeout: 30_000 });
});
