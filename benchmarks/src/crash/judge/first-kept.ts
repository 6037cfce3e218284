import type { KeptLine } from "../kill/thread-story.js";
import { placeIn, type Reference } from "./reference.js";

/** A reply that the saver has kept, with the id of its call. */
export interface KeptReply extends KeptLine {
  readonly id: string;
}

/**
 * When each reply was kept for the first time: the call journal may keep it before LangGraph does. An
 * aborted line is no reply.
 */
export function firstKept(kept: readonly KeptLine[], { ids }: Reference): KeptReply[] {
  const first = new Map<string, KeptReply>();
  for (const line of kept) {
    const place = placeIn(line.turn, line);
    const isReply = line.status === "ok" || line.status === "blank";
    if (isReply && !first.has(place)) first.set(place, { ...line, id: ids.get(place) ?? "" });
  }
  return [...first.values()];
}
