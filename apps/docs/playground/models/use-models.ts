import type { GraphSpec } from "@moagraph/core/graph";
import type { KnownKey, RunReport } from "@moagraph/report";
import { useMemo, useState } from "preact/hooks";
import type { KnownModels } from "../graph/plan-of.js";
import type { Behaviours } from "./behaviour.js";
import type { Endpoint } from "./endpoint.js";
import { endpointModels } from "./endpoint-models.js";
import { explainFailure } from "./explain-failure.js";
import { modelIdAt } from "./model-id-at.js";
import type { RunModels } from "./run-models.js";
import { simulatedFacts, simulatedReplyTokens, simulatedSpeed } from "./simulated-facts.js";
import { simulatedModels } from "./simulated-models.js";
import { type PageEndpoint, useEndpoint } from "./use-endpoint.js";

/** Which models are asked. */
export type ModelKind = "simulated" | "endpoint";

/** The models of the page. */
export interface PageModels {
  readonly kind: ModelKind;
  readonly page: PageEndpoint;
  /** Why a run cannot be made; empty if it can. */
  readonly obstacle: string;
  readonly setKind: (kind: ModelKind) => void;
  /** What is known of them before a run. */
  readonly known: KnownModels;
  /** The keys that a run sends, to keep them out of its report. */
  readonly keys: readonly KnownKey[];
  /** The models for one run. */
  readonly modelsOf: (graph: GraphSpec) => RunModels;
  /** Says why the reader's endpoint failed, if it did. */
  readonly explain: (report: RunReport) => Promise<void>;
}

/** Chooses between simulated models and the reader's endpoint. */
export function useModels(behaviours: Behaviours): PageModels {
  const [kind, setKind] = useState<ModelKind>("simulated");
  const page = useEndpoint();
  const { endpoint, facts } = page;
  const isSimulated = kind === "simulated";
  const known = useMemo<KnownModels>(
    () => (isSimulated ? knownSimulated(behaviours) : knownAt(endpoint, facts)),
    [isSimulated, behaviours, endpoint, facts],
  );
  const keys = isSimulated ? [] : [{ name: "API key", text: endpoint.apiKey }];
  const modelsOf = (graph: GraphSpec): RunModels =>
    isSimulated ? simulatedModels(graph, behaviours) : endpointModels(graph, endpoint, facts);
  async function explain({ attempts }: RunReport): Promise<void> {
    const failure = attempts.flatMap(({ line }) => line?.error ?? [])[0];
    if (isSimulated) return;
    page.say(failure === undefined ? "" : await explainFailure(failure, endpoint.baseUrl));
  }
  const obstacle =
    isSimulated || endpoint.baseUrl.trim() !== "" ? "" : "Enter the base URL of your endpoint.";
  return { kind, setKind, page, obstacle, known, keys, modelsOf, explain };
}

function knownSimulated(behaviours: Behaviours): KnownModels {
  return {
    facts: () => simulatedFacts,
    speed: (model) => simulatedSpeed(behaviours, model),
    outputTokens: simulatedReplyTokens,
  };
}

/** The speed of the reader's endpoint is unknown. */
function knownAt(endpoint: Endpoint, facts: PageEndpoint["facts"]): KnownModels {
  return { facts: (model) => facts.get(modelIdAt(endpoint, model)) ?? {} };
}
