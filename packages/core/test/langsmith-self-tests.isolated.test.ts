import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { expect, test } from "vitest";
import { panelOf } from "./panel.js";
import { after, always } from "./scripted-model.js";
import { useLangSmithEnvironment } from "./tracing/use-langsmith-environment.js";
import { branches } from "./wirings/graphs.js";

const langSmith = useLangSmithEnvironment();

test("the first runs of a process send LangSmith their own traces only, and not those of self-tests", async () => {
  const given = { slow: always("slow says", after(10)) };
  const { signal } = new AbortController();
  await panelOf(branches, given).app.invoke({ messages: "Why?" }, { signal });
  await panelOf(branches, given, { redact: (written) => written }).app.invoke({ messages: "Why?" });
  await awaitAllCallbacks();
  const sent = langSmith.bodies.join("\n");
  expect(sent.match(/"name":"branches"/g)?.length).toBeGreaterThanOrEqual(2);
  for (const name of ["LangGraph", "inner", "next", "only", "ask", "CanaryModel"]) {
    expect(sent).not.toContain(`"name":"${name}"`);
  }
});
