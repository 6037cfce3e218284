import { type Call, isUsable } from "./call.js";
import type {
  CallNote,
  DraftNote,
  EarlierNote,
  FallbackNote,
  FewerNote,
  TruncatedNote,
} from "./call-note.js";

/** A way in which an answer is less than its graph planned. */
export interface Degradation<NodeName extends string = string> {
  /** The node whose call was affected. */
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** What happened. */
  readonly note: DraftNote | EarlierNote | FallbackNote | FewerNote | TruncatedNote;
}

/**
 * Returns why an answer is less than its graph planned: fewer proposals, a fallback, a truncated
 * reply, or a proposal in place of the answer.
 *
 * @param ledger - The ledger of a run that answered.
 * @returns One entry for each cause, in the order of the ledger. Empty if all went as planned.
 * @example
 * ```ts
 * import { degradations } from "@moagraph/core";
 *
 * degradations([]); // []
 * ```
 */
export function degradations<NodeName extends string>(
  ledger: readonly Call<NodeName>[],
): Degradation<NodeName>[] {
  return ledger.flatMap((call) =>
    (call.notes ?? []).flatMap((note) =>
      degrades(note) && (isUsable(call) || note.type === "draft")
        ? [{ node: call.node, sample: call.sample, note }]
        : [],
    ),
  );
}

const degrading: ReadonlySet<CallNote["type"]> = new Set<Degradation["note"]["type"]>([
  "draft",
  "earlier",
  "fallback",
  "fewer",
  "truncated",
]);

/** Whether a note tells that an answer is less than planned. */
export function degrades(note: Pick<CallNote, "type">): note is Degradation["note"] {
  return degrading.has(note.type);
}
