import { useEffect, useRef, useState } from "preact/hooks";
import type { GraphFault } from "../graph/read-graph.js";
import type { TextFormat } from "../session/session.js";
import type { CodeEditor } from "./code-editor.js";
import { longestText } from "../session/longest-text.js";

/** The properties of {@link GraphEditor}. */
export interface GraphEditorProps {
  readonly text: string;
  readonly format: TextFormat;
  readonly faults: readonly GraphFault[];
  readonly onText: (text: string) => void;
  readonly onTooLong: (characters: number) => void;
  /** Receives the function that puts the cursor at an offset. */
  readonly onReady: (goTo: (offset: number) => void) => void;
}

/** The editor of the graph's text. A plain text field is used until the code editor has loaded. */
export function GraphEditor(props: GraphEditorProps) {
  const { text, format, faults } = props;
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [editor, setEditor] = useState<CodeEditor>();
  useEffect(() => loadEditor(parent, latest, setEditor), []);
  useEffect(() => editor?.show(text, format), [editor, text, format]);
  useEffect(() => editor?.mark(faults), [editor, faults]);
  return (
    <div class="play-editor">
      <div ref={parent} class="play-editor-code" hidden={editor === undefined} />
      {editor === undefined && <PlainEditor {...props} />}
      <p id="playground-editor-help" class="play-help">
        Ctrl+Space completes. Tab indents; to leave the editor, press Escape, then Tab.
      </p>
    </div>
  );
}

function loadEditor(
  parent: { readonly current: HTMLElement | null },
  latest: { readonly current: GraphEditorProps },
  onLoad: (editor: CodeEditor) => void,
): () => void {
  let editor: CodeEditor | undefined;
  let isGone = false;
  async function load(): Promise<void> {
    const { createCodeEditor } = await import("./code-editor.js");
    if (isGone || parent.current === null) return;
    editor = createCodeEditor(parent.current, {
      onText: (text) => latest.current.onText(text),
      onTooLong: (characters) => latest.current.onTooLong(characters),
    });
    latest.current.onReady(editor.goTo);
    onLoad(editor);
  }
  // Without the code editor, the plain one stays.
  load().catch(() => undefined);
  return () => {
    isGone = true;
    editor?.destroy();
  };
}

function PlainEditor({ text, onText, onTooLong }: GraphEditorProps) {
  return (
    <textarea
      class="play-editor-plain"
      aria-label="Graph"
      aria-describedby="playground-editor-help"
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => {
        const { value } = currentTarget;
        if (value.length <= longestText) onText(value);
        else {
          currentTarget.value = text;
          onTooLong(value.length);
        }
      }}
    />
  );
}
