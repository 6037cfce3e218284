import type { Page } from "playwright-core";

/** Writes a question in the form of a chat page, and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
}
