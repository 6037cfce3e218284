import { getConfig } from "@langchain/langgraph";
import { warnOfFallback } from "../fallback-warning.js";
import { setsAmbientConfig } from "../internals/child-config.js";
import type { MoaUpdate } from "../../runtime/graph-state.js";
import { beginName } from "../../step/begin.js";
import { TracerPlaceholder } from "../internals/langchain-tracer.js";
import {
  type Check,
  off,
  on,
  plainParts,
  type WiringParts,
  type WiringVerdict,
} from "../wiring-parts.js";
import { createSelfTest, onceInProcess } from "./self-test.js";
import { outcomeOf, probeInput, probeOf, runsGraph } from "./probe.js";
import { proposalOf, textsIn, tinyGraph } from "./tiny-graph.js";

/** What of the fast wiring works, with these parts only, none of which is tried out. */
export function partsWith(parts: Partial<WiringParts>): WiringParts {
  return { fast: wiringVerdict, earlyStarts: off, directInvoke: off, ownSignals: off, ...parts };
}

/**
 * What of the fast wiring works. A graph is run with the plain wiring, with the fast one, and if that
 * gives something else, with shared joins only.
 */
export const wiringVerdict: () => WiringVerdict | Promise<WiringVerdict> = onceInProcess(
  async (): Promise<WiringVerdict> => {
    const plain = await outcomeOf(probeOf(plainParts));
    const isPlains = async (verdict: WiringVerdict): Promise<boolean> =>
      (await outcomeOf(probeOf(partsWith({ fast: () => verdict })))) === plain;
    if (setsAmbientConfig(getConfig) && (await isPlains("fast").catch(() => false))) return "fast";
    const joinsWork = await isPlains("joins").catch(() => false);
    warnOfFallback(joinsWork ? "nodes" : "wiring");
    return joinsWork ? "joins" : "plain";
  },
);

/** Whether a run in which steps start early comes to the same. */
export const earlyStartsWork: Check = createSelfTest("early starts", async () => {
  const inTurn = await outcomeOf(probeOf(partsWith({}), runsGraph));
  return (await outcomeOf(probeOf(partsWith({ earlyStarts: on }), runsGraph))) === inTurn;
});

/** Whether `invoke` gives the same when it reads its run directly. */
export const directInvokeWorks: Check = createSelfTest("direct invoke", async () => {
  const [stock, direct] = await Promise.all([resultWith({}), resultWith({ directInvoke: on })]);
  return stock === direct;
});

async function onlyStep(): Promise<MoaUpdate> {
  return { proposals: [proposalOf("only", "done")] };
}

async function resultWith(parts: Partial<WiringParts>): Promise<string> {
  const graph = tinyGraph({ only: [onlyStep, [beginName]] }, partsWith(parts));
  return textsIn(await graph.invoke(probeInput, { callbacks: [new TracerPlaceholder()] })).join();
}
