import type { GraphSpec } from "@moagraph/core/graph";
import { setGraphValue } from "@moagraph/graph-file";
import type { RecipeName } from "@moagraph/recipes";
import { useEffect, useState } from "preact/hooks";
import { fileName } from "../graph/file-name.js";
import type { PolicyValue } from "../graph/policy.js";
import type { PolicyPath } from "../graph/policy-path.js";
import { writeGraph } from "../graph/write-graph.js";
import { isOurs, readAddress, type Start } from "../share/read-address.js";
import { longestText, tooLong } from "./longest-text.js";
import { recipeSession } from "./recipe-session.js";
import type { Session, TextFormat } from "./session.js";

const notSet =
  "The policy was not set, because the text is no mapping of keys. Fix the text, and set it again.";

/** The session of the page, and what changes it. */
export interface PageSession {
  readonly session: Session;
  /** The recipe that the session began with, if it did. */
  readonly recipe: RecipeName | undefined;
  /** What went wrong with a link or a change; else what was done. */
  readonly notice: string;
  readonly change: (part: Partial<Session>) => void;
  readonly chooseRecipe: (name: RecipeName) => void;
  /** Writes a graph in a language. Comments are lost. */
  readonly write: (graph: GraphSpec, format: TextFormat) => void;
  readonly setPolicy: (path: PolicyPath, value: PolicyValue) => void;
  readonly reset: () => void;
  readonly say: (notice: string) => void;
}

/** Starts with the address of the page, and follows links within it. */
export function useSession(): PageSession {
  const [start] = useState(() => readAddress(location.hash));
  const [session, setSession] = useState(start.session);
  const [first, setFirst] = useState(start);
  const [notice, say] = useState(start.fault ?? "");

  function begin(next: Start): void {
    setFirst(next);
    setSession(next.session);
    say(next.fault ?? "");
  }
  useEffect(() => {
    const follow = (): void => {
      if (isOurs(location.hash)) begin(readAddress(location.hash));
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const change = (part: Partial<Session>): void => {
    setSession((now) => ({ ...now, ...part }));
    say("");
  };
  function setText(text: string, format: TextFormat): void {
    if (text.length > longestText) say(tooLong(text.length));
    else change({ text, format });
  }
  function setPolicy(path: PolicyPath, value: PolicyValue): void {
    const { text, format } = session;
    const next = setGraphValue(text, fileName(format), path, value);
    if (next === undefined) say(notSet);
    else setText(next, format);
  }
  return {
    session,
    recipe: first.recipe,
    notice,
    change,
    say,
    chooseRecipe: (name) => begin({ session: recipeSession(name, session.format), recipe: name }),
    write: (graph, format) => setText(writeGraph(graph, format), format),
    setPolicy,
    reset: () => begin({ ...first, fault: undefined }),
  };
}
