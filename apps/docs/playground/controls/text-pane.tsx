import { toTypeScript } from "@moagraph/graph-file";
import { isRecipeName } from "@moagraph/recipes";
import { useRef, useState } from "preact/hooks";
import { GraphEditor } from "../editor/graph-editor.js";
import type { PageReading } from "../graph/use-reading.js";
import { tooLong } from "../session/longest-text.js";
import type { PageSession } from "../session/use-session.js";
import { share } from "../share/share.js";
import { FaultList } from "./fault-list.js";
import { Toolbar, type TextView } from "./toolbar.js";

/** The properties of {@link TextPane}. */
export interface TextPaneProps {
  readonly page: PageSession;
  readonly reading: PageReading;
}

/** The text of the graph, with its toolbar and its faults. */
export function TextPane({ page, reading: { graph, faults } }: TextPaneProps) {
  const { session, notice } = page;
  const [isTypeScript, setIsTypeScript] = useState(false);
  const goTo = useRef<(offset: number) => void>(() => undefined);

  function show(view: TextView): void {
    setIsTypeScript(view === "typescript");
    if (view !== "typescript" && view !== session.format && graph) page.write(graph, view);
  }
  return (
    <div class="play-text-pane">
      <Toolbar
        recipe={page.recipe}
        view={isTypeScript ? "typescript" : session.format}
        isValid={graph !== undefined}
        onRecipe={(name) => isRecipeName(name) && page.chooseRecipe(name)}
        onView={show}
        onShare={() => void share(session).then(page.say)}
        onReset={page.reset}
      />
      <p class="play-notice" role="status">
        {notice}
      </p>
      {isTypeScript && graph && <TypeScriptView text={toTypeScript(graph)} />}
      <div hidden={isTypeScript && graph !== undefined}>
        <GraphEditor
          text={session.text}
          format={session.format}
          faults={faults}
          onText={(text) => page.change({ text })}
          onTooLong={(characters) => page.say(tooLong(characters))}
          onReady={(ready) => (goTo.current = ready)}
        />
      </div>
      <FaultList faults={faults} onGoTo={(offset) => goTo.current(offset)} />
    </div>
  );
}

function TypeScriptView({ text }: { readonly text: string }) {
  return (
    <pre class="play-typescript" tabIndex={0} aria-label="TypeScript of the graph, read-only">
      <code>{text}</code>
    </pre>
  );
}
