import { type Path, valueAt } from "../graph/value-at.js";

/** The part of a JSON schema that completion reads. */
export interface Schema {
  /** The path of the schema that replaces this one, such as `#/properties/nodes`. */
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/**
 * Returns the schemas of a place, several where the format has alternatives.
 *
 * @param graph - The value of the text, to choose the kind of a node.
 */
export function schemasAt(schema: Schema, path: Path, graph: unknown): readonly Schema[] {
  let schemas = fitting(schema, graph);
  for (const [index, step] of path.entries()) {
    const value = valueAt(graph, path.slice(0, index + 1));
    const inside = schemas.flatMap((each) => stepInto(each, step));
    schemas = inside.flatMap((each) => fitting(referred(each, schema), value));
  }
  return schemas;
}

/** The schema that is meant: a graph within a graph has the schema of the whole. */
function referred(schema: Schema, root: Schema): Schema {
  const steps = schema.$ref?.split("/").slice(1);
  return steps === undefined ? schema : (valueAt(root, steps) as Schema);
}

/** The alternatives whose `const` properties fit the value; all of them if none does. */
function fitting(schema: Schema, value: unknown): readonly Schema[] {
  const { anyOf } = schema;
  if (anyOf === undefined) return [schema];
  const fits = anyOf.filter((each) => hasConstants(each, value));
  return fits.length > 0 ? fits : anyOf;
}

function hasConstants({ properties = {} }: Schema, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(properties).every(
    ([key, property]) =>
      property.const === undefined ||
      property.const === (value as Readonly<Record<string, unknown>>)[key],
  );
}

function stepInto(schema: Schema, step: string | number): readonly Schema[] {
  if (typeof step === "number") return schema.items === undefined ? [] : [schema.items];
  const { properties = {}, additionalProperties: other } = schema;
  if (Object.hasOwn(properties, step)) return [properties[step] ?? {}];
  return typeof other === "object" ? [other] : [];
}
