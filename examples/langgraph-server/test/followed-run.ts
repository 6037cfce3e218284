import type { Client } from "@langchain/langgraph-sdk";

/** What the tests read of a state. */
export interface Values {
  readonly answer?: string;
  readonly messages?: readonly { readonly type: string; readonly content: unknown }[];
  readonly ledger?: readonly { readonly node: string; readonly status: string }[];
}

/** An event of a stream. */
interface StreamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** A run whose events are collected. */
export interface FollowedRun {
  readonly threadId: string;
  readonly runId: string;
  /** All events. It rejects if the stream fails. */
  readonly events: Promise<readonly StreamedEvent[]>;
}

/** Starts a run with the official client, and collects its events. */
export async function follow(
  client: Client,
  threadId: string,
  assistant: string,
  payload: Parameters<Client["runs"]["stream"]>[2],
): Promise<FollowedRun> {
  let events: Promise<readonly StreamedEvent[]> = Promise.resolve([]);
  const runId = await new Promise<string>((resolve, reject) => {
    const onRunCreated = (run: { run_id: string }): void => resolve(run.run_id);
    events = collect(client.runs.stream(threadId, assistant, { ...payload, onRunCreated }));
    events.catch(reject);
  });
  return { threadId, runId, events };
}

/** Returns the data of the last event of a kind. */
export async function lastOf(run: Pick<FollowedRun, "events">, kind: string): Promise<unknown> {
  return (await run.events).findLast(({ event }) => event === kind)?.data;
}

/** Returns the values that a run has ended with. */
export async function valuesOf(run: Pick<FollowedRun, "events">): Promise<Values> {
  return (await lastOf(run, "values")) as Values;
}

/** Returns how many replies of a thread's next steps are saved. */
export async function savedReplies(client: Client, threadId: string): Promise<number> {
  const { tasks } = await client.threads.getState(threadId);
  return (tasks as readonly { result?: unknown }[]).filter(({ result }) => result != null).length;
}

async function collect(stream: AsyncIterable<StreamedEvent>): Promise<readonly StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
