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
  const first = page.locator(".VPLocalSearchBox .result").first();
  await first.waitFor();
  expect(new URL((await first.getAttribute("href")) ?? "", page.url()).pathname).toBe(
    new URL(addressOf(path)).pathname,
  );
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === new URL(addressOf(path)).pathname);
  expect(faults).toEqual([]);
});
