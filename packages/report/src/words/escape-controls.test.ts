import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeControls } from "./escape-controls.js";

/** What a terminal could obey, or what would reorder or hide its text. */
const harmful =
  /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\p{Zl}\p{Zp}\p{Surrogate}\uFEFF]|[\u{E0000}-\u{E007F}]/u;

describe("escapeControls", () => {
  test.each([
    ["OSC 52", "\u001B]52;c;cm0=\u0007", "\\u{1b}]52;c;cm0=\\u{7}"],
    ["a string ended by ESC \\", "\u001BPq\u001B\\", "\\u{1b}Pq\\u{1b}\\"],
    ["CSI in C1", "\u009B2J\u0085", "\\u{9b}2J\\u{85}"],
    ["backspace and DEL", "ab\b\u007F", "ab\\u{8}\\u{7f}"],
    ["a carriage return", "100%\rdone", "100%\\u{d}done"],
    [
      "bidirectional controls",
      "\u202Eabc\u2066\u200F\u061C",
      "\\u{202e}abc\\u{2066}\\u{200f}\\u{61c}",
    ],
    ["separators of lines", "a\u2028b\u2029", "a\\u{2028}b\\u{2029}"],
    ["tags and annotations", "a\u{E0041}\uFFF9", "a\\u{e0041}\\u{fff9}"],
    ["a byte order mark", "\uFEFFa", "\\u{feff}a"],
    ["lone surrogates", "\ud83ca\udf89", "\uFFFDa\uFFFD"],
  ])("shows %s", (_, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  test.each([
    ["line feeds and tabs", "a\n\tb"],
    ["joined emoji", "👩‍👩‍👧 ❤️ 🎉"],
    ["joiners of Indic scripts and Persian", "क्‍ष می‌خواهم"],
    ["right-to-left letters", "שלום مرحبا"],
    ["soft hyphens", "Donau\u00ADdampf"],
  ])("keeps %s", (_, text) => {
    expect(escapeControls(text)).toBe(text);
  });

  test("removes a carriage return before a line feed", () => {
    expect(escapeControls("a\r\nb\r\r\n")).toBe("a\nb\\u{d}\n");
  });

  test("leaves nothing harmful, and is the same for a text in pieces", () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xe0000, max: 0xe0fff }),
    );
    const text = fc.array(unit).map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(text, (any) => {
        const shown = escapeControls(any);
        expect(shown).not.toMatch(harmful);
        expect(escapeControls(shown)).toBe(shown);
        const characters = Array.from(any.replaceAll("\r\n", "\n"));
        expect(characters.map(escapeControls).join("")).toBe(shown);
      }),
    );
  });
});
