/**
 * The reply as a JSON object, if the system message requests one that fits a schema; otherwise
 * `undefined`. Its texts are the claims of the reply, in turn.
 */
export function formedReply(system: string, reply: string): string | undefined {
  const schema = requestedSchema(system);
  if (schema === undefined) return undefined;
  const texts = textsIn(reply);
  let next = 0;
  return JSON.stringify(valueOf(schema, () => texts[next++ % texts.length] ?? ""));
}

/** The claims of a reply, or the reply if it has none. */
function textsIn(reply: string): string[] {
  const claims = reply.split("\n").flatMap((line) => (line.startsWith("- ") ? line.slice(2) : []));
  return claims.length === 0 ? [reply] : claims;
}

/** What is read of a JSON Schema. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const request = "Reply with one JSON object that fits this JSON Schema, and with nothing else:\n";

function requestedSchema(system: string): Schema | undefined {
  const at = system.lastIndexOf(request);
  if (at === -1) return undefined;
  try {
    const [schema = ""] = system.slice(at + request.length).split("\n", 1);
    return JSON.parse(schema) as Schema;
  } catch {
    return undefined;
  }
}

/** A value for each type of JSON Schema. Others are texts. */
const values: Readonly<Record<string, (schema: Schema, text: () => string) => unknown>> = {
  object: ({ properties = {} }, text) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, text)]),
    ),
  array: ({ items }, text) => (items === undefined ? [] : [valueOf(items, text)]),
  integer: () => 1,
  number: () => 1,
  boolean: () => true,
};

function valueOf(schema: Schema, text: () => string): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  return values[schema.type ?? "string"]?.(schema, text) ?? text();
}
