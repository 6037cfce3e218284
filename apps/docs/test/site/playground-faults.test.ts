import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test, type TestContext } from "vitest";
import { type EndpointServer, type EndpointSettings, startEndpoint } from "./endpoint-server.js";
import { linkTo, openPlayground, type PlaygroundPage, run } from "./playground-page.js";

const key = "sk-playground-0123456789";
const solo = `name: solo\nnodes:\n  ada: { kind: proposer, model: "vendor:ada" }\noutput: ada\n`;

const servers: EndpointServer[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function openWithEndpoint(
  context: TestContext,
  settings: EndpointSettings,
  typedKey: string,
) {
  const server = await startEndpoint(settings);
  servers.push(server);
  const opened = await openPlayground(context, linkTo({ text: solo }));
  const { page } = opened;
  await page.getByLabel("Your own endpoint").check();
  await page.getByLabel("Base URL").fill(server.baseUrl);
  await page.getByLabel("API key").fill(typedKey);
  const check = (): Promise<void> =>
    page.getByRole("button", { name: "Check and list models" }).click();
  const message = (): Promise<string> => page.locator(".play-endpoint-message").innerText();
  return { ...opened, server, check, message };
}

describe("the reader's own endpoint", () => {
  test("is asked with the key, which is kept nowhere", async (context) => {
    const opened = await openWithEndpoint(context, { allowsPages: true, key }, key);
    const { page, server, check, message } = opened;
    await check();
    await expect.poll(message).toBe("The endpoint answered. It lists 2 models.");
    await page.getByLabel("Model of the endpoint for vendor:ada").fill("large");
    await run(page, /^Answered\./);
    await expect.poll(() => page.locator(".play-answer").innerText()).toBe("Hello from large.");
    expect(new Set(server.keys)).toEqual(new Set([`Bearer ${key}`]));
    await page.getByRole("button", { name: "Share" }).click();
    await page.locator(".play-notice", { hasText: "link" }).waitFor();
    const traces = await tracesOf(opened);
    expect(traces).not.toContain(key);
    expect(traces).not.toContain(server.baseUrl);
  });

  test("whose reply quotes the key gives a saved report without it", async (context) => {
    const { page } = await openWithEndpoint(context, { allowsPages: true, key }, key);
    // The endpoint replies with the name of its model.
    await page.getByLabel("Model of the endpoint for vendor:ada").fill(key);
    await run(page, /^Answered\./);
    await expect.poll(() => page.locator(".play-answer").innerText()).toBe(`Hello from ${key}.`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a report" }).click();
    const html = await text(await (await download).createReadStream());
    expect(html).toContain("Hello from [API key].");
    expect(html).not.toContain(key);
  });

  test("that refuses the key gives a sentence, in the check and in a run", async (context) => {
    const { page, check, message } = await openWithEndpoint(
      context,
      { allowsPages: true, key },
      "sk-wrong-key",
    );
    const sentence = /^127\.0\.0\.1:\d+ refused the key\. Check the key/;
    await check();
    await expect.poll(message).toMatch(sentence);
    await run(page, /^The run failed\./);
    await page.locator(".play-endpoint-message", { hasText: "refused the key" }).waitFor();
    expect(await page.locator(".play").innerText()).not.toContain("sk-wrong-key");
  });

  test("that does not allow pages, or is not there, gives a sentence", async (context) => {
    const { page, check, message, server } = await openWithEndpoint(
      context,
      { allowsPages: false, key },
      key,
    );
    await check();
    await expect.poll(message).toContain("does not allow requests from web pages (CORS)");
    server.close();
    await page.getByLabel("Base URL").fill("http://127.0.0.1:9/v1");
    await check();
    await expect.poll(message).toContain("cannot be reached. Check the base URL");
    await page.context().setOffline(true);
    await page.getByLabel("API key").fill("sk-other");
    await check();
    await expect.poll(message).toBe("This browser is offline. Connect it, and try again.");
  });
});

/** Everything that outlives the page or can be read elsewhere: address, storage, console. */
async function tracesOf({ page, written }: PlaygroundPage): Promise<string> {
  const stored = await page.evaluate(() => [
    location.href,
    document.cookie,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    JSON.stringify(history.state),
  ]);
  return [...stored, ...written].join("\n");
}

describe("bad input", () => {
  test.for<readonly [string, string]>([
    ["The link is incomplete or was changed.", "#g1.abc"],
    ["There is no recipe `nope`.", "#recipe=nope"],
    ["The link has 40004 characters", `#g1.${"A".repeat(40_000)}`],
  ])("a bad link gives moa-lite and the sentence: %s", async ([sentence, fragment], context) => {
    const { page, faults } = await openPlayground(context, fragment);
    await page.locator(".play-notice", { hasText: sentence }).waitFor();
    await page.locator(".cm-content", { hasText: "name: moa-lite" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("10 MB pasted give a sentence, and the text stays", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: solo }));
    const content = page.locator(".cm-content", { hasText: "name: solo" });
    await content.click();
    await content.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "# comment\n".repeat(1_000_000));
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await page.locator(".play-notice", { hasText: "10,000,000 characters" }).waitFor();
    await expect.poll(() => content.innerText()).toContain("name: solo");
  });

  test("a link shares the graph, the question and the faults", async (context) => {
    const { page } = await openPlayground(
      context,
      linkTo({ text: solo, question: "Why is coffee bitter?" }),
    );
    await page.getByLabel("Fault of vendor:ada").selectOption("hangs");
    await page.getByRole("button", { name: "Share" }).click();
    await page.locator(".play-notice", { hasText: "link" }).waitFor();
    const { page: other } = await openPlayground(context, await page.evaluate(() => location.hash));
    await other.locator(".cm-content", { hasText: "vendor:ada" }).waitFor();
    await expect
      .poll(() => other.getByLabel("Question").inputValue())
      .toBe("Why is coffee bitter?");
    await expect.poll(() => other.getByLabel("Fault of vendor:ada").inputValue()).toBe("hangs");
  });

  test("a browser without a needed feature gets a sentence", async (context) => {
    const { page } = await openPlayground(context, "", "delete AbortSignal.any");
    await expect
      .poll(() => page.locator(".play-message").innerText())
      .toContain("This browser has no AbortSignal.any");
  });
});
