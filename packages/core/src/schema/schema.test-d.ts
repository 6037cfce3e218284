import { expectTypeOf } from "vitest";
import { readsShape } from "../spec/model-settings.js";
import { retrySchema } from "../spec/policies/retry.js";
import {
  type ListSchema,
  lineOfText,
  type NumberSchema,
  type SchemaOf,
  type Shape,
  strictObject,
  wholeNumber,
} from "./schema.js";

interface Panel {
  readonly name: string;
  readonly seats: number;
  readonly reads: readonly string[];
  readonly mood?: "calm" | "loud" | undefined;
  readonly chair: { readonly of: string };
  readonly prompt?: string | { readonly use: string } | undefined;
}

const chair = strictObject<Panel["chair"]>({ of: lineOfText }, { of: true });
const properties: Shape<Panel> = {
  name: lineOfText,
  seats: { description: "How many.", ...wholeNumber(1) },
  reads: { type: "array", items: lineOfText },
  mood: { type: "string", enum: ["calm", "loud"] },
  chair,
  prompt: { anyOf: [lineOfText, chair] },
};
const required = { name: true, seats: true, reads: true, chair: true } as const;

// Every key has a schema of its form, and what must be there is said to be required.
strictObject<Panel>(properties, required);
expectTypeOf<NumberSchema>().toExtend<SchemaOf<number | undefined>>();
expectTypeOf<ListSchema<string>>().toExtend<SchemaOf<readonly string[]>>();

// @ts-expect-error What may be asked of a number is no text.
strictObject<Panel>({ ...properties, seats: lineOfText }, required);

// @ts-expect-error A list has items.
strictObject<Panel>({ ...properties, reads: lineOfText }, required);

// @ts-expect-error The items of this list are texts.
strictObject<Panel>({ ...properties, reads: { type: "array", items: wholeNumber() } }, required);

// @ts-expect-error One of a few texts is not any line of text.
strictObject<Panel>({ ...properties, mood: lineOfText }, required);

// @ts-expect-error Nobody reads "wild".
strictObject<Panel>({ ...properties, mood: { type: "string", enum: ["calm", "wild"] } }, required);

// @ts-expect-error Several forms are a choice.
strictObject<Panel>({ ...properties, prompt: lineOfText }, required);

// @ts-expect-error An object has the properties of its type.
strictObject<Panel>({ ...properties, chair: retrySchema }, required);

// @ts-expect-error Without a schema for each key, a graph that has it would be refused.
strictObject<Panel>(readsShape, required);

// @ts-expect-error "reads" must be there.
strictObject<Panel>(properties, { name: true, seats: true, chair: true });

// @ts-expect-error "mood" may be left out.
strictObject<Panel>(properties, { ...required, mood: true });

// @ts-expect-error A panel has no "node".
strictObject<Panel>(properties, { name: true, seats: true, reads: true, chair: true, node: true });
