import { fenceDifference } from "./fence-difference.js";
import { howToSwap } from "./how-to-swap.js";

/** What has become of the paper's models. */
export const modelsDifference: string = `The models are those of June 2024, by the ids of the published scripts. ${howToSwap}; the published scores then do not speak of what you run.`;

/** How every recipe of the paper differs from the paper and from its code, togethercomputer/MoA@1b5cab0. */
export const paperDifferences: readonly string[] = [
  "The synthesis instruction says in our own words what the paper's table 1 asks for. A `prompt` on an aggregator replaces it; the numbered list behind it is spaced as in the published code.",
  fenceDifference,
  modelsDifference,
  "The published evaluation scripts ask the proposers of one question one after another; here the calls of a layer run at once.",
  "When a proposer fails, the published code goes on with fewer proposals: it logs the error, but its output shows no sign of it. Here the ledger has the failure and its reason.",
  "When every proposer fails, the published code answers from the question alone, without the synthesis instruction. Here the run fails with `NoUsableProposalError`.",
  "The published code passes an empty reply on as a proposal. Here a blank reply is not usable, and the ledger says so.",
  "The published code strips white space from both ends of every reply. Here a reply is passed on as the provider gave it.",
  "The published code tries a call up to six times, with waits of 1, 2, 4, 8, 16 and 32 seconds, an invalid request once. Here it is tried up to three times, with random waits of up to half a second and one second or what the vendor asks for, and only where that may help; `retry` on the graph changes it.",
];

/** What the recipes with MT-Bench scores differ in besides. */
export const mtBenchDifference: string =
  "The MT-Bench scores were measured with at most 1024 output tokens and FastChat's temperature for each category (0.7 for the others). The graph asks for 0.7 and 2048, as on AlpacaEval and FLASK.";

/** What the recipes that no published script runs differ in besides. */
export const noScriptDifference: string =
  "The published scripts run MoA-Lite only. This graph follows sections 2.2 and 3.1 of the paper and the `rounds` of the scripts' code, where layers = rounds + 1.";

/** What the recipes whose text and tables name Mixtral differently differ in besides. */
export const mixtralDifference: string =
  "The paper's text says Mixtral-8x22B-v0.1, its figures and tables 4, 6 and 8 say Mixtral-8x22B-Instruct-v0.1. The graph asks for the Instruct model, as the scripts do.";
