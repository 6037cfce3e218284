/**
 * `_separateRunnableConfigFromCallOptionsCompat(options)`: where LangChain takes the config out of the
 * options of a chat model's call. The rest is what `_generate` gets, and part of the key of caches.
 *
 * Used to give a chat model parts of the config. When it is missing, the model does not get them: a
 * graph that runs as a chat model has no `configurable` of the caller.
 */
import type { RunnableConfig } from "@langchain/core/runnables";

const key = "_separateRunnableConfigFromCallOptionsCompat";

/** Changes the options of every call of a chat model, which LangChain has taken the config from. */
export function hookCallOptions(
  model: object,
  change: (options: object, config: RunnableConfig) => object,
): void {
  const stock: unknown = Reflect.get(model, key);
  if (typeof stock !== "function") return;
  const value = (given: unknown): [RunnableConfig, object] => {
    const [config, options] = Reflect.apply(stock, model, [given]) as [RunnableConfig, object];
    return [config, change(options, config)];
  };
  Object.defineProperty(model, key, { value, configurable: true });
}
