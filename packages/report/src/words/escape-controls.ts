/**
 * Finds characters that control a terminal or reorder the text of a page: control characters except tab and line
 * feed, separators of lines and paragraphs, bidirectional controls, deprecated format characters,
 * byte order marks, annotation marks, tags and lone surrogates. Joiners, variation selectors and
 * soft hyphens are part of texts.
 *
 * @example
 * ```ts
 * import { controls } from "@moagraph/report/words";
 *
 * "a\u001bb".replaceAll(controls, ""); // "ab"
 * ```
 */
export const controls: RegExp =
  /(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

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
  return text.replaceAll("\r\n", "\n").replaceAll(controls, (character) => {
    if (/\p{Surrogate}/u.test(character)) return "\uFFFD";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
