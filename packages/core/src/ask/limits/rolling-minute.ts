import type { ProviderLimits } from "@moagraph/provider-kit";
import { nowMs } from "../../ledger/clock.js";

const minuteMs = 60_000;

const unlimited = Number.POSITIVE_INFINITY;

/** A call that counts for a minute. */
interface CountedCall {
  readonly enteredAt: number;
  tokens: number;
}

/** What a provider was asked within the last 60 seconds, whenever that is looked at. */
export interface LastMinute {
  /** Milliseconds until it is worth asking again whether a call has room; 0 when it has room now. */
  waitMs(tokens: number): number;
  /**
   * Counts a call from now on, with its tokens.
   *
   * @returns What corrects their number. Once the call's minute is over this changes nothing.
   */
  count(tokens: number): (tokens: number) => void;
}

/** A minute in which nothing was asked. */
export function createLastMinute(limits: ProviderLimits): LastMinute {
  const { requestsPerMinute = unlimited, tokensPerMinute = unlimited } = limits;
  // In the order in which they were let in.
  const calls = new Set<CountedCall>();
  let sum = 0;

  const forgetBefore = (minuteAgo: number): void => {
    for (const call of calls) {
      if (call.enteredAt > minuteAgo) break;
      calls.delete(call);
      sum -= call.tokens;
    }
  };

  return {
    waitMs(tokens) {
      const minuteAgo = nowMs() - minuteMs;
      forgetBefore(minuteAgo);
      // What is more than a minute's worth would else never have room.
      const fits = sum === 0 || sum + tokens <= tokensPerMinute;
      const [oldest] = calls;
      if ((fits && calls.size < requestsPerMinute) || oldest === undefined) return 0;
      return oldest.enteredAt - minuteAgo;
    },
    count(tokens) {
      const call = { enteredAt: nowMs(), tokens };
      calls.add(call);
      sum += tokens;
      return (corrected) => {
        if (calls.has(call)) sum += corrected - call.tokens;
        call.tokens = corrected;
      };
    },
  };
}
