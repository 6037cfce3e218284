import { isAbsolute, relative } from "node:path";
import { pluralize } from "@moagraph/report/words";
import type { ThreadOrigin } from "../saved/thread-origin.js";

/** A short name of what a thread runs: a recipe, a file as seen from here, or a number of models. */
export function targetText(origin: ThreadOrigin | undefined): string {
  const { target, options } = origin ?? {};
  if (target !== undefined) return pathFromHere(target);
  const { proposer } = options ?? {};
  return proposer === undefined ? "" : pluralize(proposer.length, "proposer");
}

/** A path as seen from the working directory, if it is below it. */
export function pathFromHere(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}
