import type { BaseMessage } from "@langchain/core/messages";
import type { CheckpointTuple, Interrupt } from "@langchain/langgraph";
import type { Call, Proposal, StructuredResponses } from "@moagraph/core";
import { originIn, type ThreadOrigin } from "./thread-origin.js";
import { stopIn } from "./stop-mark.js";

/**
 * - `answered`: it has an answer.
 * - `interrupted`: it waits for a person.
 * - `unfinished`: it was cut off or has failed, or it is still running.
 */
export type RunState = "answered" | "interrupted" | "unfinished";

/** The last run of a thread, as its last checkpoint has it. */
export interface SavedRun {
  readonly thread: string;
  readonly state: RunState;
  /** When the last checkpoint was written. ISO 8601. */
  readonly savedAt: string;
  readonly origin: ThreadOrigin | undefined;
  readonly question: string;
  /** Ids of the messages that have no answer. */
  readonly unanswered: readonly string[];
  readonly answer: string | null;
  /** The parsed replies of nodes with a `responseFormat`, if a node has one. */
  readonly structuredResponses?: StructuredResponses;
  /** Also those that LangGraph has not put into a checkpoint yet. */
  readonly proposals: readonly Proposal[];
  /** Also the requests that were cut off, and those that are in flight. */
  readonly ledger: readonly Call[];
  /** What nodes of the kind `human` ask. */
  readonly asked: readonly Interrupt[];
  /** The nodes before which the run stopped. */
  readonly stoppedBefore: readonly string[];
}

/**
 * The last run of a thread, read from its last checkpoint.
 *
 * @param recorded - The requests that are recorded beside the checkpoint.
 */
export function runIn(thread: string, tuple: CheckpointTuple, recorded: readonly Call[]): SavedRun {
  const { checkpoint, metadata } = tuple;
  const values = checkpoint.channel_values as Partial<Channels>;
  const { messages = [], answer = "", structuredResponses } = values;
  const unanswered = messages.slice(messages.findLastIndex((each) => each.getType() === "ai") + 1);
  // The input of a run is in a checkpoint before the answer of the last run is cleared.
  const isAnswered = answer !== "" && unanswered.length === 0;
  const asked = isAnswered ? [] : askedIn(tuple);
  const stoppedBefore = stopIn(tuple);
  const ledger = listIn("ledger", tuple);
  const isInterrupted = asked.length + stoppedBefore.length > 0;
  return {
    thread,
    state: isAnswered ? "answered" : isInterrupted ? "interrupted" : "unfinished",
    savedAt: checkpoint.ts,
    origin: originIn(metadata),
    question: messages.findLast((each) => each.getType() === "human")?.text ?? "",
    unanswered: unanswered.flatMap(({ id }) => id ?? []),
    answer: isAnswered ? answer : null,
    ...(structuredResponses === undefined ? {} : { structuredResponses }),
    proposals: listIn("proposals", tuple),
    ledger: isAnswered ? ledger : withRecorded(ledger, recorded),
    asked,
    stoppedBefore,
  };
}

interface Channels {
  readonly messages: readonly BaseMessage[];
  readonly answer: string;
  readonly structuredResponses: StructuredResponses;
}

/** A ledger with the requests of calls that have not ended. */
function withRecorded(ledger: readonly Call[], recorded: readonly Call[]): readonly Call[] {
  const ended = new Set(ledger.map(placeOf));
  return [...ledger, ...recorded.filter((call) => !ended.has(placeOf(call)))];
}

function placeOf({ node, sample }: Place): string {
  return `${node} ${sample}`;
}

/** An interrupt that was answered has gone with its checkpoint. */
function askedIn({ pendingWrites = [] }: CheckpointTuple): Interrupt[] {
  return pendingWrites.flatMap(([, channel, value]) =>
    channel === "__interrupt__" ? (value as Interrupt | Interrupt[]) : [],
  );
}

interface Lists {
  readonly proposals: Proposal;
  readonly ledger: Call;
}

interface Place {
  readonly node: string;
  readonly sample: number;
}

/** A list of the state with what steps have written since. */
function listIn<Name extends keyof Lists>(
  name: Name,
  { checkpoint, metadata, pendingWrites = [] }: CheckpointTuple,
): readonly Lists[Name][] {
  // Until `begin` has run, the state has the lists of the run before.
  const isNew = metadata?.source === "input";
  const before = isNew ? undefined : (checkpoint.channel_values[name] as Lists[Name][] | undefined);
  const written = pendingWrites.filter(([, channel]) => channel === name);
  return written.reduce<readonly Lists[Name][]>(
    (list, [, , value]) => withWritten(list, value),
    before ?? [],
  );
}

/** A step replaces what it has written before, or the whole list. */
function withWritten<Item extends Place>(list: readonly Item[], value: unknown): readonly Item[] {
  if (!Array.isArray(value)) return (value as Record<string, Item[]>)["__overwrite__"] ?? [];
  const items = value as Item[];
  const isReplaced = (old: Item): boolean =>
    items.some(({ node, sample }) => node === old.node && sample === old.sample);
  return [...list.filter((old) => !isReplaced(old)), ...items];
}
