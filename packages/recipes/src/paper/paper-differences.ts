import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";

/** The difference of every recipe of the paper: its models. */
export const modelsDifference: string = `The models are those of June 2024, by the ids of the published scripts. ${howToSwap}. The published scores then do not apply.`;

/**
 * The differences of every recipe of the paper from the paper and its code,
 * togethercomputer/MoA@1b5cab0.
 */
export const paperDifferences: readonly string[] = [
  "The synthesis instruction expresses the paper's table 1 in our own words. A `prompt` on an aggregator replaces it. The numbered list after it has the format of the published code.",
  fenceDifference,
  modelsDifference,
  "The published evaluation scripts call the proposers of one question one after another. Here the calls of a layer run concurrently.",
  "When a proposer fails, the published code continues with fewer proposals. It logs the error, but its output does not show it. Here the ledger has the failure and its reason.",
  "When every proposer fails, the published code answers from the question alone, without the synthesis instruction. Here the run fails with `NoUsableProposalError`.",
  "The published code uses an empty reply as a proposal. Here a blank reply is not usable, and the ledger shows it.",
  "The published code strips white space from both ends of every reply. Here a reply is unchanged.",
  "The published code makes up to six attempts per call, with waits of 1, 2, 4, 8, 16 and 32 seconds, and one attempt for an invalid request. Here a call has up to three attempts, with random waits of up to half a second and one second or the wait that the vendor requests. Only transient errors are retried. `retry` on the graph changes it.",
];

/** A further difference of recipes with MT-Bench scores. */
export const mtBenchDifference: string =
  "The MT-Bench scores were measured with at most 1024 output tokens and FastChat's temperature for each category (0.7 for the others). The graph sets 0.7 and 2048, as on AlpacaEval and FLASK.";

/** A further difference of recipes that no published script runs. */
export const noScriptDifference: string =
  "The published scripts run MoA-Lite only. This graph follows sections 2.2 and 3.1 of the paper and the `rounds` of the scripts' code, where layers = rounds + 1.";

/** A further difference of recipes with Mixtral, which the paper names in two ways. */
export const mixtralDifference: string =
  "The paper's text says Mixtral-8x22B-v0.1, its figures and tables 4, 6 and 8 say Mixtral-8x22B-Instruct-v0.1. The graph uses the Instruct model, as the scripts do.";
