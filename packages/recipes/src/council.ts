import { aggregator, defineGraph, proposer, ranker } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { fenceDifference } from "./fence-difference.js";
import { howToSwap } from "./how-to-swap.js";
import type { Recipe } from "./recipe.js";

const gpt = "openai-compatible:openai/gpt-5.1";
const gemini = "openai-compatible:google/gemini-3-pro-preview";
const claude = "openai-compatible:anthropic/claude-sonnet-4.5";
const grok = "openai-compatible:x-ai/grok-4";

const answers = ["gpt", "gemini", "claude", "grok"] as const;
const rankings = ["gpt-ranks", "gemini-ranks", "claude-ranks", "grok-ranks"] as const;

const chairInstruction = [
  "You chair a council of assistants. Each has answered the latest message of the user, and has then picked the best of all answers without knowing whose they are.",
  "Listed below are first the answers, each once, and then the answers picked, once for each member that picked it.",
  "Write the council's answer to that message.",
  "Let an answer weigh more the more often it was picked, but judge for yourself: the council may be wrong, and an answer that nobody picked may hold what the others lack.",
  "Answer the user directly, in the language and form that the message calls for, without mentioning the council, its members or their answers.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/**
 * A council: four models answer, each picks the best answer without knowing whose it is, and a chair
 * writes the final one. 4 + 4 + 1 calls.
 *
 * The models are asked at OpenRouter through `@moagraph/openai-compatible`: set
 * `OPENAI_COMPATIBLE_BASE_URL` to `https://openrouter.ai/api/v1`, and `OPENAI_COMPATIBLE_API_KEY`.
 *
 * @see https://github.com/karpathy/llm-council
 * @example
 * ```ts
 * import { swapModels } from "@moagraph/core/graph";
 * import { council } from "@moagraph/recipes";
 *
 * const chair = "openai-compatible:google/gemini-3-pro-preview";
 * const graph = swapModels(council.graph, { [chair]: "openai:gpt-4o" });
 * ```
 */
export const council: Recipe = /* @__PURE__ */ defineRecipe({
  name: "council",
  summary: "Four models answer, each picks the best answer anonymously, the chair writes.",
  graph: /* @__PURE__ */ defineGraph({
    name: "council",
    nodes: {
      gpt: proposer({ model: gpt }),
      gemini: proposer({ model: gemini }),
      claude: proposer({ model: claude }),
      grok: proposer({ model: grok }),
      "gpt-ranks": ranker({ model: gpt, reads: answers }),
      "gemini-ranks": ranker({ model: gemini, reads: answers }),
      "claude-ranks": ranker({ model: claude, reads: answers }),
      "grok-ranks": ranker({ model: grok, reads: answers }),
      chair: aggregator({
        model: gemini,
        reads: [...answers, ...rankings],
        prompt: chairInstruction,
      }),
    },
    output: "chair",
  }),
  citation: {
    title: "LLM Council",
    authors: ["Andrej Karpathy"],
    year: 2025,
    url: "https://github.com/karpathy/llm-council",
    section: "README.md, backend/config.py and backend/council.py",
  },
  published: [],
  differences: [
    `The models are those of the published configuration, by their ids at OpenRouter, as \`openai-compatible:\` models. ${howToSwap}.`,
    "No score is listed: none was published.",
    "A member of the published council reviews every answer in prose and ranks them all, and the chair reads these texts. Here a member names the best answer only, and the chair is shown that answer once more for each member that named it: as many calls, without the reviews and the lower places.",
    "Each member ranks all answers, its own included, without knowing whose they are. So does the published code; its README says that a member is given the answers of the others.",
    "The chair is not told which model wrote which answer. The published chair is.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
    "The whole conversation is passed on. The published code passes on the latest question only.",
    "A member whose reply names no answer is asked once more and then has no vote; the ledger says so.",
    "No temperature and no limit of output tokens is set, so the provider's defaults hold.",
  ],
});
