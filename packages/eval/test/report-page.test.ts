import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { overflow } from "../../../apps/docs/test/site/overflow.js";
import { chromiumOptions, longestMs } from "../../recipes/test/browser/chromium.js";
import { followFaults } from "../../recipes/test/browser/page-faults.js";
import { writeReport } from "../src/report/write-report.js";
import { writeResult } from "../src/results/write-result.js";
import { hostile, sampleResult } from "./sample-result.js";
import { answerRow, failedRow, judgmentRow, writeQuestions, writeRun } from "./sample-run.js";

const browserOptions = chromiumOptions();

let folder: string;
let browser: Browser;
let page: Page;
let address: string;
const requests: string[] = [];
const faults: string[] = [];

/** A run with 60 questions: one failed, one with a hostile answer, one that no judge could decide. */
async function writeSample(): Promise<string> {
  const questions = join(folder, "mine.jsonl");
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  await writeQuestions(
    questions,
    numbers.map((each) => `What is question ${each}?`),
  );
  const answers = numbers.map((id) =>
    id === 2 ? failedRow(id) : answerRow(id, id === 1 ? hostile : `Answer ${id}`, `Proposal ${id}`),
  );
  const judgments = numbers.map((id) => judgmentRow(id, id === 5 ? undefined : id / 10));
  await writeRun(folder, { questions, answers, judgments });
  await writeResult(join(folder, "results"), sampleResult);
  return pathToFileURL((await writeReport({ folder })).file).href;
}

beforeAll(async () => {
  if (browserOptions === undefined) return;
  folder = await mkdtemp(join(tmpdir(), "moagraph-page-"));
  address = await writeSample();
  browser = await chromium.launch(browserOptions);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  page = await context.newPage();
  page.setDefaultTimeout(longestMs);
  page.on("request", (request) => requests.push(request.url()));
  followFaults(
    page,
    () => "null",
    (fault) => void faults.push(fault),
  );
  await openReport();
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const count = (): Promise<string> => page.locator("[role=status]").innerText();
const summary = (index: number): Locator => page.locator(".moa-answers summary").nth(index);
const opened = (): Locator => page.locator(".moa-answers details[open]");

/** Opens the page as if no test had used it. */
async function openReport(): Promise<void> {
  requests.length = 0;
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(address);
}

async function violations(rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (options) => {
      const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
      return (await loaded.run(document, options)).violations;
    },
    { resultTypes: ["violations" as const], ...(rules && { runOnly: rules }) },
  );
  return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(", ")}`);
}

// Each test goes on with the page of the one before: loading it takes longer than most of them.
describe.skipIf(browserOptions === undefined)("the page of a report", () => {
  beforeEach(async ({ task }) => {
    const isRepeated = (task.result?.retryCount ?? 0) > 0;
    if (isRepeated) await openReport();
  });

  test("requests nothing and lists the answers in pages", async () => {
    await expect.poll(count).toBe("60 of 60 answers");
    await expect.poll(() => page.locator(".moa-answers > li").count()).toBe(25);
    await page.getByRole("button", { name: "Next" }).click();
    await expect.poll(() => summary(0).innerText()).toContain("What is question 26?");
    await page.getByRole("button", { name: "Previous" }).click();
    await expect.poll(() => summary(0).innerText()).toContain("What is question 1?");
    expect(requests).toEqual([address]);
  });

  test("opens an answer beside its proposals and judgments by keyboard", async () => {
    await summary(2).press("Enter");
    for (const part of ["What is question 3?", "Answer 3", "Proposal 3", "Verdict: 0.3", "1.5 s"]) {
      await expect.poll(() => opened().innerText()).toContain(part);
    }
  });

  test("shows a hostile answer as a text, and runs nothing of it", async () => {
    await summary(0).click();
    const shown = opened().locator("pre", { hasText: "onerror" });
    await expect.poll(() => shown.first().innerText()).toBe(hostileName);
    expect(await page.locator("img").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("searches in all texts", async () => {
    await page.getByRole("searchbox").fill("proposal 42");
    await expect.poll(count).toBe("1 of 60 answers");
    await page.getByRole("searchbox").fill("");
    await expect.poll(count).toBe("60 of 60 answers");
  });

  test.each([
    ["Category", "history", "1 of 60 answers"],
    ["Outcome", "unclear", "1 of 60 answers"],
    ["Outcome", "failed", "1 of 60 answers"],
    ["Outcome", "rated", "58 of 60 answers"],
  ])("filters by %s %s", async (label, value, expected) => {
    await page.getByRole("combobox", { name: label }).selectOption(value);
    await expect.poll(count).toBe(expected);
    await page.getByRole("combobox", { name: label }).selectOption("");
    await expect.poll(count).toBe("60 of 60 answers");
  });

  test("orders by score", async () => {
    await page.getByRole("combobox", { name: "Order" }).selectOption("best");
    await page.locator(".moa-answers summary", { hasText: "rated 6.00" }).waitFor();
    await expect.poll(() => page.locator(".moa-answers strong").first().innerText()).toBe("60");
  });

  test("sorts a table by a column, as numbers", async () => {
    const heading = page.getByRole("button", { name: "Win rate" });
    await heading.press("Enter");
    await page.locator("th[aria-sort=descending]").waitFor();
    await expect.poll(firstColumn).toEqual(["moa-lite", "MoA-Lite", hostileName]);
    await heading.click();
    await expect.poll(firstColumn).toEqual(["MoA-Lite", "moa-lite", hostileName]);
  });

  test("has no fault that axe finds, in light and dark colours", async () => {
    await summary(0).click();
    await opened().locator("pre").first().waitFor();
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(["color-contrast"])).toEqual([]);
  });

  test("fits a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    expect(await violations(["scrollable-region-focusable"])).toEqual([]);
    expect(faults).toEqual([]);
  });
});

const hostileName = "=</script><img src=x onerror=alert(1)>|`*\\u{202e}\\u{0}";

async function firstColumn(): Promise<string[]> {
  return page.locator("table.sortable tbody tr td:first-child").allInnerTexts();
}
