import type { Page } from "playwright-core";

/** Waits until Vue has taken over the HTML of a page. Keys and clicks before that are lost. */
export async function takeOver(page: Page): Promise<void> {
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
}
