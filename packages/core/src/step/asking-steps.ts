import type { CallRequest } from "../ask/call-request.js";
import { placeCall } from "../ask/call-model.js";
import { callName } from "../spec/call-name.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";
import { type Compilation, readsOf, requestFor } from "../runtime/compilation.js";
import { type Reading, readingOf } from "./node-input.js";
import { settleAnswer, settleProposal, settleWithoutProposals } from "./step-result.js";
import type { Site } from "./step-context.js";
import type { Step } from "./step.js";

/** How a node writes what it shows its model. */
export type Show = (reading: Reading, site: Site) => CallRequest["show"];

const nothingToRead: Reading = { proposals: [], notes: [] };

/** The steps of a node that asks a model for a text: one for each sample, all prepared alike. */
export function askingSteps(
  node: string,
  settings: ModelSettings,
  compilation: Compilation,
  show: Show,
): Step[] {
  const samples = samplesOf(settings);
  const isAnswer = compilation.graph.output === node;
  const reads = readsOf(node, compilation);
  return Array.from({ length: samples }, (_, index) => {
    const planned = { node, sample: index + 1, model: settings.model, isAnswer };
    return {
      name: callName(node, index + 1, samples),
      node,
      run(site) {
        const reading =
          reads.length === 0 ? nothingToRead : readingOf(node, reads, site.state, compilation);
        if ("lack" in reading) return settleWithoutProposals(planned, reading, site, compilation);
        const call = { planned, site, show: show(reading, site) };
        // Not awaited here: as it is, one function less is kept for every call that waits.
        return placeCall(requestFor(compilation, call)).then((outcome) =>
          isAnswer ? settleAnswer(outcome, site, compilation) : settleProposal(outcome, site),
        );
      },
    };
  });
}
