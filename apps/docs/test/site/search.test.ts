import { expect, test } from "vitest";
import { addressOf, openPage } from "./open-page.js";
import { takeOver } from "./take-over.js";

test.for([
  ["an export", "compile", "api/core/compile.html"],
  ["an error code", "NO_USABLE_PROPOSAL", "errors/no-usable-proposal.html"],
  ["a recipe", "moa-lite", "recipes/moa-lite.html"],
])("search finds %s, and Enter opens it", async ([, query = "", path = ""], context) => {
  const { page, faults } = await openPage(context);
  await page.goto(addressOf("index.html"), { waitUntil: "load" });
  await takeOver(page);
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill(query);
  const { pathname } = new URL(addressOf(path));
  const first = page.locator("li:first-child > .result.selected");
  await expect.poll(() => first.getAttribute("href")).toContain(pathname);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === pathname);
  expect(faults).toEqual([]);
});
