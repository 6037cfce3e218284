import { type Browser, chromium, type Page } from "playwright-core";
import { inject, onTestFinished, type TestContext } from "vitest";
import { noChromium } from "../../../../packages/recipes/test/browser/chromium.js";
import { followFaults } from "../../../../packages/recipes/test/browser/page-faults.js";

/** How a page is shown. */
export interface View {
  /** @defaultValue "light" */
  readonly colorScheme?: "light" | "dark";
  /** In pixels. @defaultValue 1280 */
  readonly width?: number;
}

/** An empty page, and what goes wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts and of the console, dialogs, failed requests, and requests to other hosts. */
  readonly faults: string[];
}

/** The address of a page, such as `guide/quick-start.html`. */
export const addressOf = (path: string): string => new URL(path, inject("siteUrl")).href;

/** A limit for what hangs: the machines that run this are busy. Below that of a test, so that the fault names the step. */
const longestMs = 120_000;

let connected: Promise<Browser> | undefined;

/** Opens an empty page for the duration of a test, which is skipped if there is no browser. */
export async function openPage({ skip }: TestContext, view: View = {}): Promise<OpenedPage> {
  const endpoint = inject("browserEndpoint");
  skip(endpoint === undefined, noChromium);
  connected ??= chromium.connect(endpoint ?? "");
  const { colorScheme = "light", width = 1280 } = view;
  const context = await (
    await connected
  ).newContext({
    colorScheme,
    viewport: { width, height: 800 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(longestMs);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  return { page, faults: faultsOf(page) };
}

function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  const note = (fault: string): void =>
    void faults.push(`${new URL(page.url()).pathname}: ${fault}`);
  followFaults(page, () => new URL(inject("siteUrl")).origin, note);
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The test left the page before the file arrived.
    if (reason !== "net::ERR_ABORTED") note(`${request.url()} ${reason}`);
  });
  return faults;
}
