/** Settings that do nothing beside another one, and what to do instead. */
export interface WithoutEffect {
  /** The node, as it is named in messages: "Router `pick`". */
  readonly subject: string;
  readonly keys: readonly string[];
  /** Why they have no effect: "its `rule` asks no model". */
  readonly why: string;
  /** What to do instead of removing them. */
  readonly or: string;
}

/** The issue of a setting that has no effect. */
interface IdleSetting {
  readonly code: "INVALID_VALUE";
  readonly path: readonly [string];
  readonly message: string;
  readonly hint: string;
}

/** One issue for each of the settings that the node has. */
export function withoutEffect(
  node: object,
  { subject, keys, why, or }: WithoutEffect,
): IdleSetting[] {
  return keys
    .filter((key) => Reflect.get(node, key) !== undefined)
    .map((key) => ({
      code: "INVALID_VALUE",
      path: [key],
      message: `${subject} has \`${key}\`, but ${why}.`,
      hint: `Remove \`${key}\`, or ${or}.`,
    }));
}
