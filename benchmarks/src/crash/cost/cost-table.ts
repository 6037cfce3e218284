import { median } from "simple-statistics";
import type { Cost } from "../../compare/measure/cost-of.js";
import { tableText } from "../../table-text.js";
import type { DurableName } from "./durable-programs.js";
import type { DurabilityCost } from "./durability-cost.js";

type Costs = ReadonlyMap<DurableName, DurabilityCost>;

/** The program that others are compared with. */
const reference = "by hand, kept";

/** A table of costs, with a row for each program. Ratios are medians of those within a round. */
export function costTable(costs: Costs): string {
  const head = [
    "program",
    "time, ms",
    "CPU, ms",
    "kB on disk",
    "time ratio",
    "CPU ratio",
    "kB ratio",
  ];
  const rows = [...costs].map(([name, cost]) => [
    name,
    medianOf(cost, "wallMs").toFixed(0),
    medianOf(cost, "cpuMs").toFixed(1),
    (cost.bytes / 1000).toFixed(1),
    ...ratiosOf(cost, costs.get(reference)),
  ]);
  return tableText([head, ...rows]);
}

/** A table of what the call journal adds to a run. */
export function journalTable(costs: Costs): string {
  const head = ["program", "writes", "entries", "kB", "waited for, ms", "ms per write"];
  const rows = [...costs].flatMap(([name, { journal }]) => {
    if (journal === undefined || journal.writes === 0) return [];
    const { writes, entries, bytes, waitedMs } = journal;
    const perWrite = (waitedMs / writes).toFixed(2);
    return [
      [
        name,
        writes.toFixed(1),
        entries.toFixed(1),
        (bytes / 1000).toFixed(1),
        waitedMs.toFixed(1),
        perWrite,
      ],
    ];
  });
  return tableText([head, ...rows]);
}

function medianOf({ costs }: DurabilityCost, key: keyof Cost): number {
  return median(costs.map((cost) => cost[key]));
}

function ratiosOf(cost: DurabilityCost, other: DurabilityCost | undefined): string[] {
  if (other === undefined) return ["", "", ""];
  const paired = (key: keyof Cost): number =>
    median(cost.costs.map((each, round) => each[key] / (other.costs[round]?.[key] ?? Number.NaN)));
  return [paired("wallMs"), paired("cpuMs"), cost.bytes / other.bytes].map((ratio) =>
    ratio.toFixed(2),
  );
}
