/** Every page of the built site opens. */
import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtSite } from "./built-site.js";
import { addressOf, openPage } from "./open-page.js";

const paths = readdirSync(builtSite, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".html"));
const isOfApi = (path: string): boolean => path.startsWith("api/");
const parts = ["api", "coming-from", "errors", "guide", "providers", "recipes", "reference"];

test("the site has pages in all parts", () => {
  const found = paths.map((path) => path.split("/")[0] ?? "");
  expect(parts.filter((part) => !found.includes(part))).toEqual([]);
});

test("every page opens, without an error and without a request to another host", async (context) => {
  const { page, faults } = await openPage(context);
  for (const path of paths.filter((each) => !isOfApi(each))) {
    await page.goto(addressOf(path), { waitUntil: "load" });
    if (await isBlank(page)) faults.push(`${path}: is blank`);
  }
  expect(faults).toEqual([]);
}, 240_000);

// There are several hundred of one kind: they are opened as by a click on a link, which takes less time.
test("every page of the API reference opens from a link", async (context) => {
  const { page, faults } = await openPage(context);
  await page.goto(addressOf("api/core/compile.html"), { waitUntil: "networkidle" });
  for (const path of paths.filter(isOfApi)) {
    await follow(page, path);
    if (await isBlank(page)) faults.push(`${path}: is blank`);
  }
  expect(faults).toEqual([]);
}, 240_000);

async function isBlank(page: Page): Promise<boolean> {
  const text = await page.locator("#app").innerText();
  return text.trim().length < 50;
}

/** Clicks on a link to a page, and waits until the page is shown: VitePress names its content by its path. */
async function follow(page: Page, path: string): Promise<void> {
  const { pathname } = new URL(addressOf(path.replace(/\bindex\.html$/, "")));
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.querySelector("main")?.append(link);
    link.click();
  }, pathname);
  const name = pathname.replace(/\.html$/, "").replaceAll(/[./]+/g, "_");
  await page.locator(`.vp-doc[class~="${name}"]`).waitFor({ state: "attached" });
}
