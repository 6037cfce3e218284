/** The body of a request. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** The value at a path such as `generationConfig.topP`; `undefined` if there is none. */
export function valueAt(body: RequestBody, path: string): unknown {
  let value: unknown = body;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as RequestBody)[name];
  }
  return value;
}

/** The body without the value at a path, and without objects that are then empty. */
export function withoutPath(body: RequestBody, path: string): RequestBody {
  if (valueAt(body, path) === undefined) return body;
  const [name = "", ...rest] = path.split(".");
  const { [name]: found, ...others } = body;
  if (rest.length === 0) return others;
  const inner = withoutPath(found as RequestBody, rest.join("."));
  return Object.keys(inner).length === 0 ? others : { ...body, [name]: inner };
}
