import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { longestText } from "../session/longest-text.js";

/** Refuses changes that would make the text too long, before anything reads it. */
export function sizeLimit(onTooLong: (characters: number) => void): Extension {
  const filter = EditorState.changeFilter.of((transaction) => {
    const { length } = transaction.newDoc;
    if (length <= longestText || length <= transaction.startState.doc.length) return true;
    // Not during the update: the listener may change the editor.
    queueMicrotask(() => onTooLong(length));
    return false;
  });
  return [filter, EditorView.domEventHandlers({ paste: refuseLongPaste(onTooLong) })];
}

/** Splitting a long text into lines takes a second, so it is refused before. */
function refuseLongPaste(onTooLong: (characters: number) => void) {
  return (event: ClipboardEvent): boolean => {
    const { length } = event.clipboardData?.getData("text/plain") ?? "";
    if (length <= longestText) return false;
    event.preventDefault();
    onTooLong(length);
    return true;
  };
}
