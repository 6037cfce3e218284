// Results of a run that another run keeps: the next one of its thread, or the same one, resumed with a
// graph that has changed. The other run begins with them in its state, and their steps do nothing.

import { Overwrite } from "@langchain/langgraph";
import type { Call } from "../../ledger/call.js";
import { placeKey } from "../../ledger/place-key.js";
import type { Compilation } from "../../runtime/compilation.js";
import {
  hasResponses,
  type MoaState,
  type MoaUpdate,
  stateAfter,
} from "../../runtime/graph-state.js";
import { keptLine } from "./kept-line.js";

/** A step, and the call that it makes. */
interface NamedStep {
  readonly name: string;
  readonly node: string;
  readonly sample?: number;
}

/** The steps of a graph, by node. */
export type StepsByNode = ReadonlyMap<string, readonly NamedStep[]>;

/** What a state has of a run. */
export type RunResults = Pick<
  MoaState,
  "proposals" | "ledger" | "verdicts" | "structuredResponses"
>;

/** The results of some nodes, with lines for a run in which they cost nothing. */
export function resultsKept(results: RunResults, isKept: (node: string) => boolean): RunResults {
  const { proposals, ledger, verdicts, structuredResponses = {} } = results;
  const ofKept = ({ node }: { readonly node: string }): boolean => isKept(node);
  return {
    proposals: proposals.filter(ofKept),
    ledger: lastLines(ledger.filter(ofKept)).map(keptLine),
    verdicts: verdicts.filter(ofKept),
    structuredResponses: Object.fromEntries(
      Object.entries(structuredResponses).filter(([node]) => isKept(node)),
    ),
  };
}

/** The line of the last attempt of each call. */
function lastLines(ledger: readonly Call[]): Call[] {
  const last = new Map(ledger.map((call) => [placeKey(call), call]));
  return [...last.values()];
}

/** The steps that have ended, by their lines. A step without a line makes no call, and runs again. */
export function stepsWithLines(ledger: readonly Call[], steps: StepsByNode): string[] {
  const places = new Set(ledger.map(placeKey));
  return [...steps.values()]
    .flat()
    .filter(({ node, sample = 1 }) => places.has(placeKey({ node, sample })))
    .map(({ name }) => name);
}

/** The update that puts results into a state, in the order of the graph, in place of what was there. */
export function updateWith(results: RunResults, { graph }: Compilation): MoaUpdate {
  const none = { proposals: [], ledger: [], verdicts: [] } as unknown as MoaState;
  const lists = { ...results, structuredResponses: undefined } as unknown as MoaUpdate;
  const { proposals, ledger, verdicts } = stateAfter(graph)(none, lists);
  const { structuredResponses = {} } = results;
  return {
    proposals: new Overwrite(proposals),
    ledger: new Overwrite(ledger),
    verdicts: new Overwrite(verdicts),
    ...(hasResponses(graph) ? { structuredResponses: new Overwrite(structuredResponses) } : {}),
  };
}
