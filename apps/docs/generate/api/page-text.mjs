/**
 * What the plugin writes, without its fillers in tables, and with one line for each export that has its page elsewhere.
 *
 * @param {string} contents
 */
export function pageText(contents) {
  return (
    contents
      // A cell without a description or default.
      .replaceAll(/(?<=\|) (?:-|`undefined`) (?=\|)/g, "  ")
      .replaceAll(/### \S+\n\nRe-exports (\[[^\]]+\]\([^)]+\))\n(?:\n\*\*\*\n\n)?/g, "- $1\n")
  );
}
