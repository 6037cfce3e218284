import { escapeControls } from "@moagraph/report/words";

/**
 * A text as Markdown that shows it as it is, in one line: marks of Markdown and HTML are escaped, control
 * characters are visible.
 */
export function markdownText(text: string): string {
  return escapeControls(text)
    .replaceAll(/[\n\t]+/g, " ")
    .replaceAll(/[\\`*[\]<>|~&]|(?<!\w)_|_(?!\w)/g, (mark) => `\\${mark}`);
}
