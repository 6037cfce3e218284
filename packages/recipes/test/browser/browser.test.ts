import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumOptions, noChromium } from "./chromium.js";
import { followFaults } from "./page-faults.js";

const browserOptions = chromiumOptions();

async function bundlePage(): Promise<string> {
  const input = fileURLToPath(new URL("page.ts", import.meta.url));
  const bundle = await rolldown({ input, platform: "browser", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "iife" });
  await bundle.close();
  return output[0].code;
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : '<!doctype html><script src="/page.js"></script>');
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

describe("core and recipes in a browser", () => {
  let server: Server | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (browserOptions === undefined) return;
    server = await serve(await bundlePage());
    browser = await chromium.launch(browserOptions);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test("run moa-lite from graph to answer", async ({ skip }) => {
    skip(browserOptions === undefined, noChromium);
    const page = await browser!.newPage();
    const faults: string[] = [];
    const { port } = server!.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    followFaults(
      page,
      () => origin,
      (fault) => void faults.push(fault),
    );
    await page.goto(origin);
    const outcome: unknown = await page.evaluate("runInPage()");
    const text = "together:Qwen/Qwen1.5-72B-Chat says";
    expect(outcome).toEqual({ answer: text, streamed: text, calls: 7 });
    expect(faults).toEqual([]);
  });
});
