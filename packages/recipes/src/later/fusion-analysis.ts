import type { JsonSchema } from "@moagraph/core/graph";

const texts = (description: string): JsonSchema => ({
  type: "array",
  description,
  items: { type: "string" },
});

const listOf = (description: string, properties: Readonly<Record<string, JsonSchema>>) => ({
  type: "array",
  description,
  items: objectOf(properties),
});

const objectOf = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const answer = { type: "integer", description: "The number of the answer." };
const answers = {
  type: "array",
  description: "The numbers of these answers.",
  items: { type: "integer" },
};

/**
 * The form of the analysis: the five lists of OpenRouter's documentation, with the numbers of the
 * answers in place of models.
 */
export const fusionAnalysis: JsonSchema = /* @__PURE__ */ Object.freeze({
  title: "analysis",
  ...objectOf({
    consensus: texts("Points on which all or most answers agree."),
    contradictions: listOf("Points on which answers contradict each other.", {
      topic: { type: "string" },
      stances: listOf("What each of them says.", { answer, stance: { type: "string" } }),
    }),
    partial_coverage: listOf("Points that only some of the answers cover.", {
      answers,
      point: { type: "string" },
    }),
    unique_insights: listOf("Insights of a single answer.", {
      answer,
      insight: { type: "string" },
    }),
    blind_spots: texts("What the message calls for and no answer addresses."),
  }),
});
