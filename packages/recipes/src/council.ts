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
 * A council: four models answer, each picks the best answer anonymously, and a chair writes the
 * final answer. 4 + 4 + 1 calls.
 *
 * The models are called at OpenRouter through `@moagraph/openai-compatible`. Set
 * `OPENAI_COMPATIBLE_BASE_URL` to `https://openrouter.ai/api/v1`, and set
 * `OPENAI_COMPATIBLE_API_KEY`.
 *
 * @see https://github.com/karpathy/llm-council
 * @example
 * ```ts
 * import { swapModels } from "@moagraph/core/graph";
 * import { council } from "@moagraph/recipes";
 *
 * const chair = "openai-compatible:google/gemini-3-pro-preview";
 * const graph = swapModels(council.graph, { [chair]: "openai:gpt-5.6-terra" });
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
      "gpt-ranks": ranker({ model: gpt, reads: answers, verdictAs: "text" }),
      "gemini-ranks": ranker({ model: gemini, reads: answers, verdictAs: "text" }),
      "claude-ranks": ranker({ model: claude, reads: answers, verdictAs: "text" }),
      "grok-ranks": ranker({ model: grok, reads: answers, verdictAs: "text" }),
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
    "A member of the published council reviews every answer in prose and ranks all answers, and the chair reads these texts. Here a member names only the best answer, and the chair's prompt repeats that answer for each member that named it. The number of calls is the same, without the reviews and the lower ranks.",
    "Each member ranks all answers anonymously, including its own. The published code does the same; its README states that a member gets the answers of the others.",
    "The chair does not know which model wrote which answer. The published chair does.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
    "Every prompt has the whole conversation. The published code uses only the latest question.",
    "A member whose reply names no answer is called once more. Then it has no vote, and the ledger shows it.",
    "No temperature and no limit of output tokens is set, so the provider's defaults apply.",
  ],
});
