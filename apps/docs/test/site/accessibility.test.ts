import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addressOf, openPage } from "./open-page.js";
import { pageKinds } from "./page-kinds.js";

/** What axe reports as serious or critical, each with the first place. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    return loaded.run(document, { resultTypes: ["violations"] });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

describe.for(["light", "dark"] as const)(
  "in %s colours, axe finds no serious fault",
  (colorScheme) => {
    test.for(pageKinds)("on a page of the kind %s", async ([, path], context) => {
      const { page, faults } = await openPage(context, { colorScheme });
      await page.goto(addressOf(path), { waitUntil: "networkidle" });
      expect(await page.evaluate(() => document.documentElement.classList.contains("dark"))).toBe(
        colorScheme === "dark",
      );
      expect(await seriousViolations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  },
);
