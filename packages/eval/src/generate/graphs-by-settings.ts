import { compile, type CompileOptions, type MoaApp } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import type { QuestionSettings } from "../benchmark/question-settings.js";
import { withSettings } from "./with-settings.js";

/** A graph with the settings of some questions. */
export interface GraphWithSettings {
  readonly graph: GraphSpec;
  readonly app: MoaApp;
}

/** The graph of a run for each of the settings that a benchmark prescribes. Each is compiled once. */
export class GraphsBySettings {
  readonly #graph: GraphSpec;
  readonly #options: CompileOptions;
  readonly #made = new Map<string, GraphWithSettings>();

  constructor(graph: GraphSpec, options: CompileOptions) {
    this.#graph = graph;
    this.#options = options;
  }

  of(settings: QuestionSettings): GraphWithSettings {
    const key = settingsKey(settings);
    const made = this.#made.get(key) ?? this.#make(settings);
    this.#made.set(key, made);
    return made;
  }

  #make(settings: QuestionSettings): GraphWithSettings {
    const graph = withSettings(this.#graph, settings);
    return { graph, app: compile(graph, this.#options) };
  }
}

/** The same text for the same settings. */
export function settingsKey({ temperature, maxOutputTokens }: QuestionSettings): string {
  return `${temperature},${maxOutputTokens}`;
}
