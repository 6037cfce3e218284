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

// Every key has a schema of its type, and every required key is listed.
strictObject<Panel>(properties, required);
expectTypeOf<NumberSchema>().toExtend<SchemaOf<number | undefined>>();
expectTypeOf<ListSchema<string>>().toExtend<SchemaOf<readonly string[]>>();

// @ts-expect-error A number needs a number schema.
strictObject<Panel>({ ...properties, seats: lineOfText }, required);

// @ts-expect-error A list needs a list schema.
strictObject<Panel>({ ...properties, reads: lineOfText }, required);

// @ts-expect-error The items of this list are strings.
strictObject<Panel>({ ...properties, reads: { type: "array", items: wholeNumber() } }, required);

// @ts-expect-error A union of strings needs an enum.
strictObject<Panel>({ ...properties, mood: lineOfText }, required);

// @ts-expect-error "wild" is not in the union.
strictObject<Panel>({ ...properties, mood: { type: "string", enum: ["calm", "wild"] } }, required);

// @ts-expect-error A union of several types needs `anyOf`.
strictObject<Panel>({ ...properties, prompt: lineOfText }, required);

// @ts-expect-error An object schema has the properties of its type.
strictObject<Panel>({ ...properties, chair: retrySchema }, required);

// @ts-expect-error Every key needs a schema; validation rejects keys without one.
strictObject<Panel>(readsShape, required);

// @ts-expect-error "reads" is required.
strictObject<Panel>(properties, { name: true, seats: true, chair: true });

// @ts-expect-error "mood" is optional.
strictObject<Panel>(properties, { ...required, mood: true });

// @ts-expect-error A panel has no "node".
strictObject<Panel>(properties, { name: true, seats: true, reads: true, chair: true, node: true });
