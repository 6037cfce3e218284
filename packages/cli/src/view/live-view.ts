import type { WriteStream } from "node:tty";
import type { RunEvent } from "@moagraph/core";
import { createLogUpdate } from "log-update";
import { hideKeys } from "../keys/hide-keys.js";
import { oneLine } from "../one-line.js";
import { type Canvas, callLines, liveTree } from "./live-tree.js";
import { paintFor } from "./paint.js";
import { resetWords } from "./plain-lines.js";
import { resumeLines } from "./resume-lines.js";
import type { CallView } from "./call-view.js";
import {
  aboveAnswer,
  callOf,
  emptyRunView,
  hasBegun,
  nextRunView,
  placeName,
  type RunViewState,
  withoutFlight,
} from "./run-view-state.js";
import type { RunView } from "./run-view.js";
import { endLines } from "./summary-line.js";

/** Options of {@link createLiveView}. */
export interface LiveViewOptions {
  /** The size of the graph, such as `2 layers` and `7 to 13 calls`. */
  readonly size: readonly string[];
  /**
   * Whether the answer is streamed to the same terminal. The tree then stops above it, and calls that
   * end later are listed below it.
   */
  readonly sharesTerminal: boolean;
}

const redrawMs = 100;

/** Makes a tree that is redrawn in place during the run. */
export function createLiveView(terminal: WriteStream, options: LiveViewOptions): RunView {
  const tree = createTree(terminal);
  let state = emptyRunView(options.size);
  const write = (line: string): void => {
    terminal.write(`${paintFor(terminal).quiet(hideKeys(oneLine(line)))}\n`);
  };
  const end = (): void => {
    tree.freeze(state);
    for (const line of tree.laterLines(state)) terminal.write(`${line}\n`);
  };
  return {
    listenTo: "every-call",
    take(event: RunEvent) {
      const before = state;
      state = nextRunView(before, event);
      // Nothing is drawn yet.
      if (event.type === "run-resume") for (const line of resumeLines(event, before)) write(line);
      if (event.type === "run-start" && hasOpenCalls(state)) tree.start(() => state);
      if (event.type === "answer-token" && options.sharesTerminal) tree.freeze(aboveAnswer(state));
      if (event.type === "answer-reset" && options.sharesTerminal) write(resetWords);
      if (event.type === "run-end" && hasBegun(state)) {
        end();
        for (const line of endLines(event, (place) => placeName(state, place))) write(line);
      }
    },
    close() {
      // Without the event `run-end`, a fault ended the run.
      state = withoutFlight(state);
      end();
    },
  };
}

/** A resumed run may have none. */
function hasOpenCalls({ calls }: RunViewState): boolean {
  return calls.some(({ call }) => call === null);
}

interface Tree {
  start(stateNow: () => RunViewState): void;
  /** Draws the tree for the last time. Further calls do nothing. */
  freeze(last: RunViewState): void;
  /** The calls that have ended since the last drawing, once. */
  laterLines(state: RunViewState): string[];
}

function createTree(terminal: WriteStream): Tree {
  const update = createLogUpdate(terminal);
  const paint = paintFor(terminal);
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let open: readonly CallView[] = [];
  const canvas = (): Canvas => {
    const { columns, rows } = terminal;
    return { nowMs: performance.now() - startedAt, columns, rows, paint };
  };
  const draw = (state: RunViewState): void => {
    if (hasBegun(state)) update(liveTree(state, canvas()).join("\n"));
  };
  return {
    start(stateNow) {
      startedAt = performance.now();
      timer = setInterval(() => draw(stateNow()), redrawMs);
    },
    freeze(last) {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      draw(last);
      update.done();
      open = last.calls.filter(({ phase }) => phase === "see below" || phase === "waiting");
    },
    laterLines(state) {
      const now = open.flatMap((call) => callOf(state, call) ?? []);
      open = [];
      return callLines(
        state,
        now.filter(({ startedMs }) => startedMs !== null),
        canvas(),
      );
    },
  };
}
