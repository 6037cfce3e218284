import fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  type Call,
  compile,
  type GraphPolicies,
  type GraphSpec,
  MoaError,
  modelCallsOf,
  type NodeSpec,
  type Proposal,
  type RunEndEvent,
  streamRun,
} from "../src/index.js";
import { kindOf } from "../src/spec/node-kinds.js";
import { policiesOf } from "../src/spec/policies/policies.js";
import { type Behaviour, FaultyModel, type Request } from "./faulty-model.js";
import { randomGraph } from "./random-graph.js";
import { inSimulatedTime } from "./simulated-time.js";

/** A graph with policies, what its models do, and when the run is cancelled, if it is. */
interface Scenario {
  readonly graph: GraphSpec;
  readonly schedules: ReadonlyMap<string, readonly Behaviour[]>;
  readonly cancelAfterMs: number | undefined;
}

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  does: fc.constantFrom(
    "answers",
    "answers",
    "answers",
    "is blank",
    "is busy",
    "is busy",
    "refuses",
    "hangs",
    "is deaf",
  ),
  delayMs: fc.integer({ min: 0, max: 4_000 }),
});

const spare = "spare";

const graphPolicies: fc.Arbitrary<GraphPolicies> = fc.record(
  {
    timeouts: fc.record(
      { totalMs: fc.integer({ min: 500, max: 9_000 }), firstTokenMs: fc.constant(2_000) },
      { requiredKeys: ["totalMs"] },
    ),
    retry: fc.record({
      attempts: fc.integer({ min: 1, max: 4 }),
      maxDelayMs: fc.integer({ min: 0, max: 2_000 }),
    }),
    fallback: fc.constantFrom([], [spare]),
    onExhausted: fc.constantFrom("fail", "best-effort"),
    budget: fc.record(
      {
        maxModelCalls: fc.integer({ min: 1, max: 40 }),
        maxDurationMs: fc.integer({ min: 1_000, max: 20_000 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["timeouts"] },
);

/** A quorum for some readers, never above what they read. */
function withQuorums(
  graph: GraphSpec,
  draws: readonly number[],
  incoming: (name: string) => number,
): GraphSpec {
  const nodes = Object.entries(graph.nodes).map(([name, node], index): [string, NodeSpec] => {
    const draw = draws[index % draws.length] ?? 0;
    if (kindOf(node).reads(node).length === 0 || draw < 0.4) return [name, node];
    const atLeast = 1 + Math.floor(draw * 0.999 * incoming(name));
    return [name, { ...node, quorum: { atLeast, graceMs: Math.round(draw * 1_000) } } as NodeSpec];
  });
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

const scenario: fc.Arbitrary<Scenario> = fc
  .tuple(
    randomGraph,
    graphPolicies,
    fc.array(fc.array(behaviour, { minLength: 1, maxLength: 4 }), { minLength: 9, maxLength: 9 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
    fc.option(fc.integer({ min: 0, max: 15_000 }), { nil: undefined, freq: 4 }),
  )
  .map(([{ graph, flow }, policies, schedules, draws, cancelAfterMs]) => ({
    graph: {
      ...withQuorums(graph, draws, (name) => flow.get(name)?.incoming ?? 1),
      ...policies,
    },
    schedules: new Map(
      [...Object.keys(graph.nodes), spare].map((name, index) => [
        name,
        schedules[index % schedules.length] ?? [],
      ]),
    ),
    cancelAfterMs,
  }));

interface Finished {
  readonly scenario: Scenario;
  readonly end: RunEndEvent | undefined;
  readonly proposals: readonly Proposal[];
  readonly error: unknown;
  readonly tookMs: number;
  readonly journal: readonly Request[];
}

async function finish(given: Scenario): Promise<Finished> {
  const models = new Map(
    [...given.schedules].map(([name, each]) => [name, new FaultyModel(name, each)]),
  );
  const app = compile(given.graph, { models: Object.fromEntries(models) });
  const controller = new AbortController();
  let end: RunEndEvent | undefined;
  const proposals: Proposal[] = [];
  const { error, tookMs } = await inSimulatedTime(async () => {
    const timer =
      given.cancelAfterMs === undefined
        ? undefined
        : setTimeout(() => controller.abort(), given.cancelAfterMs);
    try {
      const input = { messages: "Why?" };
      for await (const event of streamRun(app, input, { signal: controller.signal })) {
        if (event.type === "run-end") end = event;
        if (event.type === "proposal-end") proposals.push(event.proposal);
      }
    } finally {
      clearTimeout(timer);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
  const journal = [...models.values()].flatMap((model) => model.journal);
  return { scenario: given, end, proposals, error, tookMs, journal };
}

const ledgerOf = ({ end }: Finished): readonly Call[] => end?.ledger ?? [];
const sentOf = (finished: Finished): Call[] =>
  ledgerOf(finished).filter(({ attempt }) => attempt > 0);

/** The promises of a run, each with its check. */
const promises: Readonly<Record<string, (finished: Finished) => void>> = {
  "ends in an answer or in a typed error, within the time of its critical path": ({
    scenario: { graph, cancelAfterMs },
    end,
    error,
    tookMs,
  }) => {
    if (error === undefined) expect(end?.answer).not.toBeNull();
    else if (cancelAfterMs === undefined) expect(error).toBeInstanceOf(MoaError);
    const totalMs = graph.timeouts?.totalMs ?? 0;
    const models = 1 + (graph.fallback?.length ?? 0);
    const repairs = 2;
    const steps = Object.keys(graph.nodes).length;
    const longest = Math.min(
      steps * repairs * models * totalMs,
      graph.budget?.maxDurationMs ?? Number.POSITIVE_INFINITY,
      cancelAfterMs ?? Number.POSITIVE_INFINITY,
    );
    expect(tookMs).toBeLessThanOrEqual(longest + 1);
  },

  "has a line in the ledger for every request in the models' journals, and no other": (
    finished,
  ) => {
    const count = (names: readonly string[]): Record<string, number> =>
      names.reduce<Record<string, number>>(
        (all, name) => ({ ...all, [name]: (all[name] ?? 0) + 1 }),
        {},
      );
    expect(count(sentOf(finished).map(({ model }) => model))).toEqual(
      count(finished.journal.map(({ model }) => model)),
    );
  },

  "leaves no request running when it ends": ({ journal }) => {
    expect(journal.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  },

  "makes each aggregation once: nothing is asked again after a usable reply": (finished) => {
    for (const [name, node] of Object.entries(finished.scenario.graph.nodes)) {
      if (node.kind !== "aggregator") continue;
      const own = ledgerOf(finished).filter((call) => call.node === name);
      for (const call of own.filter(({ status }) => status === "ok")) {
        const same = own.filter(({ sample }) => sample === call.sample);
        expect(same.at(-1)).toBe(call);
        expect(same.filter(({ status }) => status === "ok")).toHaveLength(1);
      }
    }
  },

  "numbers the tries of a call from one, without a gap, at most as many as are allowed": (
    finished,
  ) => {
    const { graph } = finished.scenario;
    const perModel = policiesOf(graph, {}).retry.attempts;
    const models = 1 + (graph.fallback?.length ?? 0);
    const sent = sentOf(finished);
    for (const { node, sample } of sent) {
      const tries = sent.filter((call) => call.node === node && call.sample === sample);
      expect(tries.map(({ attempt }) => attempt)).toEqual(tries.map((_, index) => index + 1));
      // A verdict that cannot be read is asked for once more.
      expect(tries.length).toBeLessThanOrEqual(perModel * (models + 1));
    }
  },

  "gives no model more than its time": (finished) => {
    const totalMs = finished.scenario.graph.timeouts?.totalMs ?? 0;
    for (const { startedMs, settledMs } of sentOf(finished)) {
      expect(settledMs - startedMs).toBeLessThanOrEqual(totalMs + 1);
    }
  },

  "cuts off as not needed only what every reader had its quorum without": (finished) => {
    const { graph } = finished.scenario;
    const ledger = ledgerOf(finished);
    for (const cut of ledger.filter(({ error }) => error?.code === "NOT_NEEDED")) {
      const readers = Object.entries(graph.nodes).filter(([, node]) =>
        kindOf(node).reads(node).includes(cut.node),
      );
      expect(cut.node).not.toBe(graph.output);
      for (const [name, node] of readers) {
        const isIdle = ledger.every((call) => call.node !== name || call.attempt === 0);
        const { quorum } = policiesOf(graph, node);
        if (!isIdle) expect(quorum, `${name} reads ${cut.node}`).toBeDefined();
      }
    }
  },

  "waits at most its grace once the quorum is reached": (finished) => {
    const { nodes } = finished.scenario.graph;
    const ledger = ledgerOf(finished);
    const readersOf = (name: string): NodeSpec[] =>
      Object.values(nodes).filter((node) => kindOf(node).reads(node).includes(name));
    for (const node of Object.values(nodes)) {
      const { quorum } = policiesOf(finished.scenario.graph, node);
      const reads = kindOf(node).reads(node);
      const isAlone = reads.every(
        (read) => nodes[read]?.kind === "proposer" && readersOf(read).length === 1,
      );
      if (quorum === undefined || !isAlone) continue;
      const own = ledger.filter((call) => reads.includes(call.node));
      const usable = own.filter(({ status }) => status === "ok").map((call) => call.settledMs);
      const reachedMs = usable.toSorted((a, b) => a - b)[quorum.atLeast - 1];
      if (reachedMs === undefined) continue;
      for (const { settledMs } of own) {
        expect(settledMs).toBeLessThanOrEqual(reachedMs + quorum.graceMs + 1);
      }
    }
  },

  "begins no node below its quorum, unless it is told to": (finished) => {
    const { graph } = finished.scenario;
    if (graph.onExhausted === "best-effort") return;
    for (const [name, node] of Object.entries(graph.nodes)) {
      const { quorum } = policiesOf(graph, node);
      const [first] = sentOf(finished).filter((call) => call.node === name);
      if (quorum === undefined || first === undefined || node.kind !== "aggregator") continue;
      const request = finished.journal.find(({ model }) => model === first.model);
      const shown = (request?.system.match(/^\d+\. /gm) ?? []).length;
      expect(shown).toBeGreaterThanOrEqual(quorum.atLeast);
    }
  },

  "shows references in the order of reads, then of samples": (finished) => {
    const { graph } = finished.scenario;
    for (const [name, node] of Object.entries(graph.nodes)) {
      if (node.kind !== "aggregator") continue;
      const request = finished.journal.find(({ model }) => model === name);
      const expected = node.reads.flatMap((read) =>
        finished.proposals
          .filter((proposal) => proposal.node === read)
          .toSorted((a, b) => a.sample - b.sample)
          .map(({ text }) => text),
      );
      const isPlain = node.reads.every((read) =>
        ["proposer", "aggregator"].includes(graph.nodes[read]?.kind ?? ""),
      );
      if (request === undefined || !isPlain || expected.length === 0) continue;
      const places = expected.map((text) => request.system.indexOf(text));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((place) => place > 0)).toBe(true);
    }
  },

  "keeps its budgets": (finished) => {
    const { budget = {} } = finished.scenario.graph;
    const { maxModelCalls = Number.POSITIVE_INFINITY } = budget;
    expect(sentOf(finished).length).toBeLessThanOrEqual(maxModelCalls);
    if (modelCallsOf(finished.scenario.graph) > maxModelCalls && finished.error === undefined) {
      expect(finished.scenario.graph.onExhausted).toBe("best-effort");
    }
  },
};

/** The promises that a run breaks, with what is wrong. */
function brokenBy(finished: Finished): string[] {
  return Object.entries(promises).flatMap(([promise, check]) => {
    try {
      check(finished);
      return [];
    } catch (error) {
      return [`${promise}: ${String(error)}`];
    }
  });
}

test("any graph under any policies and faults, in simulated time, keeps every promise", async () => {
  fc.configureGlobal({ interruptAfterTimeLimit: 50_000 });
  // All of them are checked on each run, which takes longer than the checks.
  const property = fc.asyncProperty(scenario, async (given) => {
    expect(brokenBy(await finish(given))).toEqual([]);
  });
  await fc.assert(property, { numRuns: 100 });
});
