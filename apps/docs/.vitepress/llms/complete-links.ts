import { posix } from "node:path";
import { outsideCode } from "./outside-code.js";

/**
 * A Markdown text with complete links, because the copies of pages have other paths than their sources:
 * `api/core/index.md` becomes `api/core.md`, and in `llms-full.txt` all pages are in one file.
 *
 * @param page - The page of the text, such as `api/core/index.md`.
 * @param copies - The path of the copy of each page.
 * @param base - The path that the site is served below.
 */
export function completeLinks(
  text: string,
  page: string,
  copies: ReadonlyMap<string, string>,
  base: string,
): string {
  return outsideCode(text, (line) =>
    line.replaceAll(/\]\(([^()\s#]+)(#[^()\s]*)?\)/g, (link, target: string, hash = "") => {
      const copy = copies.get(pageAt(target, page));
      if (copy !== undefined) return `](${base}${copy}${hash})`;
      // A file of the site, such as a picture.
      return target.startsWith("/") && !target.startsWith(base)
        ? `](${base}${target.slice(1)})`
        : link;
    }),
  );
}

/**
 * The page that a link of another page leads to, as VitePress reads links.
 *
 * @returns Such as `api/core/index.md`. Whether there is such a page was not checked.
 */
export function pageAt(target: string, from: string): string {
  const path = posix.join("/", posix.dirname(from), target.startsWith("/") ? "" : target);
  const full = (target.startsWith("/") ? target : path).slice(1);
  if (full === "" || full.endsWith("/") || target.endsWith("/"))
    return `${full.replace(/\/$/, "")}/index.md`.replace(/^\//, "");
  return full.replace(/(\.md|\.html)?$/, ".md");
}
