import { setTimeout as sleep } from "node:timers/promises";
import { aggregator, compile, defineGraph, type GraphSpec, proposer, ranker } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { overflow } from "../../../apps/docs/test/site/overflow.js";
import { seriousViolations } from "../../../apps/docs/test/site/serious-violations.js";
import { ask } from "../../chat-parts/test/ask.js";
import { heldReply } from "../../chat-parts/test/held-reply.js";
import { useBrowser } from "../../chat-parts/test/use-browser.js";
import { type RunningServer, startServer } from "../src/server/start-server.js";

const openPage = useBrowser();
const texts = { ada: { text: "Neap." }, bob: { text: "Spring." }, fuse: { text: "Both tides." } };

const proposers = {
  ada: proposer({ model: "vendor:ada", retry: { attempts: 1 } }),
  bob: proposer({ model: "vendor:bob", retry: { attempts: 1 } }),
};
const reads = ["ada", "bob"] as const;
const panel = defineGraph({
  name: "panel",
  nodes: { ...proposers, fuse: aggregator({ model: "vendor:fuse", reads }) },
  output: "fuse",
});

interface StartedChat extends RunningServer {
  /** The API of the models. */
  readonly models: TestServer;
}

/** Starts the server and an API with models for the duration of a test. */
async function startChat(
  scripts: Readonly<Record<string, ModelScript>>,
  graph: GraphSpec = panel,
): Promise<StartedChat> {
  const models = await startTestServer({ models: scripts });
  onTestFinished(() => models.close());
  const providers = [openaiCompatible({ id: "vendor", baseUrl: models.url })];
  const server = await startServer(compile(graph, { providers }));
  onTestFinished(() => server.close());
  return { ...server, models };
}

const answers = (page: Page): Promise<string[]> => page.locator(".ai > .text").allInnerTexts();
const finished = (page: Page): Promise<void> => page.getByText("tokens in,").last().waitFor();

function post(url: string, body: string, signal?: AbortSignal): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(`${url}/api/chat`, { method: "POST", headers, body, ...(signal && { signal }) });
}

const question = JSON.stringify({
  messages: [{ id: "1", role: "user", parts: [{ type: "text", text: "What about tides?" }] }],
});

describe("the chat with useChat", () => {
  it("shows the answer while it is written", async (test) => {
    const stalled = { text: "One two three four five six.", fault: "stall" as const };
    const chat = await startChat({ ...texts, fuse: stalled });
    const { page } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    await page.getByText(/^One two/).waitFor();
    expect((await answers(page)).join()).not.toContain("six.");
  });

  it("shows who is asked, then each proposal, tokens and cost", async (test) => {
    const bob = heldReply(texts.bob);
    const chat = await startChat({ ...texts, bob: () => bob.reply });
    const { page, faults } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    await page.getByText("1 of 2 calls so far have ended").waitFor();
    bob.release();
    await finished(page);
    await expect.poll(() => page.locator(".calls summary").innerText()).toBe("2 proposals");
    await expect
      .poll(() => page.locator(".calls .text").allTextContents())
      .toEqual(["Neap.", "Spring."]);
    await expect
      .poll(() => page.locator(".usage").innerText())
      .toMatch(/^\d+ tokens in, \d+ tokens out, cost unknown$/);
    expect(faults).toEqual([]);
  });

  it("shows an answer that is chosen and not written", async (test) => {
    const graph = defineGraph({
      name: "best",
      nodes: { ...proposers, best: ranker({ model: "vendor:judge", reads, keep: 1 }) },
      output: "best",
    });
    const chat = await startChat({ ...texts, judge: { text: "[2]" } }, graph);
    const { page } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    await finished(page);
    await expect.poll(() => answers(page)).toEqual(["Spring."]);
  });

  it("sends the conversation with the next question", async (test) => {
    const chat = await startChat(texts);
    const { page } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    await finished(page);
    await ask(page, "Why?");
    await page.locator(".usage").nth(1).waitFor();
    const asked = chat.models.journal.at(-1)?.body.messages?.map(({ content }) => content);
    expect(asked).toEqual(expect.arrayContaining(["What about tides?", "Both tides.", "Why?"]));
    await expect.poll(() => page.locator(".ai .calls").count()).toBe(2);
  });

  it("stops the models, and takes the next question", async (test) => {
    const chat = await startChat({ ...texts, bob: [{ fault: "hang" }, texts.bob] });
    const { page } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    await page.getByText("1 of 2 calls so far").waitFor();
    await page.getByLabel("Your question").fill("Once more?");
    await page.getByRole("button", { name: "Stop" }).click();
    await chat.models.idle();
    expect(chat.models.journal.find(({ model }) => model === "bob")?.closedByClient).toBe(true);
    await page.getByText("1 proposal, 1 stopped").waitFor();
    await expect.poll(() => page.locator(".human").count()).toBe(1);
    await page.getByRole("button", { name: "Send" }).click();
    await finished(page);
    await expect.poll(async () => (await answers(page)).at(-1)).toBe("Both tides.");
  });

  it("stops the models when the client leaves", async () => {
    const chat = await startChat({ ada: { fault: "hang" }, bob: { fault: "hang" } });
    const client = new AbortController();
    const { body } = await post(chat.url, question, client.signal);
    while (chat.models.journal.length < 2) await sleep(10);
    client.abort();
    await body?.cancel().catch(() => {});
    await chat.models.idle();
    expect(chat.models.journal.map(({ closedByClient }) => closedByClient)).toEqual([true, true]);
    const { status } = await post(chat.url, "{}");
    expect(status).toBe(400);
  });

  it("says in words that a run has failed, with the code and no stack", async (test) => {
    const refused = { fault: "unauthorized" as const };
    const chat = await startChat({ ada: refused, bob: refused });
    const { page } = await openPage(test, chat.url);
    await ask(page, "What about tides?");
    const alert = (): Promise<string> => page.getByRole("alert").innerText();
    await expect.poll(alert).toMatch(/^NO_USABLE_PROPOSAL: Node `fuse` has no usable proposal/);
    expect(await alert()).not.toMatch(/\bat \S+:\d+/);
  });

  it("says that the server does not reply", async (test) => {
    const chat = await startChat(texts);
    const { page } = await openPage(test, chat.url);
    chat.close();
    await ask(page, "What about tides?");
    await expect
      .poll(() => page.getByRole("alert").innerText())
      .toContain("The server does not reply.");
  });

  it.each([
    ["no JSON", "Hello.", 400],
    ["no messages", "{}", 400],
    ["an empty list", `{"messages":[]}`, 400],
    ["a message without parts", `{"messages":[{"id":"1","role":"user"}]}`, 400],
    ["more than a megabyte", "x".repeat(1_000_001), 413],
  ])("refuses a body with %s", async (_, body, status) => {
    const chat = await startChat({});
    const response = await post(chat.url, body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/\bat \S+:\d+/);
  });

  // Colours and wide pages are those of `chat-parts`, which the tests of `react-use-stream` judge.
  it("is accessible, and fits a narrow screen", async (test) => {
    const chat = await startChat(texts);
    const { page } = await openPage(test, chat.url, { width: 360 });
    await ask(page, `What about tides? ${"x".repeat(200)}`);
    await finished(page);
    await page.locator(".calls summary").click();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
