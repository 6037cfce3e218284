import type { RunEvent } from "@moagraph/core";
import { hideKeys } from "../hide-keys.js";
import { plainLines } from "./plain-lines.js";
import { emptyRunView, nextRunView } from "./run-view-state.js";
import type { RunView } from "./run-view.js";

/** Makes a view for logs that prints line by line. */
export function createPlainView(output: NodeJS.WritableStream): RunView {
  let state = emptyRunView;
  return {
    listenTo: "answer",
    take(event: RunEvent) {
      const before = state;
      state = nextRunView(before, event);
      for (const line of plainLines(event, before, state)) output.write(`${hideKeys(line)}\n`);
    },
    close: () => undefined,
  };
}
