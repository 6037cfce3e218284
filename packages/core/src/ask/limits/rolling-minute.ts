import type { ProviderLimits } from "@moagraph/provider-kit";
import { nowMs } from "../../ledger/clock.js";

const minuteMs = 60_000;

const unlimited = Number.POSITIVE_INFINITY;

interface CountedCall {
  readonly admittedAt: number;
  tokens: number;
}

/** Requests and tokens of the last 60 seconds. */
export interface RollingMinute {
  /** Milliseconds until the limits should be checked again for a call; 0 if it fits now. */
  waitMs(tokens: number): number;
  /**
   * Counts a call from now on.
   *
   * @returns Corrects the call's tokens. Has no effect once the call is older than a minute.
   */
  count(tokens: number): (tokens: number) => void;
}

/** A rolling minute without any calls yet. */
export function createRollingMinute(limits: ProviderLimits): RollingMinute {
  const { requestsPerMinute = unlimited, tokensPerMinute = unlimited } = limits;
  // In order of admission.
  const calls = new Set<CountedCall>();
  let sum = 0;

  const dropBefore = (minuteAgo: number): void => {
    for (const call of calls) {
      if (call.admittedAt > minuteAgo) break;
      calls.delete(call);
      sum -= call.tokens;
    }
  };

  return {
    waitMs(tokens) {
      const minuteAgo = nowMs() - minuteMs;
      dropBefore(minuteAgo);
      // A call larger than the limit itself is admitted alone: it would otherwise wait forever.
      const fits = sum === 0 || sum + tokens <= tokensPerMinute;
      const [oldest] = calls;
      if ((fits && calls.size < requestsPerMinute) || oldest === undefined) return 0;
      return oldest.admittedAt - minuteAgo;
    },
    count(tokens) {
      const call = { admittedAt: nowMs(), tokens };
      calls.add(call);
      sum += tokens;
      return (corrected) => {
        if (calls.has(call)) sum += corrected - call.tokens;
        call.tokens = corrected;
      };
    },
  };
}
