import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { RunnableLambda } from "@langchain/core/runnables";
import { LangChainTracer } from "@langchain/core/tracers/tracer_langchain";
import { describe, expect, test } from "vitest";
import type { Redact } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { always } from "./scripted-model.js";
import { useLangSmithEnvironment } from "./tracing/use-langsmith-environment.js";

const langSmith = useLangSmithEnvironment();

/**
 * What LangSmith is sent of two runs, one of them within another runnable, whose prompt, replies,
 * error, metadata, tags and configuration hold a secret. Each test has its own: traces may be late.
 */
async function sentOf(secret: string, redact?: Redact): Promise<string> {
  // LangChain makes one client a process. If another test file made it, no trace comes here.
  expect(new LangChainTracer().client).toHaveProperty("apiUrl", langSmith.url);
  const models = {
    ada: always(`ada knows ${secret}`),
    bob: always(new Error(`${secret} failed`)),
    fuse: always(`the ${secret} answer`),
  };
  const { app } = panelOf(duet, models, redact && { redact });
  const config = {
    metadata: { order: secret },
    configurable: { customer: secret },
    tags: [secret],
    streamMode: "messages" as const,
  };
  const run = async (): Promise<string> => {
    const stream = await app.stream({ messages: `Why ${secret}?` }, config);
    for await (const _ of stream);
    return "done";
  };
  await run();
  await RunnableLambda.from(run).invoke("go");
  await awaitAllCallbacks();
  return langSmith.bodies.join("\n");
}

describe("redact, with LangSmith tracing on in the environment", () => {
  test("without a hook the secret arrives there", async () => {
    const sent = await sentOf("xyzzy");
    expect(sent).toContain("ada knows xyzzy");
    expect(sent).toContain("Why xyzzy?");
    expect(sent).toContain("xyzzy failed");
  });

  test("with a hook the same runs arrive there without it", async () => {
    const sent = await sentOf("plugh", (written) => written.replaceAll("plugh", "[hidden]"));
    expect(sent).toContain("ada knows [hidden]");
    expect(sent).toContain("Why [hidden]?");
    expect(sent).toContain("[hidden] failed");
    expect(sent).not.toContain("plugh");
  });

  test("pieces of a reply do not arrive there, which might add up to a secret", async () => {
    const sent = await sentOf("sesame", (written) =>
      written.replaceAll("the sesame answer", "none"),
    );
    expect(sent).toContain("new_token");
    expect(sent).toContain('"answer":"none"');
    expect(sent).not.toContain('"sesame "');
    expect(sent).not.toContain("the sesame");
  });
});
