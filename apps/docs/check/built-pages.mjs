import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built site. */
export const dist = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));

/**
 * The HTML of each page of the built site, by its path in the site, such as `guide/quick-start.html`.
 *
 * @returns {Map<string, string>}
 */
export function builtPages() {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll("\\", "/"));
  return new Map(pages.map((page) => [page, readFileSync(join(dist, page), "utf8")]));
}
