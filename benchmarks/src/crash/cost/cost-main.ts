// The program that `measureCosts` starts in a child process.
import { startSaverHost } from "../savers/start-saver-host.js";
import { costTable, journalTable } from "./cost-table.js";
import { durabilityCost } from "./durability-cost.js";
import type { CostOrder } from "./measure-costs.js";

process.once("disconnect", () => process.exit());
process.once("message", (order) => void answer(order as CostOrder));

async function answer({ saver, cases, ...plan }: CostOrder): Promise<void> {
  const host = await startSaverHost(saver);
  try {
    for (const each of cases) {
      const costs = await durabilityCost({ ...each, ...plan }, host);
      process.send?.(
        `Cost of a run of ${each.shape.name}, ${saver}:\n\n${costTable(costs)}\n\n` +
          `The part of the call journal:\n\n${journalTable(costs)}\n`,
      );
    }
  } finally {
    await host.close();
  }
  process.disconnect();
}
