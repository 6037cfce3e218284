import {
  type DynamicStructuredTool,
  StructuredTool,
  type StructuredToolParams,
  tool,
} from "@langchain/core/tools";
import { z } from "zod";

type PairSchema = z.ZodObject<{ a: z.ZodNumber; b: z.ZodNumber }>;

/** Two numbers. */
export const pairSchema: PairSchema = z
  .object({ a: z.number().describe("The first."), b: z.number().describe("The second.") })
  .describe("Two numbers");

/** The same as a JSON Schema. */
export const pairJsonSchema: Record<string, unknown> = {
  title: "pair",
  description: "Two numbers",
  type: "object",
  properties: { a: { type: "number" }, b: { type: "number" } },
  required: ["a", "b"],
  additionalProperties: false,
};

/** What fits both. */
export const pair: z.output<PairSchema> = { a: 1, b: 2 };

type NestedSchema = z.ZodObject<{
  decision: z.ZodString;
  service: z.ZodObject<{ name: z.ZodString; parameters: z.ZodRecord<z.ZodString, z.ZodUnknown> }>;
}>;

/** A schema with objects in objects, and one of any content. */
export const nestedSchema: NestedSchema = z.object({
  decision: z.string(),
  service: z.object({ name: z.string(), parameters: z.record(z.string(), z.unknown()) }),
});

/** What fits it. */
export const nested: z.output<NestedSchema> = {
  decision: "act",
  service: { name: "search", parameters: { limit: 3 } },
};

type PlaceSchema = z.ZodObject<{ place: z.ZodString }>;

type Place = z.output<PlaceSchema>;

const placeSchema: PlaceSchema = z.object({ place: z.string().describe("A city.") });

/** A tool as a class. */
export class AddTool extends StructuredTool<PairSchema> {
  override readonly name: string = "add";
  override readonly description: string = "Adds two numbers.";
  override readonly schema: PairSchema = pairSchema;

  protected override async _call({ a, b }: z.output<PairSchema>): Promise<string> {
    return String(a + b);
  }
}

/** A tool made of a function. */
type PlaceTool = DynamicStructuredTool<PlaceSchema, Place, Place, string>;

/** Tools made of functions. */
export const weatherTool: PlaceTool = placeTool("get_weather", "It is sunny");
export const timeTool: PlaceTool = placeTool("get_time", "It is noon");

function placeTool(name: string, says: string): PlaceTool {
  const description = "Tells of a city.";
  const told = ({ place }: Place): string => `${says} in ${place}.`;
  return tool(told, { name, description, schema: placeSchema });
}

/** A tool without a function. */
export const weatherParams: StructuredToolParams = {
  name: "get_weather",
  description: "The weather in a city.",
  schema: placeSchema,
};

/** A tool in OpenAI's form. */
export const addFunction: object = {
  type: "function",
  function: { name: "add", description: "Adds two numbers.", parameters: pairJsonSchema },
};
