import type { GraphSpec } from "@moagraph/core/graph";
import { callsText, layersText } from "../plan/size-text.js";
import { stderr as log } from "../text-output.js";
import { createLiveView } from "./live-view.js";
import { createPlainView } from "./plain-view.js";
import type { RunView } from "./run-view.js";

/**
 * Makes a live tree if stderr is a terminal with cursor control, and plain lines otherwise.
 *
 * @param graph - The graph that is run.
 * @param printsAnswer - Whether the answer is streamed to stdout at the same time.
 */
export function createRunView(graph: GraphSpec, printsAnswer: boolean): RunView {
  const { stderr, stdout, env } = process;
  const size = [layersText(graph), callsText(graph)];
  // A terminal without a size, such as some pseudo-terminals, has no room for a tree.
  const hasRoom = stderr.isTTY && stderr.columns > 0 && stderr.rows > 0;
  if (!hasRoom || env["TERM"] === "dumb") return createPlainView(log, size);
  return createLiveView(stderr, { size, sharesTerminal: printsAnswer && stdout.isTTY });
}
