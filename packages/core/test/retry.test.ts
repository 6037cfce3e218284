import { ConnectionError, InvalidRequestError, RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { type Call, type GraphSpec, type MoaOutput } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { after, ScriptedModel, type ScriptedReply } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const details = { provider: "x", message: "It failed.", hint: "Wait." };
const busy = new RateLimitError(details);
const gone = new ConnectionError(details);
const wrong = new InvalidRequestError(details);

async function runWith(
  replies: readonly ScriptedReply[],
  policies: Partial<GraphSpec> = {},
): Promise<{ output: MoaOutput; ada: ScriptedModel; lines: string[]; tookMs: number }> {
  const ada = new ScriptedModel(replies);
  const { app } = panelOf({ ...duet, ...policies }, { ada });
  const { value, error, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
  if (value === undefined) throw error;
  return { output: value, ada, lines: linesOf(value.ledger, "ada"), tookMs };
}

function linesOf(ledger: readonly Call[], node: string): string[] {
  return ledger
    .filter((call) => call.node === node)
    .map(({ attempt, status, error }) => `${attempt} ${status}${error ? ` ${error.code}` : ""}`);
}

describe("retry", () => {
  test("asks up to three times, and the ledger has a line for each", async () => {
    const { lines, output } = await runWith([busy, gone, "at last"]);
    expect(lines).toEqual(["1 failed RATE_LIMITED", "2 failed CONNECTION_FAILED", "3 ok"]);
    expect(output.proposals.map(({ text }) => text)).toContain("at last");
  });

  test("gives up after as many attempts as are allowed", async () => {
    const { lines, ada } = await runWith([busy, busy, "too late"], { retry: { attempts: 2 } });
    expect(lines).toEqual(["1 failed RATE_LIMITED", "2 failed RATE_LIMITED"]);
    expect(ada.left).toBe(1);
  });

  test("does not ask again what will not pass", async () => {
    const { lines } = await runWith([wrong, "never asked for"]);
    expect(lines).toEqual(["1 failed INVALID_REQUEST"]);
  });

  test("does not ask again when a reply was blank", async () => {
    const { lines } = await runWith([" ", "never asked for"]);
    expect(lines).toEqual(["1 blank BLANK_REPLY"]);
  });

  test("waits at most half a second, then at most one, drawn at random", async () => {
    const waits = [];
    for (let run = 0; run < 20; run += 1) {
      const { output } = await runWith([busy, busy, "at last"]);
      const [first, second, third] = output.ledger.filter(({ node }) => node === "ada");
      waits.push((second?.startedMs ?? 0) - (first?.settledMs ?? 0));
      expect((third?.startedMs ?? 0) - (second?.settledMs ?? 0)).toBeLessThanOrEqual(1_001);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(501);
    expect(new Set(waits).size).toBeGreaterThan(5);
  });

  test("waits as long as the vendor asks for", async () => {
    const asking = new RateLimitError({ ...details, retryAfterMs: 7_000 });
    const { lines, tookMs } = await runWith([asking, "at last"]);
    expect(lines).toEqual(["1 failed RATE_LIMITED", "2 ok"]);
    expect(tookMs).toBe(7_000);
  });

  test("gives up at once when the vendor asks to wait longer than allowed", async () => {
    const asking = new RateLimitError({ ...details, retryAfterMs: 60_000 });
    const { lines, tookMs } = await runWith([asking, "never asked for"]);
    expect(lines).toEqual(["1 failed RATE_LIMITED"]);
    expect(tookMs).toBe(0);
  });

  test("gives up when the wait would outlast the deadline", async () => {
    const asking = new RateLimitError({ ...details, retryAfterMs: 7_000 });
    const { lines, tookMs } = await runWith([asking, "never asked for"], {
      timeouts: { totalMs: 5_000 },
    });
    expect(lines).toEqual(["1 failed RATE_LIMITED"]);
    expect(tookMs).toBe(0);
  });

  test.each([
    [Object.assign(new Error("busy"), { status: 503 }), 2],
    [Object.assign(new Error("slow"), { status: 408 }), 2],
    [
      new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) }),
      2,
    ],
    [Object.assign(new Error("no such model"), { status: 404 }), 1],
    [new Error("a bug"), 1],
  ])("reads the errors of other packages' models: %s is tried %i times", async (error, tries) => {
    const { lines } = await runWith([error, "at last"]);
    expect(lines).toHaveLength(tries);
  });

  test("asks for the answer again while nothing of it has been delivered", async () => {
    const fuse = new ScriptedModel([busy, "the answer"]);
    const { app } = panelOf(duet, { fuse });
    const { value } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(value?.answer).toBe("the answer");
    expect(linesOf(value?.ledger ?? [], "fuse")).toEqual(["1 failed RATE_LIMITED", "2 ok"]);
  });
});

describe("timeouts", () => {
  test("cut a call off after its total time, tries and waits included", async () => {
    const slow = new ScriptedModel([busy, "too late"], after(3_000));
    const { app } = panelOf({ ...duet, timeouts: { totalMs: 5_000 } }, { ada: slow });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(linesOf(value?.ledger ?? [], "ada")).toEqual([
      "1 failed RATE_LIMITED",
      "2 failed DEADLINE_EXCEEDED",
    ]);
    expect(tookMs).toBe(5_000);
    expect(slow.aborted).toBe(1);
  });

  test("are two minutes when nothing is said", async () => {
    const never = new ScriptedModel(["never"], after(10 * 60_000));
    const { app } = panelOf(duet, { ada: never });
    const { tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(120_000);
  });

  test("cut off a model that does not heed its signal", async () => {
    const deaf = new ScriptedModel(["never"], () => new Promise(() => {}));
    const { app } = panelOf({ ...duet, timeouts: { totalMs: 1_000 } }, { ada: deaf });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(value?.answer).toBe("fuse says");
    expect(tookMs).toBe(1_000);
  });

  test("book a call that was cut off with an estimate of what it cost", async () => {
    const slow = new ScriptedModel(["too late"], after(3_000));
    const { app } = panelOf({ ...duet, timeouts: { totalMs: 1_000 } }, { ada: slow });
    const { value } = await inSimulatedTime(() => app.invoke({ messages: "What is the Moon?" }));
    const line = value?.ledger.find(({ node }) => node === "ada");
    expect(line).toMatchObject({ usageSource: "estimated", outputTokens: 0 });
    expect(line?.inputTokens).toBeGreaterThan(3);
  });

  test("for the first token make the model stream, and try again when it is late", async () => {
    let asked = 0;
    const gate = (signal: AbortSignal | undefined): Promise<void> =>
      (asked++ === 0 ? after(9_000) : after(10))(signal);
    const ada = new ScriptedModel(["late", "in time"], gate);
    const graph = { ...duet, timeouts: { firstTokenMs: 500 }, retry: { maxDelayMs: 0 } };
    const { app } = panelOf(graph, { ada });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(linesOf(value?.ledger ?? [], "ada")).toEqual(["1 failed FIRST_TOKEN_TIMEOUT", "2 ok"]);
    expect(ada.streamed).toEqual([true, true]);
    expect(tookMs).toBe(510);
  });
});
