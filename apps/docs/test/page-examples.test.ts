/**
 * Every example and command of a page prints what the page shows. `UPDATE_PAGES=1` writes what they
 * print into the pages instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesWithExamples, pageWithOutputs, site, writeExamples } from "./page-examples.js";
import { type ExampleProcess, type Printed, startExampleProcess } from "./pages/example-process.js";

const pages = pagesWithExamples();
let examples: ExampleProcess;
let printed: ReadonlyMap<string, Printed>;

beforeAll(async () => {
  examples = await startExampleProcess();
  printed = await examples.run(writeExamples(pages));
});

afterAll(() => {
  examples.close();
});

describe.concurrent("the examples of a page print what it shows", () => {
  test.each(pages)("$path", async (page) => {
    const now = await pageWithOutputs(page, printed, examples);
    const file = join(site, page.path);
    if (process.env["UPDATE_PAGES"] !== undefined) writeFileSync(file, now);
    expect(now).toBe(readFileSync(file, "utf8"));
  });
});
