import { type Browser, chromium, type LaunchOptions, type Page } from "playwright-core";
import { afterAll, onTestFinished, type TestContext } from "vitest";
import {
  chromiumOptions,
  longestMs,
  noChromium,
} from "../../../packages/recipes/test/browser/chromium.js";
import { followFaults } from "../../../packages/recipes/test/browser/page-faults.js";

/** How a page is shown. */
interface View {
  /** In pixels. @defaultValue 1280 */
  readonly width?: number;
}

/** An open page, and what goes wrong in it. */
interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts and of the console, dialogs, and requests to other hosts. */
  readonly faults: string[];
}

/** Opens a page for the duration of a test, which is skipped if this machine has no browser. */
export type OpenPage = (test: TestContext, url: string, view?: View) => Promise<OpenedPage>;

/** Returns what opens pages in a tab of one Chromium, which is closed after the tests of the file. */
export function useBrowser(): OpenPage {
  let started: Promise<Tab> | undefined;
  afterAll(async () => (await started)?.browser.close());
  return async ({ skip }, url, { width = 1280 } = {}) => {
    const options = chromiumOptions();
    if (options === undefined) return skip(noChromium);
    const { page, show } = await (started ??= openTab(options));
    onTestFinished(async () => {
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.goto("about:blank");
    });
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width, height: 800 });
    return { page, faults: await show(url) };
  };
}

/** A tab for all tests of a file: a new one takes longer than most of them. */
interface Tab {
  readonly browser: Browser;
  readonly page: Page;
  /** Opens the address. Returns what goes wrong from then on, until the next. */
  readonly show: (url: string) => Promise<string[]>;
}

async function openTab(options: LaunchOptions): Promise<Tab> {
  const browser = await chromium.launch(options);
  const page = await browser.newPage();
  page.setDefaultTimeout(longestMs);
  let faults: string[] = [];
  let origin = "";
  followFaults(
    page,
    () => origin,
    (fault) => void faults.push(fault),
  );
  return {
    browser,
    page,
    async show(url) {
      faults = [];
      ({ origin } = new URL(url));
      await page.goto(url);
      return faults;
    },
  };
}
