import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe reports as serious or critical in a page, each with its places.
 *
 * @param rules - Rules to check. All of them by default.
 */
export async function seriousViolations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => {
      const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
      return loaded.run(document, options);
    },
    { resultTypes: ["violations"], ...(rules && { runOnly: rules }) } satisfies RunOptions,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
