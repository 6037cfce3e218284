import { isRecipeName, type RecipeName } from "@moagraph/recipes";
import { recipeSession } from "../session/recipe-session.js";
import type { Session } from "../session/session.js";
import { readShareFragment } from "./share-link.js";

/** What the page starts with. */
export interface Start {
  readonly session: Session;
  /** Why the link could not be used. */
  readonly fault?: string | undefined;
  /** The recipe that it is. */
  readonly recipe?: RecipeName | undefined;
}

/** The recipe without a link. */
const firstRecipe: RecipeName = "moa-lite";

/** Reads the fragment of the page's address: nothing, `#recipe=moa-lite`, or a shared graph. */
export function readAddress(fragment: string): Start {
  if (!isOurs(fragment)) return startWith(firstRecipe);
  const [, recipe] = /^#recipe=(.*)$/.exec(fragment) ?? [];
  if (recipe !== undefined) return recipeStart(recipe);
  const shared = readShareFragment(fragment);
  return typeof shared === "string" ? failed(shared) : { session: shared };
}

/** Whether a fragment names a recipe or holds a graph. Others lead to a part of the page. */
export function isOurs(fragment: string): boolean {
  return /^#(recipe=|g\d+\.)/.test(fragment);
}

function recipeStart(name: string): Start {
  if (isRecipeName(name)) return startWith(name);
  return failed(`There is no recipe \`${shortened(name)}\`. Choose one from the list.`);
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function failed(reason: string): Start {
  return { ...startWith(firstRecipe), fault: `${reason} This is ${firstRecipe}.` };
}

function startWith(recipe: RecipeName): Start {
  return { session: recipeSession(recipe), recipe };
}
