import type { RunEvent } from "@moagraph/core";
import { oneLine } from "../one-line.js";
import type { TextOutput } from "../text-output.js";
import { plainLines } from "./plain-lines.js";
import { emptyRunView, nextRunView } from "./run-view-state.js";
import type { RunView } from "./run-view.js";

/** Makes a view for logs that prints line by line. */
export function createPlainView(output: TextOutput, size: readonly string[]): RunView {
  let state = emptyRunView(size);
  return {
    listenTo: "answer",
    take(event: RunEvent) {
      const before = state;
      state = nextRunView(before, event);
      for (const line of plainLines(event, before, state)) output.write(`${oneLine(line)}\n`);
    },
    close: () => undefined,
  };
}
