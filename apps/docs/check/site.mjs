// Checks the built site: links and anchors, page weights, Markdown copies. `npm run docs` runs it after the build.
import { base } from "../shared/base.mjs";
import { builtPages } from "./built-pages.mjs";
import { linkFaults } from "./link-faults.mjs";
import { markdownFaults } from "./markdown-faults.mjs";
import { heaviest, pageWeights, weightFaults } from "./page-weights.mjs";

const pages = builtPages();
const weights = pageWeights(pages, base);

const faults = [
  ...linkFaults(pages, base),
  ...markdownFaults(pages, base),
  ...weightFaults(weights),
];
for (const fault of summary(faults)) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

const { path, sent, decoded } = heaviest(weights);
console.log(
  `${pages.size} pages. The heaviest, ${path}, takes ${kilobytes(sent)} (${kilobytes(decoded)} decoded).`,
);

/**
 * One line for a fault that many pages have, such as a link of the navigation.
 *
 * @param {{ page: string, fault: string }[]} all
 */
function summary(all) {
  const pagesOf = /** @type {Map<string, string[]>} */ (new Map());
  for (const { page, fault } of all) pagesOf.set(fault, [...(pagesOf.get(fault) ?? []), page]);
  return Array.from(pagesOf, ([fault, [first, ...others]]) =>
    others.length === 0 ? `${first}: ${fault}` : `${first} and ${others.length} more: ${fault}`,
  );
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
