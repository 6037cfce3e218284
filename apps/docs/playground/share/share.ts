import type { Session } from "../session/session.js";
import { longestLink, shareFragment } from "./share-link.js";

/** Puts the session into the address of the page and copies the address. Returns what to tell the reader. */
export async function share(session: Session): Promise<string> {
  const fragment = shareFragment(session);
  if (fragment === undefined) {
    return `The graph, the question and the settings are too large for a link of ${longestLink.toLocaleString("en")} characters. Send the graph as a file instead.`;
  }
  // Does not navigate, so the page keeps its run.
  history.replaceState(history.state, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    return "The link is copied. It contains the graph, the question and the settings of the simulated models.";
  } catch {
    return "The address of this page is the link. Copy it.";
  }
}
