import { type GraphSpec, MoaError, modelsOf, modelIdOf, providerIdOf } from "@moagraph/core/graph";
import type { Provider } from "@moagraph/provider-kit";

/**
 * Makes every model of a graph once, without calling it, as a run does before its first call. A
 * missing API key is accepted: graphs are also checked where no key is set.
 *
 * @throws {@link MoaError} `INVALID_SETTING` for a wrong base URL or key.
 */
export async function checkSettings(
  graph: GraphSpec,
  providers: readonly Provider[],
): Promise<void> {
  await Promise.all(modelsOf(graph).map((model) => checkModel(model, providers)));
}

async function checkModel(model: string, providers: readonly Provider[]): Promise<void> {
  const provider = providers.find(({ id }) => id === providerIdOf(model));
  try {
    await provider?.chat(modelIdOf(model), {});
  } catch (error) {
    if (!MoaError.isInstance(error) || error.code !== "MISSING_KEY") throw error;
  }
}
