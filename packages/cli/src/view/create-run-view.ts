import type { Call } from "@moagraph/core";
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
 * @param kept - The calls that ended before the run was resumed.
 */
export function createRunView(
  graph: GraphSpec,
  printsAnswer: boolean,
  kept?: readonly Call[],
): RunView {
  const { stderr, stdout, env } = process;
  const size = [layersText(graph), callsText(graph)];
  // A terminal without a size, such as some pseudo-terminals, has no room for a tree.
  const hasRoom = stderr.isTTY && stderr.columns > 0 && stderr.rows > 0;
  if (!hasRoom || env["TERM"] === "dumb") return createPlainView(log, size, kept);
  return createLiveView(stderr, { size, kept, sharesTerminal: printsAnswer && stdout.isTTY });
}
