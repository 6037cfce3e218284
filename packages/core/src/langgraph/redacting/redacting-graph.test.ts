import { CallbackManager } from "@langchain/core/callbacks/manager";
import { describe, expect, test } from "vitest";
import { collector } from "../../../test/collecting-handlers.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { onlyRedacted } from "./redacting-graph.js";
import { RedactingManager } from "./redacting-manager.js";

describe("a step of a graph that redacts", () => {
  const state = { messages: [], answer: "" } as unknown as MoaState;

  test.each([
    ["no callbacks", undefined],
    ["handlers", [collector().handler]],
    ["a manager of LangChain's", new CallbackManager()],
  ])("does nothing with %s, which would be told raw text", async (_, callbacks) => {
    let ran = 0;
    const step = onlyRedacted(async () => ({ answer: `run ${(ran += 1)}` }));
    const run = step(state, callbacks === undefined ? {} : { callbacks });
    await expect(run).rejects.toMatchObject({ code: "REDACTION_BYPASSED" });
    expect(ran).toBe(0);
  });

  test("does its work with redacting callbacks, and with copies of them", async () => {
    const step = onlyRedacted(async () => ({ answer: "Yes." }));
    const callbacks = new RedactingManager([collector().handler], (text) => text);
    expect(await step(state, { callbacks })).toEqual({ answer: "Yes." });
    expect(await step(state, { callbacks: callbacks.copy() })).toEqual({ answer: "Yes." });
  });
});
