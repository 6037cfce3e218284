import { beginName } from "../../step/begin.js";
import { TracerPlaceholder } from "../internals/langchain-tracer.js";
import { type Check, on } from "../wiring-parts.js";
import { probeInput } from "./probe.js";
import { createSelfTest } from "./self-test.js";
import { proposalOf, tinyGraph } from "./tiny-graph.js";
import { partsWith } from "./wiring-self-test.js";

/** Whether a run leaves no listener on the caller's signal, and is cancelled by it. */
export const ownSignalsWork: Check = createSelfTest(
  "own signals",
  async () => (await leavesNoListener()) && (await isCancelled()),
);

/** Runs a graph of one step with a signal. */
async function runWith(signal: AbortSignal, during: (own?: AbortSignal) => void): Promise<void> {
  const step = async (_: unknown, config: { readonly signal?: AbortSignal }) => {
    during(config.signal);
    return { proposals: [proposalOf("only", "")] };
  };
  const graph = tinyGraph({ only: [step, [beginName]] }, partsWith({ ownSignals: on }));
  await graph.invoke(probeInput, { signal, callbacks: [new TracerPlaceholder()] });
}

async function leavesNoListener(): Promise<boolean> {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = ((...given: Parameters<typeof add>) => {
    listeners += 1;
    add(...given);
  }) as typeof add;
  signal.removeEventListener = ((...given: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...given);
  }) as typeof remove;
  await runWith(signal, () => {});
  return listeners === 0;
}

async function isCancelled(): Promise<boolean> {
  const stop = new AbortController();
  let isStepAborted: boolean | undefined;
  const run = runWith(stop.signal, (own) => {
    stop.abort(new Error("self-test"));
    isStepAborted = own?.aborted;
  });
  const hasEnded = await run.then(
    () => false,
    () => true,
  );
  return hasEnded && isStepAborted === true;
}
