// The program that `measureCosts` starts in a child process.
import { startSaverHost } from "../savers/start-saver-host.js";
import { costTable, journalTable } from "./cost-table.js";
import type { DurableName } from "./durable-programs.js";
import { durabilityCost } from "./durability-cost.js";
import type { CostOrder } from "./measure-costs.js";
import { layeredShape, unevenShape } from "./shapes.js";

const runsPerTurn = 3;

const cases = [
  { shape: layeredShape, programs: ["by hand", "moagraph"] },
  { shape: unevenShape, programs: ["moagraph, kept, in turn"] },
] as const;

const alwaysMeasured: readonly DurableName[] = [
  "by hand, kept",
  "moagraph, kept",
  "moagraph, kept, sync",
  "moagraph, kept, exit",
];

process.once("disconnect", () => process.exit(1));
process.once("message", (order) => void answer(order as CostOrder));

async function answer({ saver, seed, rounds }: CostOrder): Promise<void> {
  const host = await startSaverHost(saver);
  try {
    for (const { shape, programs } of cases) {
      const plan = { shape, programs: [...programs, ...alwaysMeasured], seed, rounds, runsPerTurn };
      const costs = await durabilityCost(plan, host);
      const title = `Cost of a run of ${shape.name}, ${saver}:`;
      process.send?.(
        `${title}\n\n${costTable(costs)}\n\nThe call journal's part:\n\n${journalTable(costs)}\n`,
      );
    }
  } finally {
    await host.close();
  }
  process.disconnect();
}
