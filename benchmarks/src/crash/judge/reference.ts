import type { Call, Proposal } from "@moagraph/core";
import type { ThreadEnd } from "../child/child-message.js";
import { keyOf } from "../graphs/call-names.js";
import type { Exchange } from "../server/exchange.js";

/** A run that nothing has disturbed, without a checkpointer. */
export interface Reference {
  readonly answer: string;
  readonly proposals: readonly Proposal[];
  /** How often each call was made, by its id. */
  readonly timesAsked: ReadonlyMap<string, number>;
  /** The id of each call, by its node and sample. */
  readonly idOf: ReadonlyMap<string, string>;
  /** The model of each node, without its thread. */
  readonly keyOf: ReadonlyMap<string, string>;
  /** From the first request to the last reply, in milliseconds. */
  readonly durationMs: number;
}

/** The place of a call in the graph. */
export function placeOf({ node, sample }: Pick<Call, "node" | "sample">): string {
  return `${node}#${sample}`;
}

/**
 * Reads a run as a reference.
 *
 * @throws {Error} If it was not answered.
 */
export function referenceOf(end: ThreadEnd | undefined, exchanges: readonly Exchange[]): Reference {
  if (end?.type !== "answered") {
    throw new Error(`An undisturbed run has failed: ${JSON.stringify(end)}`);
  }
  const { answer, proposals, ledger } = end;
  const sent = ledger.filter(({ attempt }) => attempt > 0);
  const keys = new Map(sent.map(({ node, model }) => [node, keyOf(model)]));
  return {
    answer,
    proposals,
    timesAsked: countEach(exchanges.filter(isSettling).map(({ id }) => id)),
    idOf: idsOf(sent, exchanges, keys),
    keyOf: keys,
    durationMs:
      Math.max(...exchanges.filter(({ outcome }) => outcome === "replied").map(endOf)) -
      Math.min(...exchanges.map(({ receivedAtMs }) => receivedAtMs)),
  };
}

/** Nodes of one model are asked one after another, as in the rounds of a repeat. */
function idsOf(
  sent: readonly Call[],
  exchanges: readonly Exchange[],
  keys: ReadonlyMap<string, string>,
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const key of new Set(keys.values())) {
    const places = sent
      .filter(({ node, status }) => keys.get(node) === key && status !== "failed")
      .toSorted((a, b) => a.startedMs - b.startedMs)
      .map(placeOf);
    const asked = exchanges.filter((each) => each.key === key && isSettling(each));
    for (const [index, place] of places.entries()) ids.set(place, asked[index]?.id ?? "");
  }
  return ids;
}

function isSettling({ isLast, outcome }: Exchange): boolean {
  return isLast && outcome !== "refused";
}

function endOf({ endedAtMs }: Exchange): number {
  return endedAtMs;
}

function countEach(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
