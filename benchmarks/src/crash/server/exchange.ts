import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { type AskedCall, askedCall } from "./asked-call.js";
import { caseOf } from "../graphs/crash-case.js";

/** A request and what became of it. Times are in milliseconds since 1970. */
export interface Exchange extends AskedCall {
  readonly receivedAtMs: number;
  readonly endedAtMs: number;
  /** `replied`: with all of it. `refused`: with an HTTP error. `cut`: the client has disconnected. */
  readonly outcome: "replied" | "refused" | "cut";
  /** Whether it begins its call. An agent's call has several requests. */
  readonly isFirst: boolean;
  /** Whether its reply is the call's. */
  readonly isLast: boolean;
}

/** The exchanges in a journal, by thread. Requests that are still being answered are cut. */
export function exchangesByThread(journal: readonly JournalEntry[]): Map<string, Exchange[]> {
  const threads = new Map<string, Exchange[]>();
  for (const entry of journal) {
    const exchange = exchangeOf(entry);
    const known = threads.get(exchange.thread);
    if (known === undefined) threads.set(exchange.thread, [exchange]);
    else known.push(exchange);
  }
  return threads;
}

function exchangeOf(entry: JournalEntry): Exchange {
  const call = askedCall(entry);
  const isAgent = caseOf(call.thread).agents?.includes(call.key) === true;
  const isLast = !isAgent || call.isAfterTool;
  return {
    ...call,
    id: isLast ? call.id : `${call.id}, before its tool`,
    receivedAtMs: entry.receivedAtMs,
    endedAtMs: entry.endedAtMs ?? Number.POSITIVE_INFINITY,
    outcome: outcomeOf(entry),
    isFirst: !call.isAfterTool,
    isLast,
  };
}

function outcomeOf({ endedAtMs, closedByClient, status }: JournalEntry): Exchange["outcome"] {
  if (endedAtMs === null || closedByClient) return "cut";
  return status === 200 ? "replied" : "refused";
}
