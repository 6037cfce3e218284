import type { HumanRequest, MoaApp, RunEndEvent } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import type { Ask } from "../../ask/ask-line.js";
import type { ThreadConfig } from "../../follow-run.js";
import { replyOf } from "../../human/find-person.js";
import type { Person } from "../../human/person.js";
import { askAboutStop } from "./ask-about-stop.js";
import { findStop, type StoppedRun } from "./stopped-run.js";
import { markStop } from "../saved/stop-mark.js";
import type { Threads } from "../saved/threads.js";
import { askedWaiting, stoppedWaiting, type Waiting } from "./waiting.js";

interface KeptThreadOptions {
  readonly id: string;
  readonly threads: Threads;
  readonly app: MoaApp;
  readonly graph: GraphSpec;
  readonly interruptBefore?: readonly string[] | undefined;
}

/** The thread that keeps a run. */
export class KeptThread {
  readonly id: string;
  /** The part of the run's options that concerns the thread. */
  readonly config: ThreadConfig;

  constructor(private readonly options: KeptThreadOptions) {
    const { id, interruptBefore } = options;
    this.id = id;
    const stops = interruptBefore === undefined ? {} : { interruptBefore: [...interruptBefore] };
    this.config = { configurable: { thread_id: id }, ...stops };
  }

  /** Asks a person where the run waits. */
  person(ask: Ask): Person {
    return async ({ interrupts }) => {
      if (interrupts !== undefined) return replyOf(interrupts, ask);
      return askAboutStop(this.options.app, await this.stop(), ask);
    };
  }

  /** What a run that was interrupted waits for. */
  async waiting({ interrupts }: RunEndEvent): Promise<Waiting> {
    const [first] = interrupts ?? [];
    if (first !== undefined) return askedWaiting(this.id, first.value as HumanRequest);
    return stoppedWaiting(this.id, await this.stop());
  }

  private async stop(): Promise<StoppedRun> {
    const { app, graph, threads } = this.options;
    const stop = await findStop(app, this.config, graph);
    await markStop(threads.saver, stop.config, stop.nodes);
    return stop;
  }
}
