// What a run records in its thread of its calls, beside LangGraph's checkpoints.
//
// LangGraph saves a step when it has ended. The journal records that a request is sent, before it is,
// and the replies that LangGraph does not save at once: of attempts that are followed by another one,
// of steps that start before their turn, and of calls that are cut off. A resumed run reads them: its
// ledger and its budget count every request, and a reply that was received is not paid again.

import { EarlierAttempts } from "./earlier-attempts.js";
import { endOfTick } from "./end-of-tick.js";
import type { JournalEntry } from "./journal-entry.js";

/** Saves entries in the thread. Resolves when the checkpointer has confirmed them. */
export type SaveEntries = (entries: readonly JournalEntry[]) => Promise<void>;

/** The journal of one run of a thread, within this process. */
export class CallJournal {
  private readonly endedBySteps = new Map<string, JournalEntry[]>();
  private waiting: JournalEntry[] = [];
  /** Resolves when what waits is saved. */
  private next: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();
  private readonly name = crypto.randomUUID().slice(0, 8);
  private requests = 0;

  /**
   * @param earlier - What earlier processes have recorded of the run, by step.
   */
  constructor(
    private readonly save: SaveEntries,
    private readonly earlier: ReadonlyMap<string, readonly JournalEntry[]>,
  ) {}

  /** What an earlier process has recorded of a step; `undefined` if nothing. */
  earlierOf(step: string): EarlierAttempts | undefined {
    const entries = this.earlier.get(step);
    return entries === undefined ? undefined : new EarlierAttempts(entries);
  }

  /** An id for a request, which no process has used. */
  newId(): string {
    this.requests += 1;
    return `${this.name}-${this.requests}`;
  }

  /**
   * Records that a request is about to be sent, and how the attempts before it ended. Resolves when
   * that is saved.
   *
   * @throws What the checkpointer throws. Then nothing may be sent.
   */
  sent(entry: JournalEntry): Promise<void> {
    return this.add([...this.takeEnded(entry.step), entry]);
  }

  /** Records how an attempt ended. It is saved with the next one, or by `saveEnded`. */
  ended(entry: JournalEntry): void {
    const known = this.endedBySteps.get(entry.step);
    if (known === undefined) this.endedBySteps.set(entry.step, [entry]);
    else known.push(entry);
  }

  /** LangGraph saves the step now: how its attempts ended need not be kept here. */
  forget(step: string): void {
    this.endedBySteps.delete(step);
  }

  /** Saves how the attempts of a step ended, since LangGraph does not save the step now. */
  saveEnded(step: string): void {
    const ended = this.takeEnded(step);
    // `close` throws what fails here.
    if (ended.length > 0) this.add(ended).catch(() => {});
  }

  /**
   * Saves the rest. Called when the run has ended.
   *
   * @throws What the checkpointer throws.
   */
  async close(): Promise<void> {
    for (const step of this.endedBySteps.keys()) this.saveEnded(step);
    await (this.next ?? this.last);
  }

  private takeEnded(step: string): readonly JournalEntry[] {
    const ended = this.endedBySteps.get(step) ?? [];
    this.endedBySteps.delete(step);
    return ended;
  }

  /** Calls that start together are saved together. */
  private add(entries: readonly JournalEntry[]): Promise<void> {
    this.waiting.push(...entries);
    this.next ??= this.saveNext();
    return this.next;
  }

  private async saveNext(): Promise<void> {
    const before = this.last;
    await Promise.all([before.catch(() => {}), endOfTick()]);
    const entries = this.waiting;
    this.waiting = [];
    this.last = this.save(entries);
    this.next = undefined;
    await this.last;
  }
}
