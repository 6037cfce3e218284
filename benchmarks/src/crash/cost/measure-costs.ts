import { fork } from "node:child_process";
import { once } from "node:events";
import type { SaverSpec } from "../savers/open-saver.js";
import type { CostCase } from "./cost-case.js";

/** What is measured. */
export interface CostOrder {
  readonly saver: SaverSpec["type"];
  readonly cases: readonly CostCase[];
  /** Decides how long replies take. */
  readonly seed: number;
  /** Rounds in which each program has its turn. */
  readonly rounds: number;
  /** Runs of a program in its turn, one after another. */
  readonly runsPerTurn: number;
}

/** LangGraph warns of listeners, and `exit` warns that nothing is kept. */
const flags = ["--expose-gc", "--no-warnings"];

/**
 * Measures what it costs to keep runs, in a separate process.
 *
 * @param onTables - Called with the tables of each case.
 * @throws {Error} If the process fails.
 */
export async function measureCosts(
  order: CostOrder,
  onTables: (tables: string) => void,
): Promise<void> {
  const child = fork(new URL("./cost-main.js", import.meta.url), { execArgv: flags });
  child.on("message", (tables) => onTables(tables as string));
  child.send(order);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`The measurement of costs ended with code ${code}.`);
}
