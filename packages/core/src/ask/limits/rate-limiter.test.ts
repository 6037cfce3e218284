import { getEventListeners, setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { ProviderLimits } from "@moagraph/provider-kit";
import { afterEach, assert, beforeEach, describe, expect, test, vi } from "vitest";
import { acquirePermit, type LimitedProvider, type Permit } from "./rate-limiter.js";

const never = new AbortController().signal;
setMaxListeners(0, never);

function providerWith(limits: ProviderLimits): LimitedProvider {
  return {
    id: "vendor",
    limits,
    chat: () => Promise.reject(new Error("nobody asks it")),
    facts: () => ({}),
  };
}

/** Lets everything happen that is waiting for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** Calls that stand in line, and which of them were let in, in that order. */
function createCrowd(provider: LimitedProvider) {
  const entered: number[] = [];
  const places: Permit[] = [];
  const join = async (name: number, tokens = 0, signal = never): Promise<void> => {
    places[name] = await acquirePermit(provider, tokens, signal);
    entered.push(name);
  };
  return {
    entered,
    join: (name: number, tokens?: number): void => void join(name, tokens),
    joinUntil: (signal: AbortSignal, name: number, tokens?: number) => join(name, tokens, signal),
    release(name: number, tokens = Number.NaN): void {
      places[name]?.release(tokens);
    },
  };
}

describe("enterProvider", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    // Whatever a test did: where nobody waits, nothing keeps the process alive.
    assert.equal(vi.getTimerCount(), 0);
    vi.useRealTimers();
  });

  test("lets everybody in at a provider whose limits say nothing", async () => {
    const provider = providerWith({});
    const places = await Promise.all(
      Array.from({ length: 1000 }, () => acquirePermit(provider, 1e9, never)),
    );
    places[0]?.release(1);
    expect(places).toHaveLength(1000);
  });

  test("counts a place once, however often it is left", async () => {
    const crowd = createCrowd(providerWith({ maxConcurrency: 1 }));
    for (const name of [0, 1, 2]) crowd.join(name);
    await settle();
    crowd.release(0);
    crowd.release(0);
    await settle();
    expect(crowd.entered).toEqual([0, 1]);
  });

  test("shares limits among all that have the same provider object, and with no other", async () => {
    const jammed = providerWith({ maxConcurrency: 1 });
    const other = providerWith({ maxConcurrency: 1 });
    const [first, second, third] = [jammed, jammed, other].map(createCrowd);
    for (const crowd of [first, second, third]) crowd?.join(0);
    await settle();
    expect([first, second, third].map((crowd) => crowd?.entered)).toEqual([[0], [], [0]]);
  });

  test("rejects at once with the reason of a signal that has aborted, with and without limits", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    for (const provider of [providerWith({}), providerWith({ maxConcurrency: 1 })]) {
      await expect(acquirePermit(provider, 0, signal)).rejects.toThrow("too late");
    }
  });

  test("takes an aborted call out of the line at once, and gives nobody its turn", async () => {
    const crowd = createCrowd(providerWith({ maxConcurrency: 1 }));
    const controller = new AbortController();
    crowd.join(0);
    const aborted = crowd.joinUntil(controller.signal, 1);
    crowd.join(2);
    controller.abort(new Error("not needed"));
    await expect(aborted).rejects.toThrow("not needed");
    expect(crowd.entered).toEqual([0]);
    crowd.release(0);
    await settle();
    expect(crowd.entered).toEqual([0, 2]);
  });

  test("keeps the place of a call that is aborted once it is in, until it leaves", async () => {
    const crowd = createCrowd(providerWith({ maxConcurrency: 1 }));
    const controller = new AbortController();
    await crowd.joinUntil(controller.signal, 0);
    crowd.join(1);
    controller.abort();
    await settle();
    expect(crowd.entered).toEqual([0]);
    crowd.release(0);
    await settle();
    expect(crowd.entered).toEqual([0, 1]);
  });

  test("lets none of a run's calls in while that run is being aborted", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    const controller = new AbortController();
    crowd.join(0, 60);
    // The first of them has no room; the second would have, once the first is gone.
    const calls = [90, 10].map((tokens, index) =>
      crowd.joinUntil(controller.signal, index + 1, tokens),
    );
    controller.abort();
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  test("an aborted call makes way for a smaller one behind it", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    const controller = new AbortController();
    crowd.join(0, 60);
    const aborted = crowd.joinUntil(controller.signal, 1, 90);
    crowd.join(2, 10);
    controller.abort(new Error("not needed"));
    await expect(aborted).rejects.toThrow("not needed");
    await settle();
    expect(crowd.entered).toEqual([0, 2]);
  });

  test("empties a line of 1,000 that are aborted, and leaves no timer and no listener", async () => {
    const provider = providerWith({ requestsPerMinute: 1 });
    const place = await acquirePermit(provider, 0, never);
    const runs = Array.from({ length: 1000 }, () => new AbortController());
    const calls = runs.map(({ signal }) => acquirePermit(provider, 0, signal));
    expect(vi.getTimerCount()).toBe(1);
    for (const run of runs) run.abort(new Error("over"));
    expect(vi.getTimerCount()).toBe(0);
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(runs.flatMap(({ signal }) => getEventListeners(signal, "abort"))).toEqual([]);
    place.release(0);
  });

  test("lets as many requests in within any 60 seconds as may be, failed ones included", async () => {
    const crowd = createCrowd(providerWith({ requestsPerMinute: 2 }));
    for (const name of [0, 1, 2, 3]) crowd.join(name);
    await vi.advanceTimersByTimeAsync(20_000);
    crowd.release(0, 0);
    await vi.advanceTimersByTimeAsync(39_999);
    expect(crowd.entered).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(crowd.entered).toEqual([0, 1, 2, 3]);
  });

  test("lets calls in when tokens within the last 60 seconds leave room", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 40);
    await vi.advanceTimersByTimeAsync(30_000);
    crowd.join(1, 60);
    crowd.join(2, 50);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(crowd.entered).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(crowd.entered).toEqual([0, 1, 2]);
  });

  test("lets nobody overtake: a small call waits behind a big one", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 60);
    crowd.join(1, 90);
    crowd.join(2, 10);
    await settle();
    expect(crowd.entered).toEqual([0]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(crowd.entered).toEqual([0, 1, 2]);
  });

  test("puts what the vendor reported in the place of the estimate", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 90);
    crowd.join(1, 50);
    crowd.join(2, 50);
    await settle();
    crowd.release(0, 10);
    await settle();
    expect(crowd.entered).toEqual([0, 1]);
    crowd.release(1, 30);
    await settle();
    expect(crowd.entered).toEqual([0, 1, 2]);
    crowd.release(2, 5_000);
    crowd.join(3, 1);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(crowd.entered).toEqual([0, 1, 2]);
    await vi.advanceTimersByTimeAsync(1);
    expect(crowd.entered).toEqual([0, 1, 2, 3]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
    "keeps the estimate where the vendor reports %d tokens",
    async (reported) => {
      const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
      crowd.join(0, 60);
      await settle();
      crowd.release(0, reported);
      crowd.join(1, 50);
      await vi.advanceTimersByTimeAsync(59_999);
      expect(crowd.entered).toEqual([0]);
      await vi.advanceTimersByTimeAsync(1);
      expect(crowd.entered).toEqual([0, 1]);
    },
  );

  test("a call's minute may be over before it is", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 100);
    await vi.advanceTimersByTimeAsync(60_000);
    crowd.join(1, 100);
    crowd.release(0, 1);
    crowd.join(2, 1);
    await settle();
    expect(crowd.entered).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(crowd.entered).toEqual([0, 1, 2]);
  });

  test("lets a call of more than a minute's worth in, alone", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 1);
    crowd.join(1, 1_000);
    crowd.join(2, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(crowd.entered).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(crowd.entered).toEqual([0, 1, 2]);
  });

  test("lets such a call in again at once when its first try never reached the vendor", async () => {
    const crowd = createCrowd(providerWith({ tokensPerMinute: 100 }));
    crowd.join(0, 1_000);
    await settle();
    crowd.release(0, 0);
    crowd.join(1, 1_000);
    await settle();
    expect(crowd.entered).toEqual([0, 1]);
  });

  test("one provider that is jammed delays no other", async () => {
    const jammed = createCrowd(providerWith({ requestsPerMinute: 1 }));
    const free = createCrowd(providerWith({ requestsPerMinute: 60, maxConcurrency: 60 }));
    for (let name = 0; name < 50; name += 1) jammed.join(name);
    for (let name = 0; name < 50; name += 1) free.join(name);
    await settle();
    expect([jammed.entered.length, free.entered.length]).toEqual([1, 50]);
    await vi.advanceTimersByTimeAsync(49 * 60_000);
    expect(jammed.entered.length).toBe(50);
  });
});

describe("enterProvider, on a real clock", () => {
  test("serves 1,000 calls in order, never more at once than may be", async () => {
    const provider = providerWith({ maxConcurrency: 7 });
    const { signal } = new AbortController();
    setMaxListeners(0, signal);
    const served: number[] = [];
    let active = 0;
    let most = 0;
    const call = async (name: number): Promise<void> => {
      const place = await acquirePermit(provider, 100, signal);
      most = Math.max(most, (active += 1));
      served.push(name);
      await setTimeout(name % 3);
      active -= 1;
      place.release(100);
    };
    await Promise.all(Array.from({ length: 1000 }, (_, name) => call(name)));
    expect(most).toBe(7);
    expect(served).toEqual(Array.from({ length: 1000 }, (_, name) => name));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
