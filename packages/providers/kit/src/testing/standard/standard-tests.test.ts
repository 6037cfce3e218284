import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { rejection } from "../contract/ask.js";
import { standardResults } from "./standard-results.js";
import { standardTests, type StandardTestsOptions } from "./standard-tests.js";

type Run = () => Promise<void>;

function defined(more: Partial<StandardTestsOptions> = {}): {
  readonly tests: ReadonlyMap<string, Run>;
  readonly skipped: readonly string[];
} {
  const tests = new Map<string, Run>();
  const skipped: string[] = [];
  standardTests({
    describe: (_, define) => define(),
    test: Object.assign((name: string, run: Run) => void tests.set(name, run), {
      skip: (name: string) => void skipped.push(name),
    }),
    chat: () => new FakeListChatModel({ responses: ["Hello there, friend."] }),
    ...more,
  });
  return { tests, skipped };
}

const name = "streams a tool call";

describe("standardTests", () => {
  it("covers every test of LangChain's suite, and defines each of its own once", async () => {
    const results = await standardResults({ chat: () => expect.fail("no model") });
    expect(new Set(results.map((result) => result.name)).size).toBe(results.length);
    expect(new Set(results.flatMap(({ covers = [] }) => covers))).toEqual(new Set(ofLangChain));
    expect(results.filter(({ error }) => error === undefined)).toEqual([]);
    expect([...defined().tests.keys()]).toEqual(results.map((result) => result.name));
  });

  it("passes what a model can do, and no more", async () => {
    const { tests } = defined();
    await tests.get("answers")?.();
    const failure = await rejection(tests.get(name)?.() ?? Promise.resolve());
    expect(failure).toMatchObject({ code: "ERR_ASSERTION", actual: [] });
  });

  it("expects exceptions to fail, with the reason", async () => {
    const reason = "it calls no tools";
    const { tests } = defined({ exceptions: [{ reason, tests: [name, "answers"] }] });
    await tests.get(`${name} (fails: ${reason})`)?.();
    const failure = await rejection(
      tests.get(`answers (fails: ${reason})`)?.() ?? Promise.resolve(),
    );
    expect(failure).toMatchObject({ message: "The call succeeded, but must fail." });
  });

  it("skips what an API cannot do, with the reason", () => {
    const { tests, skipped } = defined({ wire: "ollama" });
    expect(skipped).toContain("sends the tool choice any (the API cannot require a tool call)");
    expect(tests.has("sends the tool choice any")).toBe(false);
  });

  it("rejects an unknown test in `exceptions`", () => {
    expect(() => defined({ exceptions: [{ reason: "", tests: ["flies"] }] })).toThrow(
      "Unknown standard test: flies",
    );
  });
});

/** The tests of `internal/standard-tests` of langchainjs, commit 62fc484, 2026-08-05. */
const ofLangChain = [
  "testChatModelInit",
  "testChatModelInitApiKey",
  "testChatModelInitStreaming",
  "testChatModelWithBindTools",
  "testChatModelWithStructuredOutput",
  "testStandardParams",
  "testInvokeThrowsWithAbortedSignal",
  "testStreamReturnsEarlyWithAbortedSignal",
  "testInvoke",
  "testStream",
  "testBatch",
  "testStreamEvents",
  "testConversation",
  "testDoubleMessageConversation",
  "testUsageMetadata",
  "testUsageMetadataStreaming",
  "testStopSequence",
  "testToolCalling",
  "testBindToolsWithRunnableToolLike",
  "testBindToolsWithOpenAIFormattedTools",
  "testToolMessageHistoriesStringContent",
  "testToolMessageHistoriesListContent",
  "testStructuredFewShotExamples",
  "testWithStructuredOutput",
  "testWithStructuredOutputIncludeRaw",
  "testCacheComplexMessageTypes",
  "testStreamTokensWithToolCalls",
  "testModelCanUseToolUseAIMessage",
  "testModelCanUseToolUseAIMessageWithStreaming",
  "testInvokeMoreComplexTools",
  "testParallelToolCalling",
  "testModelCanAcceptStructuredToolParamsSchema",
  "testStreamTools",
  "testStandardTextContentBlocks",
  "testStandardImageContentBlocks",
  "testStandardAudioContentBlocks",
  "testStandardFileContentBlocks",
];
