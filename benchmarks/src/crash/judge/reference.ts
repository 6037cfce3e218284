import type { Call, Proposal } from "@moagraph/core";
import { keyOf } from "../graphs/call-names.js";
import type { ThreadStory } from "../kill/thread-story.js";
import type { Exchange } from "../server/exchange.js";

/** What a thread gives that nothing has disturbed. */
export interface Reference {
  /** By the index of the question. */
  readonly answers: readonly string[];
  /** The text of each proposal, by its turn and its place in the graph. */
  readonly proposals: ReadonlyMap<string, string>;
  /** The id of each call, by its turn and its place in the graph. */
  readonly ids: ReadonlyMap<string, string>;
  /** The model of each node, without its thread. */
  readonly keys: ReadonlyMap<string, string>;
  readonly requests: number;
  /** How often each call is made, by its id. */
  readonly timesAsked: ReadonlyMap<string, number>;
  /** From the first request to the last reply, in milliseconds. */
  readonly durationMs: number;
}

/** The place of a call or a proposal in a thread. */
export function placeIn(turn: number, { node, sample }: Pick<Call, "node" | "sample">): string {
  return `turn ${turn + 1}, ${node}, sample ${sample}`;
}

/** The places of a thread's proposals, with their texts. */
export function proposalsOf({ outcomes }: ThreadStory): Map<string, string> {
  const found = outcomes.flatMap((outcome, turn) => {
    const proposals: readonly Proposal[] = outcome.type === "answered" ? outcome.proposals : [];
    return proposals.map((each): [string, string] => [placeIn(turn, each), each.text]);
  });
  return new Map(found);
}

/**
 * Reads an undisturbed thread.
 *
 * @throws {Error} If a question was not answered.
 */
export function referenceOf(story: ThreadStory, exchanges: readonly Exchange[]): Reference {
  const { outcomes, thread } = story;
  const answers = outcomes.map((outcome) => {
    if (outcome.type === "answered") return outcome.answer;
    throw new Error(`The undisturbed run ${thread} has failed: ${outcome.message}`);
  });
  const lines = outcomes.flatMap(({ ledger }, turn) =>
    sentLines(ledger).map((line) => ({ turn, line })),
  );
  const keys = new Map(lines.map(({ line: { node, model } }) => [node, keyOf(model)]));
  const settling = exchanges.filter(({ outcome }) => outcome !== "refused");
  return {
    answers,
    proposals: proposalsOf(story),
    ids: idsOf(
      lines,
      settling.filter(({ isLast }) => isLast),
      keys,
    ),
    keys,
    requests: exchanges.length,
    timesAsked: countEach(settling.map(({ id }) => id)),
    durationMs: durationOf(exchanges),
  };
}

/** The lines of attempts that settled their calls, in the order of their start. */
function sentLines(ledger: readonly Call[]): Call[] {
  return ledger
    .filter(({ attempt, status }) => attempt > 0 && status !== "failed")
    .toSorted((a, b) => a.startedMs - b.startedMs);
}

interface TurnLine {
  readonly turn: number;
  readonly line: Call;
}

/** Nodes that share a model are asked one after another, as in the rounds of a repeat. */
function idsOf(
  lines: readonly TurnLine[],
  settling: readonly Exchange[],
  keys: ReadonlyMap<string, string>,
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const key of new Set(keys.values())) {
    const asked = settling.filter((each) => each.key === key);
    const own = lines.filter(({ line }) => keys.get(line.node) === key);
    for (const [index, { turn, line }] of own.entries()) {
      ids.set(placeIn(turn, line), asked[index]?.id ?? "");
    }
  }
  return ids;
}

function durationOf(exchanges: readonly Exchange[]): number {
  const replied = exchanges.filter(({ outcome }) => outcome === "replied");
  const first = Math.min(...exchanges.map(({ receivedAtMs }) => receivedAtMs));
  return Math.max(...replied.map(({ endedAtMs }) => endedAtMs)) - first;
}

function countEach(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
