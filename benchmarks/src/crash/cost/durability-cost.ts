import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { type Cost, costOf, shareOf } from "../../compare/measure/cost-of.js";
import { interleave } from "../../compare/measure/interleave.js";
import { textOf } from "../../compare/programs/texts.js";
import { nodesOf, type Shape } from "../../compare/shape.js";
import { latencyMsOf } from "../server/latency-of.js";
import { type OpenSaver, openSaver, type SaverSpec } from "../savers/open-saver.js";
import type { SaverHost } from "../savers/saver-host.js";
import type { CostCase } from "./cost-case.js";
import { type DurableName, durablePrograms, type RunOnce } from "./durable-programs.js";
import { type JournalCost, watchJournal } from "./journal-watch.js";

/** The extent of a measurement. */
export interface CostPlan extends CostCase {
  readonly seed: number;
  /** Rounds in which each program has its turn. */
  readonly rounds: number;
  /** Runs of a program in its turn, one after another. */
  readonly runsPerTurn: number;
}

/** The cost of the runs of a program. */
export interface DurabilityCost {
  /** Of one run, in each round. */
  readonly costs: readonly Cost[];
  /** On disk, of one run. */
  readonly bytes: number;
  /** The part of the call journal, of one run. `undefined` if nothing is kept. */
  readonly journal: JournalCost | undefined;
}

/** Measures programs in turns. The models are in another process, and reply after 100 to 200 ms. */
export async function durabilityCost(
  { shape, programs, seed, rounds, runsPerTurn }: CostPlan,
  host: SaverHost,
): Promise<ReadonlyMap<DurableName, DurabilityCost>> {
  const server = await startTestServerProcess({ models: repliesOf(shape, seed) });
  const open = await Promise.all(
    programs.map((name) => Contender.open(name, { shape, baseUrl: server.url, host })),
  );
  try {
    const turns = open.map((each) => [each.name, () => each.turn(runsPerTurn)] as const);
    const contenders: Readonly<Record<string, () => Promise<Cost>>> = Object.fromEntries(turns);
    await interleave(contenders, 2);
    const costs = await interleave(contenders, rounds);
    const results = open.map(
      async (each) => [each.name, await each.end(costs.get(each.name))] as const,
    );
    return new Map(await Promise.all(results));
  } finally {
    await server.close();
  }
}

/** Replies of 60 words, which take the same time for all programs. */
function repliesOf(
  shape: Shape,
  seed: number,
): Record<string, { text: string; latencyMs: number }> {
  const replies = nodesOf(shape).map(({ model }) => {
    const latencyMs = latencyMsOf(model, [seed, shape.name, model]);
    return [model, { text: textOf(60), latencyMs }] as const;
  });
  return Object.fromEntries(replies);
}

interface ContenderParts {
  readonly shape: Shape;
  readonly baseUrl: string;
  readonly host: SaverHost;
}

/** A program with a store of its own. */
class Contender {
  private runs = 0;

  private constructor(
    readonly name: DurableName,
    private readonly run: RunOnce,
    private readonly kept: Kept | undefined,
  ) {}

  static async open(
    name: DurableName,
    { shape, baseUrl, host }: ContenderParts,
  ): Promise<Contender> {
    const { isKept, make } = durablePrograms[name];
    const kept = isKept ? await Kept.open(host) : undefined;
    return new Contender(name, make({ shape, baseUrl, checkpointer: kept?.saver }), kept);
  }

  /** The cost of one of several runs, one after another. */
  async turn(count: number): Promise<Cost> {
    const cost = await costOf(async () => {
      for (let done = 0; done < count; done += 1) await this.run(`thread-${this.runs + done}`);
    });
    this.runs += count;
    return shareOf(cost, count);
  }

  async end(costs: readonly Cost[] = []): Promise<DurabilityCost> {
    const kept = await this.kept?.end(this.runs);
    return { costs, bytes: kept?.bytes ?? 0, journal: kept?.journal };
  }
}

/** A store that is measured. */
class Kept {
  private constructor(
    private readonly host: SaverHost,
    private readonly store: SaverSpec,
    private readonly open: OpenSaver,
    private readonly emptyBytes: number,
    private readonly journal: () => JournalCost,
  ) {}

  static async open(host: SaverHost): Promise<Kept> {
    const store = await host.newStore();
    const emptyBytes = await host.bytesOf(store);
    const open = await openSaver(store);
    return new Kept(host, store, open, emptyBytes, watchJournal(open.saver));
  }

  get saver(): OpenSaver["saver"] {
    return this.open.saver;
  }

  async end(runs: number): Promise<Omit<DurabilityCost, "costs">> {
    await this.open.close();
    const bytes = ((await this.host.bytesOf(this.store)) - this.emptyBytes) / runs;
    const { writes, entries, bytes: written, waitedMs } = this.journal();
    const journal = {
      writes: writes / runs,
      entries: entries / runs,
      bytes: written / runs,
      waitedMs: waitedMs / runs,
    };
    return { bytes, journal };
  }
}
