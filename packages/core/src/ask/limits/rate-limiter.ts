import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { createLastMinute } from "./rolling-minute.js";

/** A place at a provider. Whoever has one may send one request, and must leave. */
export interface Place {
  /**
   * Makes room for the next call. A second time it does nothing.
   *
   * @param tokens - What the vendor reported for prompt and reply together, 0 for a request that
   * never reached it. Anything but a number from 0 leaves the estimate as it is.
   */
  leave(tokens: number): void;
}

/** Lets calls through to one provider as its limits allow. */
interface Gate {
  enter(tokens: number, signal: AbortSignal): Promise<Place>;
}

/** A call that stands in line. */
interface Waiting {
  readonly tokens: number;
  readonly signal: AbortSignal;
  letIn(): void;
}

/** A provider that may not be asked at all times. */
export interface LimitedProvider extends Provider {
  readonly limits: ProviderLimits;
}

/** Whether a provider has limits; a model of the caller's own has no provider. */
export function isLimited(provider: Provider | undefined): provider is LimitedProvider {
  return provider?.limits !== undefined;
}

const gates = new WeakMap<Provider, Gate>();

/**
 * Waits until a provider may be asked: first come, first served, at each provider by itself.
 *
 * Whoever was let in must leave, also when the signal has aborted meanwhile.
 *
 * @param tokens - How many the call will take, prompt and reply together, by estimate.
 * @param signal - Takes the call out of the line. The promise then rejects with the signal's reason.
 */
export async function enterProvider(
  provider: LimitedProvider,
  tokens: number,
  signal: AbortSignal,
): Promise<Place> {
  signal.throwIfAborted();
  return gateOf(provider).enter(tokens, signal);
}

function gateOf(provider: LimitedProvider): Gate {
  const gate = gates.get(provider) ?? createGate(provider.limits);
  gates.set(provider, gate);
  return gate;
}

function createGate(limits: ProviderLimits): Gate {
  const { maxConcurrency = Number.POSITIVE_INFINITY } = limits;
  const lastMinute = createLastMinute(limits);
  const line = new Set<Waiting>();
  let inside = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Lets in whoever has room, from the front of the line; looks again when there may be more. */
  function advance(): void {
    clearTimeout(timer);
    for (const waiting of line) {
      // Its own listener is about to take it out.
      if (waiting.signal.aborted) continue;
      if (inside >= maxConcurrency) return;
      const waitMs = lastMinute.waitMs(waiting.tokens);
      if (waitMs > 0) {
        timer = setTimeout(advance, Math.ceil(waitMs));
        return;
      }
      line.delete(waiting);
      waiting.letIn();
    }
  }

  function takePlace(tokens: number): Place {
    inside += 1;
    const correct = lastMinute.count(tokens);
    let isTaken = true;
    return {
      leave(reported) {
        if (!isTaken) return;
        isTaken = false;
        inside -= 1;
        if (Number.isFinite(reported) && reported >= 0) correct(reported);
        advance();
      },
    };
  }

  return {
    enter: (tokens, signal) =>
      new Promise((resolve, reject) => {
        const waiting: Waiting = {
          tokens,
          signal,
          letIn() {
            signal.removeEventListener("abort", goAway);
            resolve(takePlace(tokens));
          },
        };
        function goAway(): void {
          line.delete(waiting);
          reject(signal.reason as Error);
          advance();
        }
        signal.addEventListener("abort", goAway, { once: true });
        line.add(waiting);
        advance();
      }),
  };
}
