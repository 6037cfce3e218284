import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, onTestFinished, type TestContext } from "vitest";
import { findChromium } from "../../../packages/recipes/test/browser/chromium.js";

/** How a page is shown. */
interface View {
  /** In pixels. @defaultValue 1280 */
  readonly width?: number;
}

/** An open page, and what goes wrong in it. */
interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts, and requests to other hosts. */
  readonly faults: string[];
}

const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** Opens a page for the duration of a test, which is skipped if this machine has no browser. */
export type OpenPage = (test: TestContext, url: string, view?: View) => Promise<OpenedPage>;

/** Returns what opens pages in one Chromium, which is closed after the tests of the file. */
export function useBrowser(): OpenPage {
  let started: Promise<Browser> | undefined;
  afterAll(async () => (await started)?.close());
  return async ({ skip }, url, { width = 1280 } = {}) => {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      if (process.env["CI"] === "true") throw new Error("Install Debian's chromium.");
      return skip("No Chromium found. Install it: apt-get install chromium");
    }
    started ??= chromium.launch({ executablePath, args: flags });
    const browser = await started;
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults = faultsOf(page, new URL(url).origin);
    await page.goto(url);
    return { page, faults };
  };
}

function faultsOf(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => void faults.push(message));
  page.on("dialog", (dialog) => {
    faults.push(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().startsWith("http") && new URL(request.url()).origin !== origin) {
      faults.push(`asks another host: ${request.url()}`);
    }
  });
  return faults;
}
