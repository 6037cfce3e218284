import { StructuredTool, type StructuredToolParams, tool } from "@langchain/core/tools";
import { z } from "zod";

/** Two numbers. */
export const pairSchema = z
  .object({ a: z.number().describe("The first."), b: z.number().describe("The second.") })
  .describe("Two numbers");

/** The same as a JSON Schema. */
export const pairJsonSchema = {
  title: "pair",
  description: "Two numbers",
  type: "object",
  properties: { a: { type: "number" }, b: { type: "number" } },
  required: ["a", "b"],
  additionalProperties: false,
};

/** What fits both. */
export const pair = { a: 1, b: 2 };

/** A schema with objects in objects, and one of any content. */
export const nestedSchema = z.object({
  decision: z.enum(["act", "wait"]),
  service: z.object({ name: z.string(), parameters: z.record(z.string(), z.unknown()) }),
});

/** What fits it. */
export const nested = { decision: "act", service: { name: "search", parameters: { limit: 3 } } };

const placeSchema = z.object({ place: z.string().describe("A city.") });

/** A tool as a class. */
export class AddTool extends StructuredTool<typeof pairSchema> {
  override readonly name = "add";
  override readonly description = "Adds two numbers.";
  override readonly schema = pairSchema;

  protected override async _call({ a, b }: z.output<typeof pairSchema>): Promise<string> {
    return String(a + b);
  }
}

/** Tools made of functions. */
export const weatherTool = tool(({ place }) => `It is sunny in ${place}.`, {
  name: "get_weather",
  description: "The weather in a city.",
  schema: placeSchema,
});
export const timeTool = tool(({ place }) => `It is noon in ${place}.`, {
  name: "get_time",
  description: "The time in a city.",
  schema: placeSchema,
});

/** A tool without a function. */
export const weatherParams: StructuredToolParams = {
  name: "get_weather",
  description: "The weather in a city.",
  schema: placeSchema,
};

/** A tool in OpenAI's form. */
export const addFunction = {
  type: "function",
  function: { name: "add", description: "Adds two numbers.", parameters: pairJsonSchema },
};
