/**
 * JSON Schema (draft 2020-12), as far as graphs need it. Plain data: graphs are checked with it, and
 * it is what `graphJsonSchema` gives out.
 */
export type Schema = Described &
  (TextSchema | NumberSchema | BooleanSchema | ListSchema | ObjectSchema | ChoiceSchema);

interface Described {
  readonly description?: string;
}

/** A text: any, or one of a few. */
export interface TextSchema {
  readonly type: "string";
  readonly minLength?: 1;
  readonly pattern?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
}

/** A finite number. */
export interface NumberSchema {
  readonly type: "number" | "integer";
  readonly const?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

interface BooleanSchema {
  readonly type: "boolean";
}

/** An array of things of one form. */
export interface ListSchema {
  readonly type: "array";
  readonly items: Schema;
}

/** A value of one of several forms. */
export interface ChoiceSchema {
  readonly anyOf: readonly Schema[];
}

/** An object. Other keys are refused, unless `additionalProperties` is absent. */
export interface ObjectSchema<Value = Record<string, unknown>> {
  readonly type: "object";
  readonly properties: Shape<Value>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

/** A schema for each key that an object may have. */
export type Shape<Value> = { readonly [Key in keyof Value]-?: Schema };

/** The schema of an object that has these keys and no others, all of them optional but `required`. */
export function strictObject<Value>(
  properties: Shape<Value>,
  ...required: readonly (keyof Value & string)[]
): ObjectSchema<Value> {
  const needed = required.length === 0 ? {} : { required };
  return { type: "object", properties, ...needed, additionalProperties: false };
}

/** A text with something in it. */
export const someText: TextSchema = { type: "string", minLength: 1 };

/** A text with something in it, in one line: no control characters. */
export const lineOfText: TextSchema = { ...someText, pattern: "^\\P{Cc}*$" };

/** A whole number, of those that a computer counts exactly. */
export function wholeNumber(
  minimum: number = Number.MIN_SAFE_INTEGER,
  maximum: number = Number.MAX_SAFE_INTEGER,
): NumberSchema {
  return { type: "integer", minimum, maximum };
}
