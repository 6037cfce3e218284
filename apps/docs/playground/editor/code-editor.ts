import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { GraphFault } from "../graph/read-graph.js";
import type { TextFormat } from "../session/session.js";
import { completeGraph } from "./complete-graph.js";
import { editorColours, editorTheme } from "./editor-theme.js";
import { sizeLimit } from "./size-limit.js";

/** What the editor reports. */
export interface EditorEvents {
  readonly onText: (text: string) => void;
  /** A change was refused because the text would be too long. */
  readonly onTooLong: (characters: number) => void;
}

/** The text of a graph in an editor. */
export interface CodeEditor {
  readonly show: (text: string, format: TextFormat) => void;
  readonly mark: (faults: readonly GraphFault[]) => void;
  /** Puts the cursor at an offset and the focus into the editor. */
  readonly goTo: (offset: number) => void;
  readonly destroy: () => void;
}

/** Creates a CodeMirror editor in an element. */
export function createCodeEditor(parent: HTMLElement, events: EditorEvents): CodeEditor {
  const language = new Compartment();
  let format: TextFormat | undefined;
  let isShowing = false;
  const onText = (text: string): void => {
    if (!isShowing) events.onText(text);
  };
  const all = [language.of([]), ...extensions({ ...events, onText })];
  const view = new EditorView({ parent, state: EditorState.create({ extensions: all }) });
  return {
    show(text, next) {
      const effects = next === format ? [] : [language.reconfigure(languageOf(next))];
      format = next;
      const isShown = view.state.doc.length === text.length && view.state.doc.toString() === text;
      const changes = isShown ? [] : [{ from: 0, to: view.state.doc.length, insert: text }];
      isShowing = true;
      view.dispatch({ effects, changes });
      isShowing = false;
    },
    mark(faults) {
      const { length } = view.state.doc;
      view.dispatch(setDiagnostics(view.state, faults.map(diagnosticOf(length))));
    },
    goTo(offset) {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function extensions({ onText, onTooLong }: EditorEvents): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    syntaxHighlighting(editorColours),
    editorTheme,
    sizeLimit(onTooLong),
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...foldKeymap]),
    keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
    EditorView.contentAttributes.of({
      "aria-label": "Graph",
      // It takes the focus anyway; this says so to tools that check pages.
      tabindex: "0",
      "aria-describedby": "playground-editor-help",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(update.state.doc.toString());
    }),
  ];
}

function languageOf(format: TextFormat): Extension {
  const override = [completeGraph(format)];
  return [format === "json" ? json() : yaml(), autocompletion({ override })];
}

/** Faults of a text that has changed since are kept inside it. */
function diagnosticOf(length: number): (fault: GraphFault) => Diagnostic {
  return ({ from, to, message, hint }) => ({
    from: Math.min(from, length),
    to: Math.min(Math.max(to, from), length),
    severity: "error",
    message: `${message} ${hint}`.trim(),
  });
}
