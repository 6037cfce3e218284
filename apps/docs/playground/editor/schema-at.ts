import type { Path } from "../graph/value-at.js";

/** The part of a JSON schema that completion reads. */
export interface Schema {
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
 * @param valueAt - The value at a path of the text, to choose the kind of a node.
 */
export function schemasAt(
  schema: Schema,
  path: Path,
  valueAt: (path: Path) => unknown,
): readonly Schema[] {
  let schemas: readonly Schema[] = [schema];
  for (const [depth, step] of path.entries()) {
    const here = schemas.flatMap((each) => fitting(each, valueAt(path.slice(0, depth))));
    schemas = here.flatMap((each) => stepInto(each, step));
  }
  return schemas.flatMap((each) => fitting(each, valueAt(path)));
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
