import type { ProviderLimits } from "@moagraph/provider-kit";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  acquirePermit,
  type LimitedProvider,
  type Permit,
} from "../src/ask/limits/rate-limiter.js";

/** Everything happens at whole ticks, so that at each of them it can be said who must be in. */
const tickMs = 5_000;
const minuteMs = 60_000;

/** A call as it is planned; times in ticks. */
interface Plan {
  readonly afterPrevious: number;
  readonly estimate: number;
  readonly reported: number;
  readonly stays: number;
  /** How long it waits before it is aborted. */
  readonly patience: number;
}

const plan = fc.record<Plan>({
  afterPrevious: fc.nat(5),
  estimate: fc.nat(130),
  reported: fc.nat(130),
  stays: fc.nat(20),
  patience: fc.oneof(fc.nat(20), fc.constant(Number.POSITIVE_INFINITY)),
});

const limitsOf = fc.record(
  {
    maxConcurrency: fc.integer({ min: 1, max: 4 }),
    requestsPerMinute: fc.integer({ min: 1, max: 6 }),
    tokensPerMinute: fc.integer({ min: 1, max: 120 }),
  },
  { requiredKeys: [] },
);

/** A call that was let in, as the test itself keeps account of it. */
interface Visit {
  readonly name: number;
  readonly atMs: number;
  /** What is known of it so far. */
  tokens: number;
}

function roomFor(estimate: number, inside: number, visits: Visit[], limits: ProviderLimits) {
  const endless = Number.POSITIVE_INFINITY;
  const { maxConcurrency = endless, requestsPerMinute = endless } = limits;
  const { tokensPerMinute = endless } = limits;
  const recent = visits.filter(({ atMs }) => atMs > performance.now() - minuteMs);
  const sum = recent.reduce((all, { tokens }) => all + tokens, 0);
  return (
    inside < maxConcurrency &&
    recent.length < requestsPerMinute &&
    (sum === 0 || sum + estimate <= tokensPerMinute)
  );
}

/** Plays the calls on a simulated clock, and holds at each step that nobody is in or out wrongly. */
async function play(plans: readonly Plan[], limits: ProviderLimits) {
  const provider: LimitedProvider = {
    id: "vendor",
    limits,
    chat: () => Promise.reject(new Error("nobody asks it")),
    facts: () => ({}),
  };
  const visits: Visit[] = [];
  const waiting: number[] = [];
  const aborted: number[] = [];
  const due = new Map<number, (() => void)[]>();
  let tick = 0;
  let inside = 0;

  const later = (ticks: number, action: () => void): void => {
    if (Number.isFinite(ticks)) due.set(tick + ticks, [...(due.get(tick + ticks) ?? []), action]);
  };
  const enter = (name: number, place: Permit): void => {
    const { estimate, reported, stays } = plans[name] as Plan;
    expect(waiting.shift()).toBe(name);
    expect(roomFor(estimate, inside, visits, limits)).toBe(true);
    inside += 1;
    const visit = { name, atMs: performance.now(), tokens: estimate };
    visits.push(visit);
    later(stays + 1, () => {
      inside -= 1;
      visit.tokens = reported;
      place.release(reported);
    });
  };
  const arrive = (name: number): void => {
    const { estimate, patience } = plans[name] as Plan;
    const controller = new AbortController();
    waiting.push(name);
    acquirePermit(provider, estimate, controller.signal).then(
      (place) => enter(name, place),
      () => aborted.push(...waiting.splice(waiting.indexOf(name), 1)),
    );
    later(patience, () => controller.abort());
  };

  let arrival = 0;
  plans.forEach(({ afterPrevious }, name) => {
    arrival += afterPrevious;
    later(arrival, () => arrive(name));
  });
  const longest = arrival + plans.length * (22 + minuteMs / tickMs);
  for (; tick <= longest; tick += 1) {
    for (let next = due.get(tick)?.shift(); next; next = due.get(tick)?.shift()) {
      next();
      await vi.advanceTimersByTimeAsync(0);
      const [first] = waiting;
      if (first === undefined) expect(vi.getTimerCount()).toBe(0);
      else {
        expect(roomFor((plans[first] as Plan).estimate, inside, visits, limits)).toBe(false);
      }
    }
    await vi.advanceTimersByTimeAsync(tickMs);
  }
  return { visits, waiting, aborted };
}

describe("enterProvider, at random", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("lets everybody in in order, as soon as all limits allow it and no sooner", async () => {
    const plans = fc.array(plan, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(plans, limitsOf, async (calls, limits) => {
        const { visits, waiting, aborted } = await play(calls, limits);
        const names = visits.map(({ name }) => name);
        expect(waiting).toEqual([]);
        expect(names).toEqual(names.toSorted((a, b) => a - b));
        expect([...names, ...aborted]).toHaveLength(calls.length);
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test("no 60 seconds hold more requests or reported tokens than may be, where no estimate is too small", async () => {
    const all = fc.record({
      maxConcurrency: fc.integer({ min: 1, max: 6 }),
      requestsPerMinute: fc.integer({ min: 1, max: 8 }),
      tokensPerMinute: fc.integer({ min: 1, max: 300 }),
    });
    const plans = fc.array(plan, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(plans, all, async (calls, limits) => {
        const honest = calls.map((call) => {
          const estimate = Math.min(call.estimate, limits.tokensPerMinute);
          return { ...call, estimate, reported: Math.min(call.reported, estimate) };
        });
        const { visits } = await play(honest, limits);
        for (const { atMs: from } of visits) {
          const window = visits.filter(({ atMs }) => atMs >= from && atMs < from + minuteMs);
          const tokens = window.reduce((sum, visit) => sum + visit.tokens, 0);
          expect(window.length).toBeLessThanOrEqual(limits.requestsPerMinute);
          expect(tokens).toBeLessThanOrEqual(limits.tokensPerMinute);
        }
      }),
      { numRuns: 150 },
    );
  });
});
