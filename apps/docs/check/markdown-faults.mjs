import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownCopyOf } from "../shared/markdown-copy-of.mjs";
import { dist } from "./built-pages.mjs";

/**
 * Pages without a Markdown copy, pages that llms.txt and llms-full.txt leave out, and links of copies that lead nowhere.
 *
 * @param {Map<string, string>} pages
 * @param {string} base
 */
export function markdownFaults(pages, base) {
  const list = readFileSync(join(dist, "llms.txt"), "utf8");
  const full = readFileSync(join(dist, "llms-full.txt"), "utf8");
  return [...pages.keys()]
    .filter((page) => page !== "404.html")
    .flatMap((page) => {
      const copy = markdownCopyOf(page);
      if (!existsSync(join(dist, copy)))
        return [{ page, fault: `there is no Markdown copy ${copy}` }];
      const text = readFileSync(join(dist, copy), "utf8");
      return [
        ...(list.includes(`(${base}${copy})`) || page === "index.html"
          ? []
          : [{ page, fault: "llms.txt leaves it out" }]),
        ...(full.includes(`url: ${base}${copy}\n`)
          ? []
          : [{ page, fault: "llms-full.txt leaves it out" }]),
        ...brokenLinks(text, base).map((link) => ({ page: copy, fault: `${link} leads nowhere` })),
      ];
    });
}

/**
 * @param {string} text
 * @param {string} base
 */
function brokenLinks(text, base) {
  const withoutCode = text.replaceAll(/^\s*```[^]*?^\s*```$/gm, "");
  return Array.from(withoutCode.matchAll(/\]\(([^()\s]+)\)/g), ([, link = ""]) => link)
    .filter((link) => !/^([a-z]+:|#)/i.test(link))
    .filter((link) => {
      const path = (link.split("#")[0] ?? "").slice(base.length);
      return !link.startsWith(base) || !existsSync(join(dist, path));
    });
}
