import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage } from "./open-page.js";
import { overflow } from "./overflow.js";
import { writeReport, type WrittenReport } from "./report-file.js";
import { seriousViolations } from "./serious-violations.js";

let written: WrittenReport;
beforeAll(async () => {
  written = await writeReport();
});
afterAll(() => written.remove());

/** Opens the report, and notes what it requests. */
async function openReport(page: Page): Promise<string[]> {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(written.address);
  return requests;
}

/** Unfolds all prompts and replies. */
async function unfold(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const each of all) each.setAttribute("open", "");
  });
}

describe("a report opened from the disk", () => {
  test("shows question, answer and calls, and requests nothing", async (context) => {
    const { page, faults } = await openPage(context);
    const requests = await openReport(page);
    await unfold(page);
    for (const each of ["What about tides?", written.report.answer, "CALL_FAILED", "<b>503</b>"]) {
      await expect.poll(() => page.locator("main").innerText()).toContain(each);
    }
    expect(requests).toEqual([written.address]);
    expect(faults).toEqual([]);
  });

  test("leads from the card of a node to its reply, which unfolds", async (context) => {
    const { page } = await openPage(context);
    await openReport(page);
    const reply = page.locator("#moa-reply-3");
    await reply.waitFor({ state: "hidden" });
    await page.locator("a.moa-card", { hasText: "bob" }).click();
    await reply.waitFor({ state: "visible" });
    await expect.poll(() => reply.innerText()).toContain("The vendor does not answer");
  });

  // One visit for all of it: loading axe takes longer than each of the checks.
  test("has no serious fault of accessibility in light and dark colours, and fits a phone", async (context) => {
    const { page } = await openPage(context);
    await openReport(page);
    await unfold(page);
    await expect.poll(() => groundOf(page)).toBe("rgb(255, 255, 255)");
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => groundOf(page)).toBe("rgb(13, 17, 23)");
    expect(await seriousViolations(page, ["color-contrast"])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(page)).toBe(0);
    expect(await seriousViolations(page, ["scrollable-region-focusable"])).toEqual([]);
  });
});

async function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
