import { type ModelScript, type Reply, startTestServer } from "@moagraph/provider-kit/testing";
import { onTestFinished } from "vitest";

/** A server whose models answer with their names. It runs until the test ends. */
export interface ModelServer {
  readonly url: string;
  /** The models of the requests so far, in the order of their arrival. */
  asked(): string[];
  /** Answers the requests that were held. */
  release(): void;
}

/** Starts a server that holds the first request to each of some models until `release`. */
export async function serverHolding(models: readonly string[]): Promise<ModelServer> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = models.map((name): [string, ModelScript] => [
    name,
    async ({ model, index }) => {
      if (index === 0) await released;
      return named(model);
    },
  ]);
  const server = await startTestServer({
    models: { ...Object.fromEntries(held), "*": ({ model }) => named(model) },
  });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    asked: () => server.journal.map(({ model }) => model),
    release,
  };
}

function named(model: string): Reply {
  return { text: `${model} says` };
}
