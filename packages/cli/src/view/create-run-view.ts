import { createLiveView } from "./live-view.js";
import { createPlainView } from "./plain-view.js";
import type { RunView } from "./run-view.js";

/**
 * A live tree where stderr is a terminal that can move its cursor, plain lines elsewhere.
 *
 * @param printsAnswer - Whether the answer is streamed to stdout meanwhile.
 */
export function createRunView(printsAnswer: boolean): RunView {
  const { stderr, stdout, env } = process;
  // A terminal without a size, as some pseudo-terminals are, has no room for a tree.
  const hasRoom = stderr.isTTY && stderr.columns > 0 && stderr.rows > 0;
  if (!hasRoom || env["TERM"] === "dumb") return createPlainView(stderr);
  return createLiveView(stderr, { sharesTerminal: printsAnswer && stdout.isTTY });
}
