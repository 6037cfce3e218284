import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Session } from "../session/session.js";
import { type GraphReading, readGraph } from "./read-graph.js";

/** Longer texts are read only after a pause, so that typing stays fluent. */
const readAtOnce = 20_000;
const pauseMs = 250;

/** The reading of the text on the page. */
export interface PageReading {
  /** `undefined` if the text has faults, or has not been read yet. */
  readonly graph: GraphReading["graph"];
  /** The faults that were found last. */
  readonly faults: GraphReading["faults"];
  /** Whether the text was changed and is read after a pause. */
  readonly isLate: boolean;
}

/** Reads the text of the session after each change. */
export function useReading({ text, format }: Pick<Session, "text" | "format">): PageReading {
  const [late, setLate] = useState({ text, format });
  const isLong = text.length > readAtOnce;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isLong || isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const timer = setTimeout(() => setLate({ text, format }), pauseMs);
    return () => clearTimeout(timer);
  }, [text, format, isLong]);
  const read = isLong ? late : { text, format };
  const { graph, faults } = useMemo(
    () => readGraph(read.text, read.format),
    [read.text, read.format],
  );
  const isLate = read.text !== text || read.format !== format;
  return useMemo(
    () => ({ graph: isLate ? undefined : graph, faults, isLate }),
    [graph, faults, isLate],
  );
}
