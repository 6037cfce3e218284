import { TracerPlaceholder } from "../internals/langchain-tracer.js";

/** A handler that records everything it receives. */
export interface CanaryHandler {
  readonly handler: TracerPlaceholder;
  readonly told: unknown[];
}

/**
 * A handler that has every method that LangChain may call, of whatever name, so that it is told also
 * what later versions tell. It takes the place of LangSmith's tracer.
 *
 * @param name - By default, that of LangSmith's tracer.
 */
export function canaryHandler(name?: string): CanaryHandler {
  const told: unknown[] = [];
  const record = (...given: unknown[]): void => void told.push(given);
  const handler = new Proxy(new TracerPlaceholder(), {
    get(target, key, receiver) {
      if (key === "name" && name !== undefined) return name;
      const value: unknown = Reflect.get(target, key, receiver);
      return isToldBy(key, value) ? record : value;
    },
  });
  return { handler, told };
}

/** Whether a property is a method for telling, and neither a flag nor something of JavaScript's. */
function isToldBy(key: string | symbol, value: unknown): boolean {
  if (typeof key === "symbol" || !(value === undefined || typeof value === "function"))
    return false;
  return (
    /[a-z][A-Z]/.test(key) && !/^(?:ignore|is|has|to|lc_|raise|await|copy|get|update)/.test(key)
  );
}

/** Whether a text occurs anywhere in a value, also inside errors, maps and classes. */
export function holdsText(value: unknown, text: string, seen: Set<unknown> = new Set()): boolean {
  if (typeof value === "string") return value.includes(text);
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  const within = value instanceof Map || value instanceof Set ? [...value] : [];
  const own = Reflect.ownKeys(value).map((key): unknown => Reflect.get(value, key));
  return [...within, ...own].some((each) => holdsText(each, text, seen));
}
