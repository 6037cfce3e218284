import { expect, test } from "vitest";
import { continuing } from "../src/runs/run-history.js";
import { withoutInternals } from "../src/runs/run-request.js";

test("no client can have a run traced to LangSmith, or set what LangGraph sets itself", () => {
  const request = {
    assistant_id: "panel",
    langsmith_tracer: { project_name: "mine" },
    config: {
      tags: ["kept"],
      configurable: { user: "kept", langsmith_project: "mine", __pregel_checkpointer: null },
    },
  };
  expect(withoutInternals(request)).toEqual({
    assistant_id: "panel",
    config: { tags: ["kept"], configurable: { user: "kept" } },
  });
});

test("a run that was started from a checkpoint continues from its own last state", () => {
  const request = {
    assistant_id: "panel",
    input: "What causes tides?",
    checkpoint_id: "1",
    config: { configurable: { user: "kept", checkpoint_id: "1" } },
  };
  expect(continuing(request)).toEqual({
    assistant_id: "panel",
    input: null,
    config: { configurable: { user: "kept" } },
  });
});
