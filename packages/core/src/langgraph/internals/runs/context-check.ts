/**
 * `_validateContext(context)` of a graph: LangGraph checks the `context` of a run by `contextSchema`, and
 * throws what zod throws. Without a `context`, it checks the `configurable`.
 *
 * Used to throw an error that says what to pass. When it is renamed, the run throws zod's own error.
 */
const key = "_validateContext";

/**
 * Changes the error of a context that does not fit.
 *
 * @param errorOf - Makes the error of a run from that of the schema.
 */
export function hookContext(graph: object, errorOf: (cause: unknown) => unknown): void {
  const stock: unknown = Reflect.get(graph, key);
  if (typeof stock !== "function") return;
  const value = async (context: unknown): Promise<unknown> => {
    try {
      return (await Reflect.apply(stock, graph, [context])) as unknown;
    } catch (cause) {
      throw errorOf(cause);
    }
  };
  Object.defineProperty(graph, key, { value, configurable: true });
}
