import { expect, test } from "vitest";
import { addressOf, openPage } from "./open-page.js";
import { overflow } from "./overflow.js";
import { pageKinds } from "./page-kinds.js";
import { seriousViolations } from "./serious-violations.js";
import { takeOver } from "./take-over.js";

// One visit for all of it: loading a page takes longer than each of the checks.
test.for(pageKinds)(
  "the page of the kind %s has no serious fault of accessibility, enough contrast in dark colours, and fits a phone",
  async ([, path, content = ".vp-doc"], context) => {
    const { page, faults } = await openPage(context);
    await page.goto(addressOf(path));
    await takeOver(page);
    await page.locator(content).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html.dark").waitFor();
    expect(await seriousViolations(page, ["color-contrast"])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);
  },
);
