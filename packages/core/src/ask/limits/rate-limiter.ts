import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { createRollingMinute, type RollingMinute } from "./rolling-minute.js";

/** Allows one request to a provider. Every permit must be released. */
export interface Permit {
  /**
   * Frees the permit for the next call. Does nothing when called again.
   *
   * @param tokens - Tokens the vendor reported for prompt and reply together; 0 for a request that
   * was never sent. Any other value than a number from 0 keeps the estimate.
   */
  release(tokens: number): void;
}

/** A provider with rate limits. */
export interface LimitedProvider extends Provider {
  readonly limits: ProviderLimits;
}

/** Whether a provider has rate limits. The caller's own models have no provider. */
export function isLimited(provider: Provider | undefined): provider is LimitedProvider {
  return provider?.limits !== undefined;
}

/**
 * Waits until the provider's limits allow one more request. Calls are served in order of arrival.
 *
 * @param tokens - Estimated tokens of prompt and reply together.
 * @param signal - Removes the call from the queue. The promise rejects with the signal's reason.
 */
export async function acquirePermit(
  provider: LimitedProvider,
  tokens: number,
  signal: AbortSignal,
): Promise<Permit> {
  signal.throwIfAborted();
  return limiterOf(provider).acquire(tokens, signal);
}

/** All graphs that use a provider object share its limits. */
const limiterOf = memoizeByObject(
  ({ limits }: LimitedProvider): RateLimiter => new RateLimiter(limits),
);

interface QueuedCall {
  readonly tokens: number;
  readonly signal: AbortSignal;
  admit(): void;
}

/** The limits of one provider, and the calls waiting for them. */
class RateLimiter {
  private readonly maxConcurrency: number;
  private readonly rollingMinute: RollingMinute;
  private readonly queue = new Set<QueuedCall>();
  private active = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: ProviderLimits) {
    this.maxConcurrency = limits.maxConcurrency ?? Number.POSITIVE_INFINITY;
    this.rollingMinute = createRollingMinute(limits);
  }

  acquire(tokens: number, signal: AbortSignal): Promise<Permit> {
    return new Promise((resolve, reject) => {
      const withdraw = (): void => {
        this.queue.delete(queued);
        reject(signal.reason as Error);
        this.admitNext();
      };
      const admit = (): void => {
        signal.removeEventListener("abort", withdraw);
        resolve(this.grant(tokens));
      };
      const queued: QueuedCall = { tokens, signal, admit };
      signal.addEventListener("abort", withdraw, { once: true });
      this.queue.add(queued);
      this.admitNext();
    });
  }

  /** Admits calls from the front of the queue; sets a timer if the next one must wait. */
  private admitNext(): void {
    clearTimeout(this.timer);
    for (const queued of this.queue) {
      // Its own listener is about to remove it.
      if (queued.signal.aborted) continue;
      if (this.active >= this.maxConcurrency) return;
      const waitMs = this.rollingMinute.waitMs(queued.tokens);
      if (waitMs > 0) {
        this.timer = setTimeout(() => this.admitNext(), Math.ceil(waitMs));
        return;
      }
      this.queue.delete(queued);
      queued.admit();
    }
  }

  private grant(tokens: number): Permit {
    this.active += 1;
    const correct = this.rollingMinute.count(tokens);
    let isHeld = true;
    return {
      release: (reported) => {
        if (!isHeld) return;
        isHeld = false;
        this.active -= 1;
        if (Number.isFinite(reported) && reported >= 0) correct(reported);
        this.admitNext();
      },
    };
  }
}
