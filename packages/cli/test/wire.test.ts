import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { JournalEntry, TestRequest } from "@moagraph/provider-kit/testing";
import type { RecipeName } from "@moagraph/recipes";
import { assert, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { moagraph as runHosted } from "./hosted-command.js";
import { type Outcome, outcomeOf, start } from "./moagraph.js";
import { plainRecipe } from "./plain-recipe.js";
import { environmentOf, startVendor, systemTextOf, type Vendor } from "./vendor.js";

/** The paper's open models, with the ids and in the order of its scripts. */
const published = [
  "microsoft/WizardLM-2-8x22B",
  "Qwen/Qwen1.5-110B-Chat",
  "Qwen/Qwen1.5-72B-Chat",
  "meta-llama/Llama-3-70b-chat-hf",
  "mistralai/Mixtral-8x22B-Instruct-v0.1",
  "databricks/dbrx-instruct",
];

/** The calls of each recipe: layers of six, then one. */
const asked = [
  { recipe: "moa-lite", sixes: 1, last: "Qwen/Qwen1.5-72B-Chat" },
  { recipe: "moa", sixes: 2, last: "Qwen/Qwen1.5-110B-Chat" },
  { recipe: "moa-gpt4o", sixes: 2, last: "gpt-4o-2024-05-13" },
] as const;

const question = '  What are three fun\tthings to do in "SF"? \n\n🌉 ';
const answer = "One, two, three, four, five, six, seven.";

/** The proposal of a model in a layer. */
const proposalOf = (layer: number, model: string) => `Layer ${layer}, ${model}:\n\n1. a bridge\n`;

const isAnswering = ({ body }: Pick<TestRequest, "body">) => body.stream === true;
const sorted = (texts: readonly string[]) => texts.toSorted();

/**
 * No model of a layer replies before all six are called. Then they reply one by one, the first of the
 * published order last.
 */
async function openGated(): Promise<Vendor> {
  const waiting = new Map<string, () => void>();
  return startVendor(async (request) => {
    if (isAnswering(request)) return { text: answer, tokensPerSecond: 10 };
    await new Promise<void>((resolve) => {
      waiting.set(request.model, resolve);
      if (waiting.size === published.length) void openInTurn(waiting);
    });
    const layer = systemTextOf(request) === "" ? 1 : 2;
    return { text: proposalOf(layer, request.model) };
  });
}

async function openInTurn(waiting: Map<string, () => void>): Promise<void> {
  const gates = published.toReversed().map((model) => waiting.get(model));
  waiting.clear();
  for (const open of gates) {
    open?.();
    await setTimeout(20);
  }
}

/** The outcome of one run of a recipe. */
interface RecordedRun {
  readonly outcome: Outcome;
  /** The time of the first part of the answer on stdout, in milliseconds since 1970. */
  readonly firstPieceAtMs: number;
  readonly journal: readonly JournalEntry[];
}

/**
 * Lists proposals in the format of the published code, so that the prompt can be compared exactly.
 */
async function record(recipe: RecipeName): Promise<RecordedRun> {
  const vendor = await openGated();
  const plain = await plainRecipe(recipe);
  const child = start(["run", plain.file, question], { env: vendor.env });
  const firstPiece = once(child.stdout as NodeJS.ReadableStream, "data").then(nowMs);
  const outcome = await outcomeOf(child);
  await Promise.all([vendor.close(), plain.remove()]);
  return { outcome, firstPieceAtMs: await firstPiece, journal: vendor.journal };
}

/** Now, in milliseconds since 1970, as in a journal. */
function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

describe.for(asked)("run $recipe", ({ recipe, sixes, last }) => {
  let run: RecordedRun;
  beforeAll(async () => {
    run = await record(recipe);
  });

  test("answers", () => {
    const { exitCode, stdout } = run.outcome;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${answer}\n` });
  });

  test("calls the published models, a whole layer concurrently", () => {
    const { journal } = run;
    expect(journal).toHaveLength(sixes * 6 + 1);
    expect(journal.at(-1)?.model).toBe(last);
    for (let layer = 1; layer <= sixes; layer += 1) {
      const entries = journal.slice(layer * 6 - 6, layer * 6);
      expect(sorted(entries.map(({ model }) => model))).toEqual(sorted(published));
      // No reply had started when the last request arrived, and they ended in reverse order.
      const lastAsked = Math.max(...entries.map(({ receivedAtMs }) => receivedAtMs));
      const firstReply = Math.min(...entries.map(({ firstByteAtMs }) => Number(firstByteAtMs)));
      expect(lastAsked).toBeLessThan(firstReply);
      const settled = entries.toSorted((a, b) => Number(a.endedAtMs) - Number(b.endedAtMs));
      expect(settled.map(({ model }) => model)).toEqual(published.toReversed());
    }
  });

  test("sends the published parameters, and only the last model streams", () => {
    run.journal.forEach(({ model, body }, index) => {
      const { messages: _, ...params } = body;
      const stream = index === sixes * 6;
      const options = stream ? { stream_options: { include_usage: true } } : {};
      expect(params).toEqual({ model, temperature: 0.7, max_tokens: 2048, stream, ...options });
    });
  });

  test("sends the user's message unchanged and last, after all proposals in the published order", () => {
    run.journal.forEach((entry, index) => {
      const layer = Math.floor(index / 6) + 1;
      const list = published.map((model, at) => `\n${at + 1}. ${proposalOf(layer - 1, model)}`);
      const { messages = [] } = entry.body;
      expect(messages.at(-1)).toEqual({ role: "user", content: question });
      expect(messages).toHaveLength(layer === 1 ? 1 : 2);
      if (layer > 1) expect(systemTextOf(entry).split("\n\nAnswers:")[1]).toBe(list.join(""));
    });
  });

  test("prints the answer while its model still streams", () => {
    expect(run.firstPieceAtMs).toBeLessThan(Number(run.journal.at(-1)?.endedAtMs));
  });
});

describe("^C", () => {
  // The last model is of another vendor than the first layers.
  const recipe = "moa-gpt4o";

  test("closes every connection at once", async () => {
    const vendor = await startVendor({ text: "Too late.", latencyMs: 60_000 });
    onTestFinished(() => vendor.close());
    const { cut, outcome } = await interrupt(recipe, vendor, () => vendor.journal.length === 6);
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stderr).toMatch(ledger);
    expect(cut).toHaveLength(6);
  });

  test("closes the connection of the answer", async () => {
    const vendor = await startVendor((request) => ({
      text: isAnswering(request) ? answer.repeat(50) : "A proposal.",
      ...(isAnswering(request) ? { tokensPerSecond: 10 } : {}),
    }));
    onTestFinished(() => vendor.close());
    const isStreaming = () =>
      vendor.journal.some((entry) => isAnswering(entry) && entry.firstByteAtMs);
    const { cut, outcome } = await interrupt(recipe, vendor, isStreaming);
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stderr).toMatch(ledger);
    expect(cut).toHaveLength(1);
  });
});

/** A run that is still at work after a grace time ends without it. */
const ledger = /\naborted in \d+\.\d s: /;

/** Sends ^C when the condition is true. Returns the connections that the client closed. */
async function interrupt(
  recipe: string,
  vendor: Vendor,
  isTime: () => unknown,
): Promise<{ cut: readonly JournalEntry[]; outcome: Outcome }> {
  const child = start(["run", recipe, question], { env: vendor.env });
  const outcome = outcomeOf(child);
  while (!isTime()) await setTimeout(20);
  child.kill("SIGINT");
  const ended = await outcome;
  await vendor.idle();
  return { cut: vendor.journal.filter(({ closedByClient }) => closedByClient), outcome: ended };
}

/** The error of the command without one of the two keys. No model may have been called. */
async function complaintWithout(key: string): Promise<string> {
  const vendor = await startVendor({ text: "Hello." });
  onTestFinished(() => vendor.close());
  const { [key]: _, ...env } = environmentOf(vendor.url);
  const { exitCode, stdout, stderr } = await runHosted(["run", "moa-gpt4o", question], { env });
  assert.deepEqual([exitCode, stdout], [2, ""]);
  // A list of models is requested for the command at the end.
  assert.ok(vendor.journal.every(({ path }) => path === "/v1/models"));
  return stderr.replace(/^(?:note|try): .*\n/gm, "");
}

describe("a key that is not set", () => {
  test("is reported before any call, also if only the last model needs it", async () => {
    expect(await complaintWithout("OPENAI_API_KEY")).toMatchInlineSnapshot(`
      "error: OPENAI_API_KEY is not set; openai:gpt-4o-2024-05-13 needs it.
      hint: Set OPENAI_API_KEY; or start Ollama, run ollama pull qwen3:4b and then moagraph init; or simulate every model with --offline.
      "
    `);
  });

  test("is reported before any call", async () => {
    expect(await complaintWithout("TOGETHER_API_KEY")).toMatchInlineSnapshot(`
      "error: TOGETHER_API_KEY is not set; together:microsoft/WizardLM-2-8x22B needs it.
      hint: Set TOGETHER_API_KEY; or start Ollama, run ollama pull qwen3:4b and then moagraph init; or simulate every model with --offline.
      "
    `);
  });
});
