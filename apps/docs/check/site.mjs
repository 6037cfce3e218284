// Checks the built site: links and anchors, page weights, Markdown copies. `npm run docs` runs it after the build.
import { docsBase } from "@moagraph/provider-kit";
import { builtPages } from "./built-pages.mjs";
import { linkFaults } from "./link-faults.mjs";
import { markdownFaults } from "./markdown-faults.mjs";
import { heaviest, weightFaults } from "./page-weights.mjs";

const base = process.env["DOCS_BASE"] ?? new URL(docsBase).pathname;
const pages = builtPages();

const faults = [
  ...linkFaults(pages, base),
  ...markdownFaults(pages, base),
  ...weightFaults(pages, base),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

const { path, sent, decoded } = heaviest(pages, base);
console.log(
  `${pages.size} pages. The heaviest, ${path}, takes ${kilobytes(sent)} (${kilobytes(decoded)} decoded).`,
);

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
