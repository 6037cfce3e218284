/**
 * Characters that control a terminal or reorder its text: control characters except tab and line
 * feed, separators of lines and paragraphs, bidirectional controls, deprecated format characters,
 * byte order marks, annotation marks, tags and lone surrogates. Joiners, variation selectors and
 * soft hyphens are part of texts.
 */
export const controls: RegExp =
  /(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/**
 * A text for a terminal: control characters are visible, such as `\u{1b}` for ESC. A carriage
 * return before a line feed is removed, and a lone surrogate is U+FFFD.
 */
export function escapeControls(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(controls, (character) => {
    if (/\p{Surrogate}/u.test(character)) return "\uFFFD";
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

/** JSON for a terminal: the same value, with control characters as escapes such as `\u001b`. */
export function escapeJson(json: string): string {
  return json.replaceAll(controls, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      unitEscape(character.charAt(index)),
    ).join(""),
  );
}

/** A UTF-16 code unit as a JSON escape, such as `\u001b`. */
export function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
