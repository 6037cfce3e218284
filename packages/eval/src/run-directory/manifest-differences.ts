import { isDeepStrictEqual } from "node:util";
import type { GraphJson } from "@moagraph/core/graph";
import type { RunManifest } from "./run-manifest.js";

/** What a run must have in common with the one in its folder. */
export type RunRequest = Omit<RunManifest, "startedAt">;

/** What differs between the run in a folder and the one that was asked for, as parts of a sentence. */
export function manifestDifferences(there: RunRequest, here: RunRequest): string[] {
  return [
    ...difference("benchmark", there.benchmark, here.benchmark),
    ...difference("system", there.system, here.system),
    ...graphDifferences(there.graph, here.graph),
    ...difference("limit", there.limit, here.limit),
    ...difference("seed", there.seed, here.seed),
    ...(there.data.sha256 === here.data.sha256 ? [] : ["the questions are not the same"]),
  ];
}

type Setting = string | number | undefined;

function difference(name: string, there: Setting, here: Setting): string[] {
  return there === here
    ? []
    : [`${name} is ${there ?? "not set"} there and ${here ?? "not set"} here`];
}

/** What differs between two graphs, as part of a sentence. Empty if nothing does. */
export function graphDifferences(there: GraphJson, here: GraphJson): string[] {
  if (isDeepStrictEqual(there, here)) return [];
  const nodes = changedKeys(there.nodes, here.nodes).map((name) => `\`${name}\``);
  if (nodes.length > 0) return [`the graph has other nodes or settings: ${firstOf(nodes)}`];
  const keys = changedKeys({ ...there }, { ...here }).map((name) => `\`${name}\``);
  return [`the graph differs in ${firstOf(keys)}`];
}

function changedKeys(
  there: Readonly<Record<string, unknown>>,
  here: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(there), ...Object.keys(here)]);
  return [...names].filter((name) => !isDeepStrictEqual(there[name], here[name]));
}

const mostNames = 5;

function firstOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return names.slice(0, mostNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
