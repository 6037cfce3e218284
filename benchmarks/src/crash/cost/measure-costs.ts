import { fork } from "node:child_process";
import { once } from "node:events";
import type { SaverSpec } from "../savers/open-saver.js";

/** What is measured. */
export interface CostOrder {
  readonly saver: SaverSpec["type"];
  readonly seed: number;
  /** Rounds in which each program has its turn. */
  readonly rounds: number;
}

/** LangGraph warns of listeners, and `exit` warns that nothing is kept. */
const flags = ["--expose-gc", "--no-warnings"];

/**
 * Measures what it costs to keep runs, in a separate process. Tells of each table.
 *
 * @throws {Error} If the process fails.
 */
export async function measureCosts(
  order: CostOrder,
  onTable: (table: string) => void,
): Promise<void> {
  const child = fork(new URL("./cost-main.js", import.meta.url), { execArgv: flags });
  child.on("message", (table) => onTable(table as string));
  child.send(order);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`The measurement of costs ended with code ${code}.`);
}
