import type { ListedModel, ModelFacts } from "@moagraph/provider-kit";
import { useMemo, useState } from "preact/hooks";
import { type Endpoint, noEndpoint } from "./endpoint.js";
import { endpointProvider } from "./endpoint-models.js";
import { explainFailure, failedRequest } from "./explain-failure.js";

/** The reader's endpoint, and what is known about it. */
export interface PageEndpoint {
  readonly endpoint: Endpoint;
  readonly listed: readonly string[];
  readonly facts: ReadonlyMap<string, ModelFacts>;
  readonly message: string;
  readonly isChecking: boolean;
  readonly set: (endpoint: Endpoint) => void;
  /** Requests the list of models. */
  readonly check: () => Promise<void>;
  readonly say: (message: string) => void;
}

/** Keeps the endpoint in memory only. */
export function useEndpoint(): PageEndpoint {
  const [endpoint, setEndpoint] = useState(noEndpoint);
  const [models, setModels] = useState<readonly ListedModel[]>([]);
  const [message, say] = useState("");
  const [isChecking, setIsChecking] = useState(false);

  async function check(): Promise<void> {
    setIsChecking(true);
    try {
      const found = (await endpointProvider(endpoint).listModels?.()) ?? [];
      setModels(found);
      say(`The endpoint answered. It lists ${found.length} models.`);
    } catch (error) {
      setModels([]);
      say(await explainFailure(failedRequest(error), endpoint.baseUrl));
    }
    setIsChecking(false);
  }
  function set(next: Endpoint): void {
    if (next.baseUrl !== endpoint.baseUrl || next.apiKey !== endpoint.apiKey) say("");
    setEndpoint(next);
  }
  const listed = models.map(({ id }) => id);
  const facts = useMemo(
    () => new Map(models.map((model) => [model.id, model.facts ?? {}])),
    [models],
  );
  return { endpoint, listed, facts, message, isChecking, set, check, say };
}
