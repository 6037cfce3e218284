// How human/ works: a graph with nodes of the kind `human` is compiled with a checkpointer.
// `find-person.ts` finds the terminal before the run, `ask-person.ts` shows the proposals of each
// interrupt and reads a reply. A run in a thread can also stop before any node: `ask-about-stop.ts`
// shows the proposals that the node reads. `follow-run.ts` resumes the run with the replies.
import type { HumanReply, RunEndEvent, RunInput } from "@moagraph/core";

/** What a run waits for. */
export type Interrupts = NonNullable<RunEndEvent["interrupts"]>;

/** Replies by the id of the interrupt, as LangGraph's `Command` takes them. */
export type Replies = Readonly<Record<string, HumanReply>>;

/**
 * Asks the person for whom a run waits. Returns the input to resume the run with. Throws if the
 * person leaves.
 */
export type Person = (paused: RunEndEvent) => Promise<RunInput>;
