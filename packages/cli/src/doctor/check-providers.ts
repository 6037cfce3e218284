import { pluralize } from "@moagraph/report/words";
import { isInferenceProfile, isListed } from "../models/is-listed.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import { withoutSubject } from "../reach/without-subject.js";
import { type Check, ok } from "./check.js";

/** Checks that a provider can be used: package, key, address, list of models. */
export function checkProvider({ id, baseUrl, models, isUnlisted, fault }: ReachedProvider): Check {
  const place = baseUrl === undefined ? "" : ` at ${baseUrl}`;
  if (fault === undefined) {
    const list = isUnlisted
      ? "It has no list of models"
      : `It lists ${pluralize(models.length, "model")}`;
    return ok(id, `${list}${place}.`);
  }
  const found = withoutSubject(fault.message, id).replace(/^[a-z]/, (a) => a.toUpperCase());
  return { name: id, state: "failed", found, fix: fault.hint };
}

/** Checks that a provider serves a model, as far as its list says. Vendors serve some models that they do not list. */
export function checkListed(model: string, { id, models }: ReachedProvider): Check {
  const names = new Set(models.map((each) => each.model));
  if (isListed(model, names)) return ok(model, "The vendor lists it.");
  if (isInferenceProfile(model)) return ok(model, "An inference profile; these are not listed.");
  return {
    name: model,
    state: "warning",
    found: "The vendor does not list it: the name is wrong, or your key may not use it.",
    fix: `Choose another one: moagraph models ${id} --all`,
  };
}
