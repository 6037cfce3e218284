import type { BaseMessage } from "@langchain/core/messages";
import type { CheckpointTuple, Interrupt } from "@langchain/langgraph";
import type { Call, Proposal, SavedResults, StructuredResponses } from "@moagraph/core";
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

/** The last run of a thread, read from its last checkpoint. */
export function runIn(thread: string, tuple: CheckpointTuple, results: SavedResults): SavedRun {
  const { checkpoint, metadata } = tuple;
  const values = checkpoint.channel_values as Partial<Channels>;
  const { messages = [], answer = "", structuredResponses } = values;
  const unanswered = messages.slice(messages.findLastIndex((each) => each.getType() === "ai") + 1);
  // The input of a run is in a checkpoint before the answer of the last run is cleared.
  const isAnswered = answer !== "" && unanswered.length === 0;
  const asked = isAnswered ? [] : results.interrupts;
  const stoppedBefore = stopIn(tuple);
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
    proposals: results.proposals,
    ledger: results.ledger,
    asked,
    stoppedBefore,
  };
}

interface Channels {
  readonly messages: readonly BaseMessage[];
  readonly answer: string;
  readonly structuredResponses: StructuredResponses;
}
