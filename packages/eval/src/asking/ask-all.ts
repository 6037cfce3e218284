// How asking/ works: `ask-all.ts` asks many questions at once and records each in a log; `generate/` and
// `judge/` use it. `spending-limit.ts` keeps the cost below a limit, `tally.ts` and `progress.ts` count.
import { followSignal } from "@moagraph/provider-kit";
import pMap from "p-map";
import type { Usage } from "../answers/answer-row.js";
import type { AppendLog } from "../log/append-log.js";
import { type Progress, ProgressMeter } from "./progress.js";
import { SpendingLimit } from "./spending-limit.js";
import type { Tally } from "./tally.js";

/** What {@link askAll} asks, and where it records the results. */
export interface AskAllOptions<Item, Row extends { readonly usage: Usage }> {
  /** What is to be asked. It is read as it is asked. */
  readonly items: AsyncIterable<Item>;
  /** Whether an item is one of those that `done` counts. Such an item is asked again. */
  isSettled(item: Item): boolean;
  /** Asks one item. An error ends all; what makes only this item fail is a row. */
  ask(item: Item, signal: AbortSignal): Promise<Row>;
  readonly log: AppendLog<Row>;
  /** Failures and cost of the rows of the log. New rows are counted. */
  readonly tally: Tally<Row>;
  /** Items that are settled in the log. */
  readonly done: number;
  /** All items, the settled ones included. */
  readonly total: number;
  /** How many are asked at once. */
  readonly concurrency: number;
  readonly cost: CostLimit<Item> | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The most that all items together may cost, those of earlier starts included. */
interface CostLimit<Item> {
  readonly maxUsd: number;
  /** The most that an item can cost, in US dollars. */
  worstUsdOf(item: Item): number;
}

/** How {@link askAll} ended. */
export interface Asked {
  /** `all`: everything is settled. `cost-limit`: the next item could exceed it. `signal`: it aborted. */
  readonly end: "all" | "cost-limit" | "signal";
  readonly progress: Progress;
}

/**
 * Asks all items, some of them at once, and appends each result to the log as soon as it is there.
 *
 * When the signal aborts, requests in flight are cancelled. They leave no row.
 */
export async function askAll<Item, Row extends { readonly usage: Usage }>(
  options: AskAllOptions<Item, Row>,
): Promise<Asked> {
  const work = new Work(options);
  try {
    const { concurrency } = options;
    await pMap(work.admitted(), (item) => work.settle(item), { concurrency });
    return work.result();
  } finally {
    work.close();
  }
}

/** An item that may be asked, with what is reserved for it. */
interface Admitted<Item> {
  readonly item: Item;
  readonly worstUsd: number;
}

class Work<Item, Row extends { readonly usage: Usage }> {
  readonly #options: AskAllOptions<Item, Row>;
  readonly #meter: ProgressMeter;
  readonly #limit: SpendingLimit | undefined;
  readonly #stop = new AbortController();
  readonly #caller: ReturnType<typeof followSignal>;
  #isLimitReached = false;
  #fault: { readonly error: unknown } | undefined;

  constructor(options: AskAllOptions<Item, Row>) {
    const { cost, tally, done, total, signal } = options;
    this.#options = options;
    this.#meter = new ProgressMeter(done, total);
    this.#limit = cost && new SpendingLimit(cost.maxUsd, tally.costUsd ?? 0);
    this.#caller = followSignal(signal);
    this.#caller.signal.addEventListener("abort", this.#abort);
    if (this.#caller.signal.aborted) this.#abort();
  }

  readonly #abort = (): void => this.#stop.abort(this.#caller.signal.reason);

  /** The items for which the limit has room, until something ends the work. */
  async *admitted(): AsyncGenerator<Admitted<Item>> {
    for await (const item of this.#options.items) {
      const worstUsd = this.#options.cost?.worstUsdOf(item) ?? 0;
      const hasRoom = (await this.#limit?.reserve(worstUsd)) ?? true;
      if (this.#stop.signal.aborted) return;
      if (!hasRoom) {
        this.#isLimitReached = true;
        return;
      }
      yield { item, worstUsd };
    }
  }

  async settle({ item, worstUsd }: Admitted<Item>): Promise<void> {
    // Node 20 keeps what listens to a signal for as long as the signal lives.
    const { signal, end } = followSignal(this.#stop.signal);
    let costUsd = 0;
    try {
      signal.throwIfAborted();
      const row = await this.#options.ask(item, signal);
      await this.#record(item, row);
      costUsd = row.usage.costUsd ?? 0;
    } catch (error) {
      this.#fail(error);
    } finally {
      end();
      this.#limit?.settle(worstUsd, costUsd);
    }
  }

  async #record(item: Item, row: Row): Promise<void> {
    const { log, tally, onProgress } = this.#options;
    const isNew = !this.#options.isSettled(item);
    await log.append(row);
    tally.count(row);
    this.#meter.count(isNew);
    onProgress?.(this.#progress());
  }

  #progress(): Progress {
    const { failures, costUsd } = this.#options.tally;
    return this.#meter.progress({ failed: failures.size, costUsd });
  }

  /** The first error ends all. Errors after the end are of requests that were cancelled. */
  #fail(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.#fault = { error };
    this.#stop.abort(error);
  }

  result(): Asked {
    if (this.#fault !== undefined) throw this.#fault.error;
    const end = this.#stop.signal.aborted ? "signal" : this.#isLimitReached ? "cost-limit" : "all";
    return { end, progress: this.#progress() };
  }

  close(): void {
    this.#caller.signal.removeEventListener("abort", this.#abort);
    this.#caller.end();
  }
}
