/**
 * A value attached to an object that LangGraph or the caller passes around, such as a builder or the
 * start of a run. See `memoize-by-object.ts` for why it is not a property.
 */
export interface AttachedValue<Owner extends object, Value> {
  attach(owner: Owner, value: Value): void;
  /** The value attached to the owner; `undefined` if there is none. */
  of(owner: Owner): Value | undefined;
}

/** A new kind of attached value. */
export function createAttachedValue<Owner extends object, Value>(): AttachedValue<Owner, Value> {
  const values = new WeakMap<Owner, Value>();
  return {
    attach: (owner, value) => void values.set(owner, value),
    of: (owner) => values.get(owner),
  };
}
