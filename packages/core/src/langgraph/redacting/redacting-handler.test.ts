import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Serialized } from "@langchain/core/load/serializable";
import { LangChainTracer } from "@langchain/core/tracers/tracer_langchain";
import { GraphCallbackHandler, type GraphInterruptEvent } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { collector, CollectingTracer } from "../../../test/collecting-handlers.js";
import { stringsIn } from "../../../test/strings-in.js";
import type { Redact } from "../../redact/redact.js";
import { redactingHandler } from "./redacting-handler.js";
import { redactionFailed } from "../../redact/redaction.js";

const hide: Redact = (text) => text.replaceAll("secret", "[hidden]");
const serialized: Serialized = { lc: 1, type: "not_implemented", id: ["secret"] };
const runId = "00000000-0000-0000-0000-secret000000";

describe("redactingHandler", () => {
  test("hides texts from the handler, and leaves ids, types and names of runs", async () => {
    const { handler, told } = collector();
    const redacting = redactingHandler(handler, hide);
    const metadata = { order: "secret" };
    const tags = ["secret"];
    const inputs = { input: "a secret" };
    await redacting.handleChainStart?.(
      serialized,
      inputs,
      runId,
      undefined,
      tags,
      metadata,
      "chain",
      "secretary",
    );
    await redacting.handleToolStart?.(serialized, "a secret", runId, undefined, tags, metadata);
    await redacting.handleChainError?.(new Error("a secret"), runId);
    await redacting.handleText?.("a secret", runId);
    expect(told).toMatchObject([
      [
        "handleChainStart",
        { ...serialized, id: ["[hidden]"] },
        { input: "a [hidden]" },
        runId,
        undefined,
        ["[hidden]"],
        { order: "[hidden]" },
        "chain",
        "secretary",
      ],
      ["handleToolStart", {}, "a [hidden]", runId, undefined, ["[hidden]"], { order: "[hidden]" }],
      ["handleChainError", { message: "a [hidden]" }, runId],
      ["handleText", "a [hidden]", runId],
    ]);
    expect([metadata, tags, inputs]).toEqual([
      { order: "secret" },
      ["secret"],
      { input: "a secret" },
    ]);
  });

  test("hides what a run waits for, and leaves the ids of the run and its checkpoint", async () => {
    const events: unknown[] = [];
    const observer = Object.assign(new GraphCallbackHandler(), {
      handleInterrupt: (event: GraphInterruptEvent) => void events.push(event),
    });
    const ids = { runId, status: "pending", checkpointId: "secret", checkpointNs: [] } as const;
    const interrupts = [{ value: "a secret" }];
    const redacting = redactingHandler(observer, hide) as GraphCallbackHandler;
    await redacting.handleInterrupt?.({ ...ids, interrupts });
    expect(events).toEqual([{ ...ids, interrupts: [{ value: "a [hidden]" }] }]);
    expect(GraphCallbackHandler.isInstance(redacting)).toBe(true);
  });

  test("tells that a piece of a reply came, but not which", async () => {
    const { handler, told } = collector();
    const idx = { prompt: 0, completion: 0 };
    await redactingHandler(handler, hide).handleLLMNewToken?.("sec", idx, runId, "parent", ["tag"]);
    expect(told).toEqual([["handleLLMNewToken", "", idx, runId, "parent", ["tag"]]]);
  });

  test("does not hand on the pieces of streamed content blocks", async () => {
    const events: unknown[] = [];
    const handler = BaseCallbackHandler.fromMethods({
      handleChatModelStreamEvent: (event: unknown) => void events.push(event),
    });
    const delta = { type: "text-delta", text: "sec" } as const;
    const event = { event: "content-block-delta", index: 0, delta } as const;
    await redactingHandler(handler, hide).handleChatModelStreamEvent?.(event, runId);
    expect(events).toEqual([]);
  });

  test("does not throw where the hook does, and lets nothing out", async () => {
    const { handler, told } = collector();
    const redacting = redactingHandler(handler, (text) => {
      throw new Error(text);
    });
    await redacting.handleChainStart?.(serialized, { input: "a secret" }, runId);
    expect(told).toMatchObject([
      ["handleChainStart", { type: "not_implemented" }, { input: redactionFailed }, runId],
    ]);
    expect(stringsIn(told[0]?.slice(1, 3)).join()).not.toContain("secret");
  });

  test("is the handler in all else", () => {
    const tracer = new CollectingTracer();
    const redacting = redactingHandler(tracer, hide);
    expect(redacting).toBeInstanceOf(CollectingTracer);
    expect(redacting).toMatchObject({
      name: "collecting_tracer",
      awaitHandlers: true,
      persisted: 0,
    });
    expect("onRunCreate" in redacting).toBe(true);
    redacting.raiseError = true;
    expect(tracer.raiseError).toBe(true);
    expect(redacting.copy()).toBe(redacting);
    expect(redactingHandler(Object.freeze(collector().handler), hide).name).toBe("collector");
  });

  test("knows a handler again, and does not redact twice with one hook", () => {
    const { handler } = collector();
    const redacting = redactingHandler(handler, hide);
    expect(redactingHandler(handler, hide)).toBe(redacting);
    expect(redactingHandler(redacting, hide)).toBe(redacting);
    expect(redactingHandler(handler, (text) => text)).not.toBe(redacting);
  });

  test("redacts for the copies that LangChain makes of LangSmith's tracer too", () => {
    // Without a client of its own it makes the process's one, which redact-langsmith.isolated.test.ts needs new.
    const client = { createRun: async () => {}, updateRun: async () => {} };
    const tracer = redactingHandler(new LangChainTracer({ client }), hide) as LangChainTracer;
    const copy = tracer.copyWithTracingConfig({ metadata: { order: "secret" }, tags: ["secret"] });
    expect(copy).toMatchObject({
      name: "langchain_tracer",
      tracingMetadata: { order: "[hidden]" },
      tracingTags: ["[hidden]"],
    });
    expect(redactingHandler(copy, hide)).toBe(copy);
  });

  test.each(["StreamMessagesHandler", "event_stream_tracer"])(
    "leaves the caller's own stream alone: %s",
    (name) => {
      const { handler } = collector(name);
      expect(redactingHandler(handler, hide)).toBe(handler);
    },
  );
});
