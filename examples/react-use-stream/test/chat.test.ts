import type { JournalEntry } from "@moagraph/provider-kit/testing";
import type { Page } from "playwright-core";
import { hasPostgres } from "@moagraph/test-postgres";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { overflow } from "../../../apps/docs/test/site/overflow.js";
import { seriousViolations } from "../../../apps/docs/test/site/serious-violations.js";
import { ask } from "../../chat-parts/test/ask.js";
import { heldReply } from "../../chat-parts/test/held-reply.js";
import { useBrowser } from "../../chat-parts/test/use-browser.js";
import { servePage, type StartedApp, startApp } from "./start-app.js";

const openPage = useBrowser();
const texts = { ada: { text: "Neap." }, bob: { text: "Spring." }, fuse: { text: "Both tides." } };

/** No server listens there. */
const unusedUrl = "http://127.0.0.1:9";

const answers = (page: Page): Promise<string[]> => page.locator(".ai .text").allInnerTexts();
const questions = (page: Page): Promise<string[]> => page.locator(".human .text").allInnerTexts();
const finished = (page: Page): Promise<void> => page.getByText("tokens in,").waitFor();

describe.skipIf(!hasPostgres())("the chat with useStream", () => {
  let app: StartedApp;
  beforeAll(async () => {
    app = await startApp();
    return () => app.close();
  });
  let before = 0;
  beforeEach(() => {
    before = app.models.journal.length;
  });
  const requests = (): readonly JournalEntry[] => app.models.journal.slice(before);

  it("shows the answer while it is written", async (test) => {
    const stalled = { text: "One two three four five six.", fault: "stall" as const };
    app.reply({ ...texts, fuse: stalled });
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await page.getByText(/^One two/).waitFor();
    expect((await answers(page)).join()).not.toContain("six.");
  });

  it("shows who is asked, then each proposal, tokens and cost", async (test) => {
    const bob = heldReply(texts.bob);
    app.reply({ ...texts, bob: bob.reply });
    const { page, faults } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await page.getByText("1 of 2 calls so far have ended").waitFor();
    await page.locator(".calls summary").click();
    bob.release();
    await finished(page);
    await expect.poll(() => page.locator(".calls summary").innerText()).toBe("2 proposals");
    await expect
      .poll(() => page.locator(".calls .text").allInnerTexts())
      .toEqual(["Neap.", "Spring."]);
    await expect
      .poll(() => page.locator(".usage").innerText())
      .toMatch(/^\d+ tokens in, \d+ tokens out, cost unknown$/);
    expect(faults).toEqual([]);
  });

  it("shows the conversation again after a reload, and continues it", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await finished(page);
    await page.reload();
    await finished(page);
    await expect
      .poll(() => page.locator(".text").allTextContents())
      .toEqual(["What about tides?", "Both tides.", "Neap.", "Spring."]);
    await ask(page, "Why?");
    await page.locator(".ai").nth(1).getByText("Both tides.").waitFor();
    await finished(page);
    expect(JSON.stringify(requests().at(-1)?.body.messages)).toContain("What about tides?");
  });

  it("lets a person choose and edit an answer, also after a reload", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, `${app.url}?assistant=review`);
    await ask(page, "What about tides?");
    await page.getByText("Which answer may we send?").waitFor();
    await page.reload();
    await page.getByLabel("bob").check();
    await page.getByText("Edit it first").click();
    await page.getByLabel("Edited text").fill("Spring tides.");
    await page.getByRole("button", { name: "Use this answer" }).click();
    await finished(page);
    await expect.poll(() => answers(page)).toEqual(["Spring tides."]);
    expect(requests()).toHaveLength(2);
  });

  it("stops the models, and continues without those that have answered", async (test) => {
    const hangsOnce = [{ fault: "hang" as const }, texts.bob];
    app.reply({ ...texts, bob: hangsOnce });
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await page.getByText("1 of 2 calls so far").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("1 proposal, 1 stopped").waitFor();
    await app.models.idle();
    expect(requests().map(({ model, closedByClient }) => [model, closedByClient])).toEqual(
      expect.arrayContaining([
        ["ada", false],
        ["bob", true],
      ]),
    );
    // The server saves the end of the run after it has closed its requests.
    await expect
      .poll(() => failureAfterReload(page))
      .toEqual([expect.stringMatching(/^The run \S+ was cancelled\.$/)]);
    await page.getByRole("button", { name: "Continue" }).click();
    await finished(page);
    expect(
      requests()
        .map(({ model }) => model)
        .toSorted(),
    ).toEqual(["ada", "bob", "bob", "fuse"]);
  });

  it("keeps a question that is stopped before it is saved, and asks it again", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, app.url);
    await askWithoutReply(page, "What about tides?");
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await finished(page);
    await expect.poll(() => questions(page)).toEqual(["What about tides?"]);
    await expect.poll(() => answers(page)).toEqual(["Both tides."]);
  });

  it("shows nothing of a failed run below a question that is stopped before it is saved", async (test) => {
    const refused = { fault: "unauthorized" as const };
    app.reply({ ada: refused, bob: refused });
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await page.locator(".calls").waitFor();
    await askWithoutReply(page, "Why?");
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await expect.poll(() => questions(page)).toEqual(["What about tides?", "Why?"]);
    expect(await page.locator(".calls, .usage").count()).toBe(0);
  });

  it("shows nothing of the run before below a question that is cut before its first step", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await finished(page);
    // The thread is free a moment after its client has the last event.
    await expect.poll(() => page.evaluate(saveQuestion)).toBe(200);
    await page.reload();
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await expect.poll(() => questions(page)).toEqual(["What about tides?", "Why?"]);
    expect(await page.locator(".calls, .usage").count()).toBe(0);
  });

  it("says in words that a run has failed", async (test) => {
    const refused = { fault: "unauthorized" as const };
    app.reply({ ada: refused, bob: refused });
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    const alert = (): Promise<string> => page.getByRole("alert").innerText();
    await expect.poll(alert).toMatch(/^Node `fuse` has no usable proposal/);
    expect(await alert()).not.toMatch(/\bat \S+:\d+/);
    await page.getByText(/0 proposals, \d failed/).waitFor();
  });

  it("says that the server does not reply, and keeps the question", async (test) => {
    const served = await servePage(unusedUrl);
    test.onTestFinished(() => served.close());
    const { page } = await openPage(test, served.url);
    await ask(page, "What about tides?");
    await expect
      .poll(() => page.getByRole("alert").innerText())
      .toContain("The server does not reply.");
    await expect.poll(() => questions(page)).toEqual(["What about tides?"]);
  });

  it("shows markup of models and people as text", async (test) => {
    const markup = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
    app.reply({ ...texts, ada: { text: markup }, fuse: { text: markup } });
    const { page, faults } = await openPage(test, app.url);
    await ask(page, markup);
    await finished(page);
    await expect
      .poll(() => page.locator(".text").allTextContents())
      .toEqual([markup, markup, markup, "Spring."]);
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("sends no question that is empty or too long", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, app.url);
    await ask(page, "  \n ");
    await ask(page, "x".repeat(20_001));
    await page.getByText("The question has 20,001 characters. Shorten it to 20,000.").waitFor();
    await page.getByRole("button", { name: "Send", disabled: true }).waitFor();
    await ask(page, "Why?");
    await finished(page);
    await expect.poll(() => questions(page)).toEqual(["Why?"]);
    expect(requests()).toHaveLength(3);
  });

  it("keeps a second question until the first is answered", async (test) => {
    const bob = heldReply(texts.bob);
    app.reply({ ...texts, bob: bob.reply });
    const { page } = await openPage(test, app.url);
    await ask(page, "What about tides?");
    await ask(page, "And rivers?");
    bob.release();
    await finished(page);
    await expect.poll(() => page.getByLabel("Your question").inputValue()).toBe("And rivers?");
    await page.getByRole("button", { name: "Send", disabled: false }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".ai").nth(1).getByText("Both tides.").waitFor();
    await finished(page);
    await expect.poll(() => questions(page)).toEqual(["What about tides?", "And rivers?"]);
  });

  it("is accessible and fits, narrow and dark, wide and light", async (test) => {
    app.reply(texts);
    const { page } = await openPage(test, `${app.url}?assistant=review`, { width: 360 });
    await page.emulateMedia({ colorScheme: "dark" });
    await ask(page, `What about tides? ${"x".repeat(200)}`);
    await page.getByText("Edit it first").click();
    await page.getByLabel("Edited text").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await seriousViolations(page, ["color-contrast"])).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});

/** Asks a question of which nothing reaches the server, and waits until it is sent. */
async function askWithoutReply(page: Page, question: string): Promise<void> {
  const sent = page.waitForRequest("**/runs/stream");
  await page.route("**/runs/stream", () => {}, { times: 1 });
  await ask(page, question);
  await sent;
}

/** Reads the thread of the page anew, and returns what the page then says of its failed run. */
async function failureAfterReload(page: Page): Promise<string[]> {
  await page.reload();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  return page.getByRole("alert").allInnerTexts();
}

/**
 * Leaves the thread of the page as a run does whose process is killed after it has saved its input. Returns the status of
 * the server's response.
 */
async function saveQuestion(): Promise<number> {
  const thread = new URLSearchParams(location.search).get("thread");
  const values = { messages: [{ role: "user", content: "Why?" }] };
  const response = await fetch(`/api/threads/${thread}/state`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ values, as_node: "__start__" }),
  });
  return response.status;
}
