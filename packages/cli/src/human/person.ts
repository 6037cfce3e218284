// How human/ works: a graph with nodes of the kind `human` is compiled with a checkpointer in memory.
// `find-person.ts` finds the terminal before the run, `ask-person.ts` shows the proposals of each
// interrupt and reads a reply. `follow-run.ts` resumes the run with the replies.
import type { HumanReply, RunEndEvent } from "@moagraph/core";

/** What a run waits for. */
export type Interrupts = NonNullable<RunEndEvent["interrupts"]>;

/** Replies by the id of the interrupt, as LangGraph's `Command` takes them. */
export type Replies = Readonly<Record<string, HumanReply>>;

/** Whom nodes of the kind `human` ask. Throws if the person leaves. */
export type Person = (interrupts: Interrupts) => Promise<Replies>;
