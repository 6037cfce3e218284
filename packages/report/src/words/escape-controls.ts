/** Joiners, variation selectors and soft hyphens are parts of texts. */
const controls =
  /(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/**
 * Returns a text with each character replaced that controls a terminal or reorders the text of a page: control
 * characters except tab and line feed, separators of lines and paragraphs, bidirectional controls, deprecated
 * format characters, byte order marks, annotation marks, tags and lone surrogates.
 *
 * @param text - Any text.
 * @param replacement - Returns what to show in place of a character.
 * @example
 * ```ts
 * import { replaceControls } from "@moagraph/report/words";
 *
 * replaceControls("a\u001bb", () => "?"); // "a?b"
 * ```
 */
export function replaceControls(text: string, replacement: (character: string) => string): string {
  return text.replaceAll(controls, replacement);
}

/**
 * Returns a text that can be shown: control characters are visible, such as `\u{1b}` for ESC. A carriage
 * return before a line feed is removed, and a lone surrogate is U+FFFD.
 *
 * @param text - Any text.
 * @example
 * ```ts
 * import { escapeControls } from "@moagraph/report/words";
 *
 * escapeControls("a\u001bb"); // "a\\u{1b}b"
 * ```
 */
export function escapeControls(text: string): string {
  return replaceControls(text.replaceAll("\r\n", "\n"), (character) => {
    if (/\p{Surrogate}/u.test(character)) return "\uFFFD";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
