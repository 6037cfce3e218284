/** The names that lead to a place in a graph. A number is the index in a list. */
export type Path = readonly (string | number)[];

/** Returns the value at a path; `undefined` if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, step) => {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    return (here as Readonly<Record<string | number, unknown>>)[step];
  }, value);
}
