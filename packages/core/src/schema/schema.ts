/**
 * JSON Schema (draft 2020-12), as far as graphs need it. Plain data: graphs are checked with it, and
 * it is what `graphJsonSchema` gives out.
 */
export type Schema = Described &
  (TextSchema | NumberSchema | BooleanSchema | ListSchema | ObjectSchema | ChoiceSchema);

interface Described {
  readonly description?: string;
  readonly [words]?: Words;
}

/** Where a schema has its {@link Words}. They are no JSON Schema: copies as JSON are without symbols. */
export const words: unique symbol = Symbol("words");

/** What the check says of a value that does not fit, where its form alone would say too little. */
interface Words {
  /** What the value must be, such as `a line of text`. */
  readonly expected: string;
  /** What is wrong with a text that does not match the pattern, such as `has line breaks`. */
  readonly mismatch?: string;
}

/** A text: any, or one of a few. */
export interface TextSchema<Value extends string = string> {
  readonly type: "string";
  readonly minLength?: 1;
  readonly pattern?: string;
  readonly const?: Value;
  readonly enum?: readonly Value[];
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
export interface ListSchema<Item = unknown> {
  readonly type: "array";
  readonly items: SchemaOf<Item>;
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

/** The schemas that fit a type: those of texts for a text, those of lists for a list. */
export type SchemaOf<Value> = Described & FormOf<Exclude<Value, undefined>>;

/** Asked of the whole type: one of a few texts is one form, a text or an object are two. */
type FormOf<Value> = unknown extends Value
  ? Schema
  : [Value] extends [string]
    ? TextSchema<Value>
    : [Value] extends [number]
      ? NumberSchema
      : [Value] extends [boolean]
        ? BooleanSchema
        : [Value] extends [readonly (infer Item)[]]
          ? ListSchema<Item>
          : [Value] extends [object]
            ? ObjectSchema<Value>
            : ChoiceSchema;

/** A schema for each key that an object may have. */
export type Shape<Value> = { readonly [Key in keyof Value]-?: SchemaOf<Value[Key]> };

/** The keys that an object must have. */
export type RequiredKeys<Value> = {
  readonly [Key in keyof Value]: undefined extends Value[Key] ? never : true;
};

/** The schema of an object that has these keys and no others, all of them optional but `required`. */
export function strictObject<Value>(
  properties: Shape<Value>,
  required: RequiredKeys<Value>,
): ObjectSchema<Value> {
  const keys = Object.keys(required);
  const needed = keys.length === 0 ? {} : { required: keys };
  return { type: "object", properties, ...needed, additionalProperties: false };
}

/** A text with something in it. */
export const someText: TextSchema = { type: "string", minLength: 1 };

/** A text with something in it, in one line: no control characters. */
export const lineOfText: SchemaOf<string> = {
  ...someText,
  pattern: "^\\P{Cc}*$",
  [words]: {
    expected: "one line of plain text",
    mismatch: "has line breaks or other control characters",
  },
};

/** A whole number, of those that a computer counts exactly. */
export function wholeNumber(
  minimum: number = Number.MIN_SAFE_INTEGER,
  maximum: number = Number.MAX_SAFE_INTEGER,
): NumberSchema {
  return { type: "integer", minimum, maximum };
}
