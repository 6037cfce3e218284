import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";

/** The differences of both recipes with a staircase from its paper. */
export const staircaseDifferences: readonly string[] = [
  `The models, layers and sampling parameters are those of the MoA paper, which the staircase paper continues. ${howToSwap}.`,
  "We read the abstract of the staircase paper and summaries of it, not its full text. Its models, chunk sizes, prompts and tables are unknown to us.",
  "The published figures are the best of the paper. They are not figures of this graph. The abstract states that the quality of the answers is maintained. We did not measure this with real models.",
  "The chunk sizes and the number of rounds are the defaults of the policy `staircase`. They are ours, chosen by our own benchmark. `staircase` on the graph or a node changes them.",
  "In the summaries, each proposer writes chunks of a fixed size, one after another. Here a proposal is one request, and its stream is read while it is written.",
  "In the summaries, the aggregator waits for the next chunk of all proposers. Here a round starts when enough proposals have grown by a chunk or have ended (`staircase.atLeast`), and it shows all that has come of all of them.",
  "A round ends at the end of a sentence, a line or a code block. How a chunk of the aggregator ends in the paper is unknown to us.",
  "The answer is continued by ordinary chat APIs. Where the model accepts it and it costs less, the answer so far is the beginning of the reply. Elsewhere it is a message, and the next message asks for the rest.",
  "The paper has a variant for prefix caches. Here each request adds messages to those of the round before, which a prompt cache keeps. The details of the paper's variant are unknown to us.",
  "Words that a round repeats are removed. If the model begins its answer again, the text so far is discarded, and the model is asked once more when all proposals have ended. A summary says that the paper handles redundancy, but not how.",
  "All instructions are in our own words. A `prompt` on an aggregator replaces the synthesis instruction, but not the sentences that ask to begin early and to continue.",
  fenceDifference,
];
