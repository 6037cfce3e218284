import { readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { SiteConfig } from "vitepress";
import { markdownCopyOf } from "../shared/markdown-copy-of.mjs";

/**
 * Makes the links in the Markdown copies of the pages complete. The copies have other paths than their sources:
 * `api/core/index.md` becomes `api/core.md`. In `llms-full.txt` all pages are in one file.
 */
export function completeLinks({ outDir, pages, site }: SiteConfig): void {
  const copies = new Map(pages.map((page) => [page, markdownCopyOf(page)]));
  const complete = (from: string, text: string): string =>
    outsideCode(text, (line) => linksFrom(line, from, copies, site.base));
  for (const [page, copy] of copies) {
    rewrite(join(outDir, copy), (text) => complete(page, text));
  }
  const sources = new Map([...copies].map(([page, copy]) => [`${site.base}${copy}`, page]));
  rewrite(join(outDir, "llms-full.txt"), (text) =>
    text
      .split(/^(?=---\nurl: )/m)
      .map((part) =>
        complete(sources.get(/^url: (.*)$/m.exec(part)?.[1] ?? "") ?? "index.md", part),
      )
      .join(""),
  );
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

/** Changes the lines outside of code blocks. */
function outsideCode(text: string, change: (line: string) => string): string {
  let isCode = false;
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
      return isCode ? line : change(line);
    })
    .join("\n");
}

function linksFrom(line: string, from: string, copies: Map<string, string>, base: string): string {
  return line.replaceAll(/\]\(([^()\s#]+)(#[^()\s]*)?\)/g, (link, target: string, hash = "") => {
    const copy = copies.get(pageAt(target, from));
    if (copy !== undefined) return `](${base}${copy}${hash})`;
    // A file of the site, such as a picture.
    return target.startsWith("/") && !target.startsWith(base)
      ? `](${base}${target.slice(1)})`
      : link;
  });
}

/** The page that a link of another page leads to, as VitePress reads links. */
function pageAt(target: string, from: string): string {
  const path = posix.join("/", posix.dirname(from), target.startsWith("/") ? "" : target);
  const full = (target.startsWith("/") ? target : path).slice(1);
  if (full === "" || full.endsWith("/") || target.endsWith("/"))
    return `${full.replace(/\/$/, "")}/index.md`.replace(/^\//, "");
  return full.replace(/(\.md|\.html)?$/, ".md");
}
