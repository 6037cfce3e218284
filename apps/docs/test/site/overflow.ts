import type { Page } from "playwright-core";

/** How many pixels a page is wider than its window, when the window has the size that was set. */
export async function overflow(page: Page): Promise<number> {
  await page.waitForFunction((width) => innerWidth === width, page.viewportSize()?.width);
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
