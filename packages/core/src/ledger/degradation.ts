import { type Call, isUsable } from "./call.js";
import type {
  CallNote,
  DraftNote,
  EarlierNote,
  FallbackNote,
  FewerNote,
  RoutedNote,
  TruncatedNote,
} from "./call-note.js";

/** A way in which an answer is less than its graph planned. */
export interface Degradation<NodeName extends string = string> {
  /** The node whose call was affected. */
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** What happened. `routed`: a router could not choose, and took these routes instead. */
  readonly note: DraftNote | EarlierNote | FallbackNote | FewerNote | RoutedNote | TruncatedNote;
}

/**
 * Returns why an answer is less than its graph planned: fewer proposals, a fallback, a truncated
 * reply, a router that could not choose, or a proposal in place of the answer. The notes of a `staircase` are no
 * such causes: they say how the text was written, and proposals that failed are noted as `fewer`.
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
      degrades(note) && hasEffect(note, call)
        ? [{ node: call.node, sample: call.sample, note }]
        : [],
    ),
  );
}

/** A draft replaces a call that failed, and so do the routes of a router that could not choose. */
function hasEffect({ type }: Degradation["note"], call: Pick<Call, "status">): boolean {
  if (type === "draft") return true;
  return type === "routed" ? !isUsable(call) : isUsable(call);
}

const degrading: ReadonlySet<CallNote["type"]> = new Set<Degradation["note"]["type"]>([
  "draft",
  "earlier",
  "fallback",
  "fewer",
  "routed",
  "truncated",
]);

/** Whether a note may tell that an answer is less than planned. */
export function degrades(note: Pick<CallNote, "type">): note is Degradation["note"] {
  return degrading.has(note.type);
}
