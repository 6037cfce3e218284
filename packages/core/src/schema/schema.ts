// The subset of JSON Schema that describes graphs.
//
// `spec/` builds one schema per node kind and policy. `validate/` checks graphs with them, and
// `graphJsonSchema` publishes them. The types tie each schema to the TypeScript interface that it
// describes: a key without a schema is a compile-time error.

/** A JSON Schema (draft 2020-12) as plain data, limited to the keywords that graphs use. */
export type Schema = Described &
  (TextSchema | NumberSchema | BooleanSchema | ListSchema | ObjectSchema | ChoiceSchema);

interface Described {
  readonly description?: string;
  readonly [words]?: Words;
}

/**
 * Key of a schema's {@link Words}. It is a symbol, because JSON copies of the schema must not contain
 * it.
 */
export const words: unique symbol = Symbol("words");

/** Wording of validation messages, for schemas whose `type` alone describes the value badly. */
interface Words {
  /** The expected value, such as `a line of text`. */
  readonly expected: string;
  /** What is wrong with a text that does not match `pattern`, such as `has line breaks`. */
  readonly mismatch?: string;
}

/** A string: any, or one of `enum`. */
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

/** An array whose items have one schema. */
export interface ListSchema<Item = unknown> {
  readonly type: "array";
  readonly items: SchemaOf<Item>;
}

/** A value that matches one of several schemas. */
export interface ChoiceSchema {
  readonly anyOf: readonly Schema[];
}

/** An object. Unknown keys are rejected, unless `additionalProperties` is absent. */
export interface ObjectSchema<Value = Record<string, unknown>> {
  readonly type: "object";
  readonly properties: Shape<Value>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

/** The schema type for a TypeScript type: `TextSchema` for a string, `ListSchema` for an array. */
export type SchemaOf<Value> = Described & FormOf<Exclude<Value, undefined>>;

/** Not distributive: a union of strings is one `TextSchema`; a string or an object is a choice. */
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
            ? true extends IsUnion<Value>
              ? ChoiceSchema | ObjectSchema<Value>
              : ObjectSchema<Value>
            : ChoiceSchema;

type IsUnion<Value, All = Value> = Value extends All
  ? [All] extends [Value]
    ? false
    : true
  : never;

/** One schema for each key of an object type. */
export type Shape<Value> = { readonly [Key in keyof Value]-?: SchemaOf<Value[Key]> };

/** The required keys of an object type. */
export type RequiredKeys<Value> = {
  readonly [Key in keyof Value]: undefined extends Value[Key] ? never : true;
};

/** The schema of an object with exactly these keys. Keys not in `required` are optional. */
export function strictObject<Value>(
  properties: Shape<Value>,
  required: RequiredKeys<Value>,
): ObjectSchema<Value> {
  const keys = Object.keys(required);
  const needed = keys.length === 0 ? {} : { required: keys };
  return { type: "object", properties, ...needed, additionalProperties: false };
}

/** An object with any keys. What is in it is checked by other means than this schema. */
export function anyObject<Value extends object>(): ObjectSchema<Value> {
  return { type: "object", properties: {} as Shape<Value> };
}

/** A non-empty string. */
export const nonEmptyText: TextSchema = { type: "string", minLength: 1 };

/** A non-empty string without line breaks and other control characters. */
export const lineOfText: SchemaOf<string> = {
  ...nonEmptyText,
  pattern: "^\\P{Cc}*$",
  [words]: {
    expected: "one line of plain text",
    mismatch: "has line breaks or other control characters",
  },
};

/** An integer. Without limits, any integer that a JavaScript number represents exactly. */
export function wholeNumber(
  minimum: number = Number.MIN_SAFE_INTEGER,
  maximum: number = Number.MAX_SAFE_INTEGER,
): NumberSchema {
  return { type: "integer", minimum, maximum };
}
