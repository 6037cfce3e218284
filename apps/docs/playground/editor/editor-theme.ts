import { HighlightStyle } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours are variables of the page, so that light and dark need one style. */
export const editorColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--play-code-key)" },
  { tag: [tags.string, tags.content], color: "var(--play-code-text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--play-code-value)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--play-code-comment)" },
  { tag: [tags.punctuation, tags.separator, tags.meta], color: "var(--play-muted)" },
]);

/** The look of the editor. */
export const editorTheme: Extension = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--play-field)", color: "var(--play-text)" },
  "&.cm-focused": { outline: "2px solid var(--play-focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--vp-font-family-mono, monospace)", fontSize: "13px" },
  ".cm-gutters": {
    backgroundColor: "var(--play-field)",
    color: "var(--play-muted)",
    border: "none",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--play-line)" },
  ".cm-cursor": { borderLeftColor: "var(--play-text)" },
  ".cm-content": { caretColor: "var(--play-text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--play-selection) !important",
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--play-panel)",
    color: "var(--play-text)",
    border: "1px solid var(--play-border)",
  },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 8px", maxWidth: "22rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--play-strong)",
    color: "var(--play-on-strong)",
  },
  ".cm-diagnosticText": { whiteSpace: "pre-wrap" },
  ".cm-panels input, .cm-panels button": { color: "inherit", background: "var(--play-field)" },
});
