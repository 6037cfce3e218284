import type { WriteStream } from "node:tty";
import type { RunEvent } from "@moagraph/core";
import { createLogUpdate } from "log-update";
import { hideKeys } from "../hide-keys.js";
import { oneLine } from "../one-line.js";
import { liveTree } from "./live-tree.js";
import { paintFor } from "./paint.js";
import { resetWords } from "./plain-lines.js";
import {
  emptyRunView,
  hasBegun,
  nextRunView,
  placeName,
  type RunViewState,
} from "./run-view-state.js";
import type { RunView } from "./run-view.js";
import { endLines } from "./summary-line.js";

/** Options of {@link createLiveView}. */
export interface LiveViewOptions {
  /** Whether the answer is streamed to the same terminal. The tree then stops above it. */
  readonly sharesTerminal: boolean;
}

const redrawMs = 100;

/** Makes a tree that is redrawn in place during the run. */
export function createLiveView(terminal: WriteStream, options: LiveViewOptions): RunView {
  const tree = createTree(terminal);
  let state = emptyRunView;
  const write = (line: string): void => {
    terminal.write(`${paintFor(terminal).quiet(hideKeys(oneLine(line)))}\n`);
  };
  return {
    listenTo: "every-call",
    take(event: RunEvent) {
      state = nextRunView(state, event);
      if (event.type === "run-start") tree.start(() => state);
      if (event.type === "answer-token" && options.sharesTerminal) tree.freeze();
      if (event.type === "answer-reset" && options.sharesTerminal) write(resetWords);
      if (event.type === "run-end" && hasBegun(state)) {
        tree.freeze();
        for (const line of endLines(event, (place) => placeName(state, place))) write(line);
      }
    },
    close: () => tree.freeze(),
  };
}

interface Tree {
  start(stateNow: () => RunViewState): void;
  /** Draws the tree for the last time. Further calls do nothing. */
  freeze(): void;
}

function createTree(terminal: WriteStream): Tree {
  const update = createLogUpdate(terminal);
  const paint = paintFor(terminal);
  let timer: NodeJS.Timeout | undefined;
  let draw: (() => void) | undefined;
  return {
    start(stateNow) {
      const startedAt = performance.now();
      draw = () => {
        if (!hasBegun(stateNow())) return;
        const { columns, rows } = terminal;
        const nowMs = performance.now() - startedAt;
        update(liveTree(stateNow(), { nowMs, columns, rows, paint }).join("\n"));
      };
      timer = setInterval(draw, redrawMs);
    },
    freeze() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      draw?.();
      update.done();
    },
  };
}
