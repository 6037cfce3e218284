import type { Page } from "playwright-core";
import { takeOver } from "./take-over.js";

/** A limit for what hangs: the machines that run this are busy. */
const longestMs = 60_000;

/**
 * Clicks on a link to each page, one after the other, and waits until the page is shown: VitePress names its content by
 * its path. All clicks are made inside the page, without a word from the test in between.
 *
 * @param pathnames - Such as `/moagraph/api/core/compile.html`.
 * @returns Pages that did not open, and blank pages.
 */
export async function followLinks(page: Page, pathnames: readonly string[]): Promise<string[]> {
  await takeOver(page);
  return page.evaluate(
    async ({ all, limit }) => {
      /** Resolves to the content with this name, or to `null` after the limit. */
      const contentOf = (name: string): Promise<Element | null> => {
        const selector = `.vp-doc[class~="${name}"]`;
        return new Promise((resolve) => {
          const end = (content: Element | null): void => {
            observer.disconnect();
            clearTimeout(timer);
            resolve(content);
          };
          const look = (): void => {
            const content = document.querySelector(selector);
            if (content !== null) end(content);
          };
          const observer = new MutationObserver(look);
          const timer = setTimeout(() => end(null), limit);
          observer.observe(document.body, { attributes: true, childList: true, subtree: true });
          look();
        });
      };
      const open = async (pathname: string): Promise<string[]> => {
        const link = Object.assign(document.createElement("a"), { href: pathname });
        document.querySelector("main")?.append(link);
        link.click();
        const content = await contentOf(pathname.replace(/\.html$/, "").replaceAll(/[./]+/g, "_"));
        if (content === null) return [`${pathname}: does not open`];
        return (content.textContent ?? "").trim().length < 50 ? [`${pathname}: is blank`] : [];
      };
      const found: string[] = [];
      for (const pathname of all) found.push(...(await open(pathname)));
      return found;
    },
    { all: pathnames, limit: longestMs },
  );
}
