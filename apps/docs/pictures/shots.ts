import type { Page } from "playwright-core";
import { takeOver } from "../test/site/take-over.js";

/** A picture to take. */
export interface Shot {
  readonly name: string;
  /** The path in the site. Without it, the picture shows the report of a run. */
  readonly path?: string;
  /** The run. @defaultValue the recipe `moa-lite` */
  readonly run?: "rounds";
  /** In pixels. @defaultValue 1280 */
  readonly width?: number;
  /** In pixels. @defaultValue 800 */
  readonly height?: number;
  /** Selects the part of the page to show. @defaultValue all that fits the window */
  readonly part?: string;
  /** What happens in the page before the picture. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Whether a page or README shows it. @defaultValue false */
  readonly isKept?: boolean;
}

const phone = { width: 360, height: 740 };

/** All pictures. */
export const shots: readonly Shot[] = [
  { name: "home", path: "index.html" },
  { name: "guide", path: "guide/quick-start.html", prepare: focusOnLink },
  { name: "architecture", path: "guide/architecture.html" },
  { name: "comparison", path: "coming-from/index.html" },
  { name: "recipe", path: "recipes/moa-lite.html" },
  { name: "api", path: "api/core/compile.html" },
  { name: "error", path: "errors/no-usable-proposal.html" },
  { name: "search", path: "index.html", prepare: searchFor("moa-lite") },
  { name: "no-result", path: "index.html", prepare: searchFor("zzzzzz") },
  { name: "not-found", path: "404.html" },
  { name: "playground", path: "playground.html" },
  { name: "playground-run", path: "playground.html", height: 1_000, prepare: startRun },
  {
    name: "graph-during-run",
    path: "playground.html",
    prepare: startRun,
    part: ".play-run-view section",
    isKept: true,
  },
  { name: "playground-answered", path: "playground.html", height: 2_400, prepare: finishRun },
  { name: "report" },
  { name: "timeline", width: 900, part: "section:has(.moa-timeline)", isKept: true },
  {
    name: "rounds",
    run: "rounds",
    width: 900,
    part: "section:has(.moa-timeline)",
    isKept: true,
  },
  { name: "report-whole", height: 3_000 },
  { name: "phone-home", path: "index.html", ...phone },
  { name: "phone-menu", path: "guide/quick-start.html", ...phone, prepare: openMenu },
  { name: "phone-guide", path: "guide/quick-start.html", ...phone },
  { name: "phone-api", path: "api/core/compile.html", ...phone },
  { name: "phone-playground", path: "playground.html", ...phone },
  {
    name: "phone-playground-run",
    path: "playground.html",
    width: 360,
    height: 2_400,
    prepare: startRun,
  },
  { name: "phone-report", ...phone },
];

async function focusOnLink(page: Page): Promise<void> {
  await page.locator(".vp-doc a:not(.header-anchor)").first().focus();
}

function searchFor(text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await takeOver(page);
    await page.keyboard.press("Control+k");
    await page.locator(".VPLocalSearchBox input").fill(text);
    await page.locator(".VPLocalSearchBox :is(.result, .no-results)").first().waitFor();
  };
}

async function openMenu(page: Page): Promise<void> {
  await takeOver(page);
  await page.locator(".VPLocalNav .menu").click();
  await page.locator(".VPSidebar.open").waitFor();
}

/** Starts the run, and waits until some proposals have arrived while others stream. */
async function startRun(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".moa-card.moa-is-ok").nth(1).waitFor();
}

async function finishRun(page: Page): Promise<void> {
  await startRun(page);
  await page.locator(".play-status", { hasText: "Answered." }).waitFor();
}
