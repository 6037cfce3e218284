import type { BaseMessage } from "@langchain/core/messages";
import {
  aggregator,
  compile,
  type CompileOptions,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  modelsOf,
  proposer,
} from "../src/index.js";
import { fencedProposals } from "./fenced-proposals.js";
import { always, type ScriptedModel } from "./scripted-model.js";

/** Models by name, and the app they answer in. */
export interface Panel {
  readonly app: MoaApp;
  readonly models: Readonly<Record<string, ScriptedModel>>;
}

/** Compiles a graph whose models are named like its nodes; models not given answer with their name. */
export function panelOf(
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>> = {},
  options: Omit<CompileOptions, "models"> = {},
): Panel {
  const models = modelsIn(graph, given);
  return { app: compile(graph, { ...options, models }), models };
}

/** The models of a graph; those not given answer with their name. */
export function modelsIn(
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>>,
): Record<string, ScriptedModel> {
  const names = modelsOf(graph);
  return Object.fromEntries(names.map((name) => [name, given[name] ?? always(`${name} says`)]));
}

/** Two proposers and an aggregator that reads them. */
export const duet: GraphSpec = defineGraph({
  name: "duet",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["bob", "ada"] }),
  },
  output: "fuse",
});

/** What a model was asked in its only call, as `type: text` lines. */
export function askedOf(model: ScriptedModel | undefined): string[] {
  const [messages = []] = model?.asked ?? [];
  return messages.map((message: BaseMessage) => `${message.type}: ${message.text}`);
}

/** The texts that a model was shown in its first call, in order. */
export function shownTo(model: ScriptedModel | undefined): string[] {
  const system = model?.asked[0]?.[0]?.text ?? "";
  return fencedProposals(system).map(({ text }) => text);
}
