// How asking/ works: `ask-all.ts` asks many questions at once and records each in a log; `generate/` and
// `judge/` use it. `spending-limit.ts` keeps the cost below a limit, `progress.ts` counts.
import { followSignal } from "@moagraph/provider-kit";
import pMap from "p-map";
import type { AppendLog } from "../log/append-log.js";
import { type Progress, ProgressMeter, type Settled } from "./progress.js";
import { SpendingLimit } from "./spending-limit.js";

/** What {@link askAll} asks, and where it records the results. */
export interface AskAllOptions<Item, Row> {
  /** What is to be asked. One item is read ahead. */
  readonly items: AsyncIterable<Item>;
  /** Asks one item. An error ends all; what makes only this item fail is a row. */
  ask(item: Item, signal: AbortSignal): Promise<Row>;
  readonly log: AppendLog<Row>;
  /** What a row says of its item. */
  describe(row: Row): { readonly isFailed: boolean; readonly costUsd: number | null };
  /** Whether an item was settled before, as failed. */
  wasFailed(item: Item): boolean;
  /** Called with each row that is on disk. */
  readonly onSettled?: ((row: Row) => void) | undefined;
  readonly settled: Settled;
  readonly limits: AskLimits<Item>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How many items are asked at once, and what they may cost. */
export interface AskLimits<Item> {
  readonly concurrency: number;
  readonly cost?: CostLimit<Item> | undefined;
}

/** The most that all items together may cost, those of earlier starts included. */
export interface CostLimit<Item> {
  readonly maxUsd: number;
  /** The most that an item can cost, in US dollars. */
  worstUsdOf(item: Item): number;
}

/** Why no more is asked: all is settled, the next item could exceed the cost limit, or the signal aborted. */
export type AskEnd = "all" | "cost-limit" | "signal";

/**
 * Asks all items, some of them at once, and appends each result to the log as soon as it is there.
 *
 * When the signal aborts, requests in flight are cancelled. They leave no row.
 */
export async function askAll<Item, Row>(options: AskAllOptions<Item, Row>): Promise<AskEnd> {
  const work = new Work(options);
  try {
    await pMap(work.admitted(), (item) => work.settle(item), {
      concurrency: options.limits.concurrency,
    });
    return work.end();
  } finally {
    work.close();
  }
}

/** An item that may be asked, with what is reserved for it. */
interface Admitted<Item> {
  readonly item: Item;
  readonly worstUsd: number;
}

class Work<Item, Row> {
  readonly #options: AskAllOptions<Item, Row>;
  readonly #meter: ProgressMeter;
  readonly #limit: SpendingLimit | undefined;
  readonly #stop = new AbortController();
  readonly #followed: ReturnType<typeof followSignal>;
  #isLimitReached = false;
  #fault: { readonly error: unknown } | undefined;

  constructor(options: AskAllOptions<Item, Row>) {
    const { settled, limits, signal } = options;
    this.#options = options;
    this.#meter = new ProgressMeter(settled);
    this.#limit = limits.cost && new SpendingLimit(limits.cost.maxUsd, settled.costUsd ?? 0);
    this.#followed = followSignal(signal);
    this.#followed.signal.addEventListener("abort", this.#abort);
    if (this.#followed.signal.aborted) this.#abort();
  }

  readonly #abort = (): void => this.#stop.abort(this.#followed.signal.reason);

  /** The items for which the limit has room, until something ends the work. */
  async *admitted(): AsyncGenerator<Admitted<Item>> {
    for await (const item of this.#options.items) {
      const worstUsd = this.#options.limits.cost?.worstUsdOf(item) ?? 0;
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
    let costUsd: number | null = 0;
    try {
      signal.throwIfAborted();
      const row = await this.#options.ask(item, signal);
      await this.#options.log.append(row);
      costUsd = this.#count(item, row);
    } catch (error) {
      this.#fail(error);
    } finally {
      end();
      this.#limit?.settle(worstUsd, costUsd ?? 0);
    }
  }

  #count(item: Item, row: Row): number | null {
    const { isFailed, costUsd } = this.#options.describe(row);
    this.#meter.count({ isFailed, costUsd, wasFailed: this.#options.wasFailed(item) });
    this.#options.onSettled?.(row);
    this.#options.onProgress?.(this.#meter.now);
    return costUsd;
  }

  /** The first error ends all. Errors after the end are of requests that were cancelled. */
  #fail(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.#fault = { error };
    this.#stop.abort(error);
  }

  end(): AskEnd {
    if (this.#fault !== undefined) throw this.#fault.error;
    if (this.#stop.signal.aborted) return "signal";
    return this.#isLimitReached ? "cost-limit" : "all";
  }

  close(): void {
    this.#followed.signal.removeEventListener("abort", this.#abort);
    this.#followed.end();
  }
}
