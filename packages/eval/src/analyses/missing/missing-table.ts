import { type GraphJson, graphFromJson, graphToJson } from "@moagraph/core/graph";
import type { EvaluationResult, Table } from "../../results/evaluation-result.js";
import type { MissingRun } from "./missing-run.js";

/** The table of missing runs, or none if nothing is missing. */
export function missingTables(missing: readonly MissingRun[]): Table[] {
  if (missing.length === 0) return [];
  return [
    {
      name: "missing",
      title: "Missing runs",
      columns: [
        { key: "run", label: "Run" },
        { key: "calls", label: "Calls", digits: 0 },
        { key: "costUsd", label: "Estimated cost ($)", digits: 2 },
        { key: "command", label: "Command" },
      ],
      rows: missing.map(({ name, calls, costUsd, command }) => ({
        cells: { run: name, calls, costUsd, command },
      })),
    },
  ];
}

/** The note that runs are missing, or none. */
export function missingNotes(missing: readonly MissingRun[]): string[] {
  if (missing.length === 0) return [];
  const calls = missing.reduce((sum, run) => sum + run.calls, 0);
  return [
    `${missing.length} ${missing.length === 1 ? "run is" : "runs are"} missing: ${calls} calls, ${costText(totalCost(missing))}. Judge and score each after its command.`,
  ];
}

/** A missing run for scripts. */
type MissingNumbers = Omit<MissingRun, "graph"> & { readonly graph: GraphJson };

/** Numbers of the missing runs for scripts. */
export function missingNumbers(missing: readonly MissingRun[]): MissingNumbers[] {
  return missing.map(({ graph, ...numbers }) => ({ ...numbers, graph: graphToJson(graph) }));
}

/**
 * The runs that are missing in an analysis, such as for {@link writeMissingGraphs}.
 *
 * @param result - From an analysis, or its JSON.
 * @example
 * ```ts
 * import { missingRunsOf } from "@moagraph/eval";
 *
 * console.log(missingRunsOf({ numbers: { missing: [] } })); // []
 * ```
 */
export function missingRunsOf({ numbers }: Pick<EvaluationResult, "numbers">): MissingRun[] {
  const { missing = [] } = numbers as { readonly missing?: readonly MissingNumbers[] };
  return missing.map(({ graph, ...rest }) => ({ ...rest, graph: graphFromJson(graph) }));
}

function totalCost(missing: readonly MissingRun[]): number | null {
  let sum = 0;
  for (const { costUsd } of missing) {
    if (costUsd === null) return null;
    sum += costUsd;
  }
  return sum;
}

/** A cost in words. */
export function costText(costUsd: number | null): string {
  return costUsd === null ? "cost unknown" : `about $${costUsd.toFixed(2)}`;
}
