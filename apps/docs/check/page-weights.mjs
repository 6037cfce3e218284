import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { dist } from "./built-pages.mjs";

/** Bytes that a visit of a page may transfer: its HTML, styles and scripts, compressed. */
const most = 300_000;

/** @typedef {{ path: string, sent: number, decoded: number }} Weight */

/**
 * Text pages that transfer more than they may.
 *
 * @param {Weight[]} weights
 */
export function weightFaults(weights) {
  return weights
    .filter(({ sent }) => sent > most)
    .map(({ path, sent }) => ({ page: path, fault: `it takes ${sent} bytes, of ${most}` }));
}

/**
 * The page that transfers most.
 *
 * @param {Weight[]} weights
 */
export function heaviest(weights) {
  return weights.reduce((a, b) => (b.sent > a.sent ? b : a));
}

/**
 * The weight of each text page. The playground loads its editor; the search index loads with a search.
 *
 * @param {Map<string, string>} pages
 * @param {string} base
 * @returns {Weight[]}
 */
export function pageWeights(pages, base) {
  const files = /** @type {Map<string, Weight>} */ (new Map());
  const fileWeight = (/** @type {string} */ file) => {
    const known = files.get(file) ?? weigh(file, readFileSync(join(dist, file)));
    files.set(file, known);
    return known;
  };
  return [...pages]
    .filter(([path]) => path !== "playground.html")
    .map(([path, html]) =>
      sum(path, [weigh(path, Buffer.from(html)), ...filesOf(html, base).map(fileWeight)]),
    );
}

/**
 * The files that a page loads: VitePress lists all in its head, and pictures are in the text.
 *
 * @param {string} html
 * @param {string} base
 */
function filesOf(html, base) {
  const found = html.matchAll(/(?:href|src)="([^"]+\.(?:js|css|svg|png|webp|woff2))"/g);
  const files = Array.from(found, ([, file = ""]) => file).filter((file) => file.startsWith(base));
  return [...new Set(files)].map((file) => file.slice(base.length));
}

/** @type {(path: string, content: Buffer) => Weight} */
function weigh(path, content) {
  return { path, sent: gzipSync(content).length, decoded: content.length };
}

/** @type {(path: string, parts: Weight[]) => Weight} */
function sum(path, parts) {
  const total = (/** @type {"sent" | "decoded"} */ key) =>
    parts.reduce((all, part) => all + part[key], 0);
  return { path, sent: total("sent"), decoded: total("decoded") };
}
