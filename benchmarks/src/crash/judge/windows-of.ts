import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";
import { firstKept } from "./first-kept.js";
import type { Reference } from "./reference.js";

/** How long after each reply the saver had confirmed its write, in milliseconds. */
export function windowsOf(
  { kept }: ThreadStory,
  exchanges: readonly Exchange[],
  reference: Reference,
): number[] {
  const replies = exchanges.filter(({ isLast, outcome }) => isLast && outcome === "replied");
  return firstKept(kept, reference).flatMap(({ id, atMs }) => {
    const reply = replies.findLast((each) => each.id === id && each.endedAtMs <= atMs);
    return reply === undefined ? [] : [atMs - reply.endedAtMs];
  });
}
