import type { Table } from "../../results/evaluation-result.js";
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

/** Numbers of the missing runs for scripts. */
export function missingNumbers(missing: readonly MissingRun[]): object[] {
  return missing.map(({ name, command, calls, costUsd }) => ({ name, command, calls, costUsd }));
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
