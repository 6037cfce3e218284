/** Every page of the built site has its text, and opens. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtSite } from "./built-site.js";
import { followLinks } from "./follow-links.js";
import { addressOf, openPage } from "./open-page.js";
import { writtenText } from "./written-text.js";

const paths = readdirSync(builtSite, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".html"));
const parts = ["api", "coming-from", "errors", "guide", "providers", "recipes", "reference"];
const isBlank = (text: string): boolean => text.length < 50;
/** Written by scripts. `page-kinds.test.ts` opens them, and the playground has tests of its own. */
const scripted = ["404.html", "playground.html"];
/** A limit for what hangs: the machines that run this are busy, and the site grows. */
const longestMsPerPage = 5_000;

test("the site has pages in all parts", () => {
  const found = paths.map((path) => path.split("/")[0] ?? "");
  expect(parts.filter((part) => !found.includes(part))).toEqual([]);
});

test("every page has text in its HTML, for readers without JavaScript", () => {
  const blank = paths.filter((path) =>
    isBlank(writtenText(readFileSync(join(builtSite, path), "utf8"))),
  );
  expect(blank.filter((path) => !scripted.includes(path))).toEqual([]);
});

// Opened as by a click on a link, which takes a fifth of the time: the page stays, and its text is replaced.
// `page-kinds.test.ts` opens one of each kind by its address.
for (const part of parts) {
  const opened = sampled(paths.filter((path) => path.startsWith(`${part}/`)));
  const limit = 240_000 + opened.length * longestMsPerPage;

  test(
    `the pages of ${part}, of API packages 20 each, open from a link without an error and without a foreign request`,
    async (context) => {
      const { page, faults } = await openPage(context);
      await page.goto(addressOf("api/core/compile.html"), { waitUntil: "load" });
      faults.push(...(await followLinks(page, opened.map(pathnameOf))));
      expect(faults).toEqual([]);
    },
    limit,
  );
}

/** All pages, but of each package of the API reference only 20, from its first to its last. */
function sampled(all: readonly string[]): string[] {
  return all.filter((path) => {
    const [folder] = /^api\/[^/]+\//.exec(path) ?? [];
    if (folder === undefined) return true;
    const group = all.filter((each) => each.startsWith(folder));
    const share = Math.min(1, 20 / group.length);
    const index = group.indexOf(path);
    return Math.floor(index * share) !== Math.floor((index - 1) * share);
  });
}

function pathnameOf(path: string): string {
  return new URL(addressOf(path.replace(/\bindex\.html$/, ""))).pathname;
}
