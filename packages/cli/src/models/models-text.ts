import { providerIdOf } from "@moagraph/core/graph";
import { pluralize } from "@moagraph/report/words";
import { oneLine } from "../one-line.js";
import { planTable } from "../plan/plan-table.js";
import { baseUrlVariable } from "../providers/endpoint-variables.js";
import type { ReachedModel, ReachedProvider } from "../reach/reached-provider.js";
import { isChatModel } from "./is-chat-model.js";
import { withoutSubject } from "../reach/without-subject.js";
import { inOrder } from "./model-order.js";
import { modelHead, modelRow } from "./model-rows.js";

/** How to print the lists. */
export interface ModelsTextOptions {
  /** Whether long lists are printed whole. */
  readonly isAll: boolean;
  /** As `YYYY-MM-DD`. */
  readonly today: string;
}

/** Models of a shortened list. */
const shortest = 12;

/** Formats what was reached: a table of models, then a line for each provider with a fault. */
export function modelsText(
  providers: readonly ReachedProvider[],
  { isAll, today }: ModelsTextOptions,
): string {
  const lists = providers.map(({ models }) =>
    inOrder(isAll ? models : models.filter(isChat), today),
  );
  const shown = lists.flatMap((models) => (isAll ? models : models.slice(0, shortest)));
  const sections = [
    shown.length === 0 ? [] : [...planTable([[...modelHead], ...shown.map(modelRow)], 1), units],
    shown.flatMap((model) => retirementLine(model, today)),
    providers.flatMap((provider) => moreLine(provider, isAll)),
    providers.flatMap(addressLine),
    providers.flatMap(faultLines),
  ];
  const lines = sections.filter((section) => section.length > 0).map((each) => each.join("\n"));
  return `${lines.join("\n\n")}\n`;
}

function isChat({ model }: ReachedModel): boolean {
  return isChatModel(model);
}

const units = "USD: per million tokens. score: text leaderboard of LMArena.";

function retirementLine({ model, facts }: ReachedModel, today: string): string[] {
  const { retired, successor } = facts;
  if (retired === undefined) return [];
  const provider = providerIdOf(model) ?? "";
  const instead = successor === undefined ? "" : ` Use ${provider}:${successor.value}.`;
  const verb = retired.value <= today ? "was" : "will be";
  return [`${model} ${verb} retired on ${retired.value}.${instead}`];
}

function moreLine({ id, models, isUnlisted }: ReachedProvider, isAll: boolean): string[] {
  const shown = Math.min(shortest, models.filter(isChat).length);
  const hidden = isAll ? 0 : models.length - shown;
  const known = models.length > 0 ? "these are the ones with known facts" : "name one by its id";
  return [
    ...(hidden > 0
      ? [`${id}: ${pluralize(hidden, "more model")}. moagraph models ${id} --all`]
      : []),
    ...(isUnlisted ? [`${id} has no list of models; ${known}.`] : []),
  ];
}

/** A server that was found is used only if its address is set. */
function addressLine({ id, baseUrl, models }: ReachedProvider): string[] {
  if (baseUrl === undefined || models.length === 0) return [];
  return [`${id} was found at ${baseUrl}. To use it: export ${baseUrlVariable(id)}=${baseUrl}`];
}

/** The line for a provider with a fault; none without one. */
export function faultLines({ id, baseUrl, fault }: ReachedProvider): string[] {
  if (fault === undefined) return [];
  const place = baseUrl === undefined ? id : `${id} (${baseUrl})`;
  return [oneLine(`${place}: ${withoutSubject(fault.message, id)} ${fault.hint}`)];
}
