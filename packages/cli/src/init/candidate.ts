import type { ModelFacts } from "@moagraph/provider-kit";
import { inOrder, isRetired } from "../models/model-order.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import { isChatModel } from "../models/is-chat-model.js";
import { modelFamily } from "./model-family.js";

/** A model that a panel can use. */
export interface Candidate {
  readonly model: string;
  readonly family: string;
  readonly facts: ModelFacts;
  /** Whether it runs on this machine. */
  readonly isLocal: boolean;
}

/** The chat models that were reached, without retired ones: the best known first. */
export function candidatesOf(providers: readonly ReachedProvider[], today: string): Candidate[] {
  const all = providers.flatMap(({ models, isLocal }) =>
    models.map((model) => ({ ...model, isLocal, family: modelFamily(model.model) })),
  );
  const usable = all.filter((each) => isChatModel(each.model) && !isRetired(each, today));
  return inOrder(usable, today);
}

/** A model that the vendor does not list, which it may serve nevertheless. */
export function unlistedCandidate(model: string): Candidate {
  return { model, family: modelFamily(model), facts: {}, isLocal: false };
}
