import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { aggregator, defineGraph, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { startTestServer, type TestRequest, type TestServer } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { numberedQuestions, smallBenchmark } from "../../test/small-benchmark.js";
import { testFolder } from "../../test/write-data.js";
import { readAnswers } from "../answers/answer-log.js";
import { generate } from "./generate.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ models: { "*": { textFrom: "echo" } } });
});
afterAll(() => server.close());

test("smoke", async () => {
  const folder = await testFolder();
  const graph = defineGraph({
    name: "pair",
    nodes: {
      a: proposer({ model: "local:a" }),
      b: proposer({ model: "local:b" }),
      fuse: aggregator({ model: "local:c", reads: ["a", "b"] }),
    },
    output: "fuse",
  });
  const providers = [openaiCompatible({ id: "local", baseUrl: server.url })];
  const summary = await generate({
    benchmark: smallBenchmark(numberedQuestions(3)),
    source: "memory",
    graph,
    compileOptions: { providers },
    folder,
    onProgress: (p) => console.log(p),
  });
  console.log(
    summary,
    await readFile(summary.officialFile!, "utf8"),
    await readFile(join(folder, "answers.jsonl"), "utf8"),
  );
});
