/** What LangSmith is sent of each request: its model, its place, and the tokens and cost of the ledger. */
import { RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
} from "../../src/index.js";
import { after, always, ScriptedModel } from "../scripted-model.js";
import { points, pointsIn, WritingModel } from "../staircase/writing-models.js";
import { branches, duet, hasty } from "./graphs.js";
import { linesOfLedger, linesOfRuns } from "./llm-runs.js";
import { pricedApp } from "./priced-app.js";
import { useLangSmithServer } from "./use-langsmith-server.js";

const prompt = { messages: "Why?" };
const langSmith = useLangSmithServer();

describe("each request in the ledger is a run with its model, place, tokens and cost", () => {
  /** What the ledger and the runs of LangSmith say of each request. */
  async function both(app: MoaApp): Promise<{ ledger: Call[]; known: string[]; sent: string[] }> {
    const { ledger } = await app.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    return {
      ledger,
      known: linesOfLedger(ledger),
      sent: linesOfRuns(await langSmith.server.runs()),
    };
  }

  test("retries and fallbacks too", async () => {
    const busy = new RateLimitError({ provider: "test", message: "Busy.", hint: "Wait." });
    const graph = defineGraph({
      name: "retrying",
      retry: { attempts: 2, maxDelayMs: 1 },
      nodes: {
        ada: proposer({ model: "test:ada", fallback: ["test:eve"] }),
        bob: proposer({ model: "test:bob" }),
        fuse: aggregator({ model: "test:fuse", reads: ["ada", "bob"] }),
      },
      output: "fuse",
    });
    const models = { ada: always(new Error("down")), bob: new ScriptedModel([busy, "bob says"]) };
    const { ledger, known, sent } = await both(pricedApp(graph, models));
    expect(sent).toEqual(known);
    expect(ledger.map(({ attempt, status }) => `${attempt} ${status}`)).toEqual([
      "1 failed",
      "2 ok",
      "1 failed",
      "2 ok",
      "1 ok",
    ]);
  });

  test("steps that start before their turn too", async () => {
    const { known, sent } = await both(
      pricedApp(branches, { slow: always("slow says", after(40)) }),
    );
    expect(sent).toEqual(known);
  });

  test("calls that a quorum cuts too", async () => {
    const bob = always("late", after(60_000));
    const { ledger, known, sent } = await both(pricedApp(hasty, { bob }));
    expect(sent).toEqual(known);
    const cut = ledger.find(({ node }) => node === "bob");
    expect(cut).toMatchObject({ status: "aborted", usageSource: "estimated" });
    expect(cut?.inputTokens).toBeGreaterThan(0);
  });

  test("a streamed reply that breaks too", async () => {
    const bob = always({ text: "bob says", then: new Error("connection lost") });
    const streaming = defineGraph({ ...duet, timeouts: { firstTokenMs: 10_000 } });
    const { ledger, known, sent } = await both(pricedApp(streaming, { bob }));
    expect(sent).toEqual(known);
    expect(ledger.find(({ node }) => node === "bob")).toMatchObject({
      status: "failed",
      partialText: "bob says",
    });
  });

  test("the rounds of a staircase too", async () => {
    const graph = defineGraph({
      name: "panel",
      staircase: { firstChunkTokens: 5, chunkTokens: 25, maxRounds: 4 },
      nodes: {
        ada: proposer({ model: "ada" }),
        fuse: aggregator({ model: "fuse", reads: ["ada"] }),
      },
      output: "fuse",
    });
    const ada = new WritingModel({ write: () => points("ada", 14) });
    const fuse = new WritingModel({ write: (asked) => points("fuse", 5, 1 + pointsIn(asked)) });
    const app = compile(graph, { models: { ada, fuse } });
    const { ledger, known, sent } = await both(app);
    // Tracers get an error for a round that is cut off, since its request is aborted.
    expect(sent.map((line) => line.replace("broke off", "ended"))).toEqual(known);
    expect(ledger.map(({ round }) => round)).toContain(2);
  });

  test("estimates if the vendor reports no tokens, or far too few", async () => {
    const few = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };
    const models = {
      ada: always({ content: "word ".repeat(2_000), usage_metadata: few }),
      bob: always({ content: "bob says", usage_metadata: undefined }),
    };
    const { ledger, known, sent } = await both(pricedApp(duet, models));
    expect(sent).toEqual(known);
    expect(ledger[0]).toMatchObject({ usageSource: "estimated" });
  });

  test("the cost that the vendor states", async () => {
    const stated = always({ content: "bob says", response_metadata: { costUsd: 0.25 } });
    const { ledger, known, sent } = await both(pricedApp(duet, { bob: stated }));
    expect(sent).toEqual(known);
    expect(ledger.find(({ node }) => node === "bob")?.costUsd).toBe(0.25);
  });

  test("also with a `redact` hook, which texts pass", async () => {
    const redact = (text: string): string => text.replaceAll("secret", "[hidden]");
    const models = { ada: always("ada knows the secret"), bob: always("late", after(60_000)) };
    const { known, sent } = await both(pricedApp(hasty, models, { redact }));
    expect(sent).toEqual(known);
    const texts = JSON.stringify(await langSmith.server.runs());
    expect(texts).toContain("ada knows the [hidden]");
    expect(texts).not.toContain("secret");
  });
});
