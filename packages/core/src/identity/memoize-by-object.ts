// State that belongs to an object.
//
// Some state belongs to an object that others pass around: a graph, a provider, a LangGraph builder,
// the state or config of a run. It is kept in a `WeakMap` with that object as its key, never as a
// property: objects of others are not ours to change, frozen ones cannot be changed, and LangGraph
// writes states and configs to streams and checkpoints. It lives as long as its object does.
//
// - `memoizeByObject`: a value computed from the object itself.
// - `createAttachedValue`: a value given to the object once.
// - `createRunScopedValue`: a value that all steps of one run find through their config.

/**
 * Memoizes a function of one object. Each object's result is kept as long as the object itself.
 * The object must not change.
 */
export function memoizeByObject<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
