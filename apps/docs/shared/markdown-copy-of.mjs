/**
 * The path of the Markdown copy of a page: `api/core.md` for `api/core/index.md` and for `api/core/index.html`.
 *
 * @param {string} page - The path of its source, or of the page in the built site.
 * @returns {string}
 */
export function markdownCopyOf(page) {
  return page
    .replace(/\.(?:md|html)$/, "")
    .replace(/\/index$/, "")
    .concat(".md");
}
