import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HeadConfig, PageData, SiteConfig, UserConfig } from "vitepress";
import { markdownCopyOf } from "../../shared/markdown-copy-of.mjs";
import { completeLinks, pageAt } from "./complete-links.js";
import { sections } from "./sections.js";
import { withoutHtml } from "./without-html.js";

/** What VitePress read from each page, by its path, such as `guide/quick-start.md`. */
const read = new Map<string, PageData>();

/** Writes `llms.txt`, `llms-full.txt` and a Markdown copy of each page, for programs that read documentation. */
export const llms: Required<Pick<UserConfig, "transformHead" | "buildEnd">> = {
  transformHead({ page, pageData, siteConfig: { pages, site } }) {
    read.set(page, pageData);
    const list: HeadConfig = ["link", { rel: "describedby", href: `${site.base}llms.txt` }];
    const href = `${site.base}${markdownCopyOf(page)}`;
    const copy: HeadConfig = ["link", { rel: "alternate", type: "text/markdown", href }];
    return pages.includes(page) ? [copy, list] : [list];
  },

  buildEnd(config) {
    const copies = copiesOf(config);
    for (const [page, text] of copies) write(join(config.outDir, markdownCopyOf(page)), text);
    const listed = sectionsWithPages(config.pages);
    write(join(config.outDir, "llms.txt"), listOf(listed, config));
    const ordered = [...new Set(listed.flatMap(({ pages }) => pages))];
    const full = ordered.map((page) => copies.get(page) ?? "").join("\n---\n\n");
    write(join(config.outDir, "llms-full.txt"), full);
  },
};

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The text of the copy of each page. */
function copiesOf({ pages, site: { base }, srcDir }: SiteConfig): Map<string, string> {
  const copies = new Map(pages.map((page) => [page, markdownCopyOf(page)]));
  return new Map(
    [...copies].map(([page, copy]) => {
      const source = readFileSync(join(srcDir, page), "utf8").replace(/^---\n[^]*?\n---\n/, "");
      const text = completeLinks(withoutHtml(source), page, copies, base).trim();
      return [
        page,
        `---\n${[`url: ${base}${copy}`, ...descriptionOf(page)].join("\n")}\n---\n\n${text}\n`,
      ];
    }),
  );
}

function descriptionOf(page: string): string[] {
  const description = read.get(page)?.description ?? "";
  return description === "" ? [] : [`description: ${JSON.stringify(description)}`];
}

interface SectionWithPages {
  readonly heading: string;
  readonly pages: readonly string[];
}

/** The sections of the sidebars, and one of pages that no sidebar has. */
function sectionsWithPages(all: readonly string[]): SectionWithPages[] {
  const listed = sections().map(({ heading, links }) => ({
    heading,
    pages: links.map((link) => pageAt(link, "index.md")).filter((page) => all.includes(page)),
  }));
  const known = new Set(listed.flatMap(({ pages }) => pages));
  return [...listed, { heading: "Other", pages: all.filter((page) => !known.has(page)) }];
}

function listOf(listed: readonly SectionWithPages[], { site }: SiteConfig): string {
  const line = (page: string): string => {
    const { title = page, description = "" } = read.get(page) ?? {};
    const link = `- [${title}](${site.base}${markdownCopyOf(page)})`;
    return description === "" ? link : `${link}: ${description}`;
  };
  const parts = listed.map(
    ({ heading, pages }) => `## ${heading}\n\n${pages.map(line).join("\n")}`,
  );
  return `${[`# ${site.title}`, `> ${site.description}`, ...parts].join("\n\n")}\n`;
}
