import { expect } from "vitest";
import {
  compile,
  type CompileOptions,
  type GraphSpec,
  type WiringOption,
} from "../../src/index.js";
import { modelsIn, type Panel } from "../panel.js";
import type { ScriptedModel } from "../scripted-model.js";
import { withoutChance } from "./without-chance.js";

/** Compiles a graph with a wiring; models are as in `panelOf`. */
export type PanelIn = (
  graph: GraphSpec,
  given?: Readonly<Record<string, ScriptedModel>>,
  options?: Omit<CompileOptions, "models">,
) => Panel;

const panelsIn =
  (wiring: WiringOption): PanelIn =>
  (graph, given = {}, options = {}) => {
    const models = modelsIn(graph, given);
    return { app: compile(graph, { ...options, models, wiring }), models };
  };

const others: readonly WiringOption[] = ["fast", { earlyStarts: false, directInvoke: false }];

/**
 * Plays a scenario in each wiring, and demands that all come to the same but for times, random ids and
 * names of channels.
 *
 * @returns What the plain wiring came to, which is the reference.
 */
export async function sameInEachWiring(
  scenario: (panelIn: PanelIn) => Promise<unknown>,
): Promise<unknown> {
  const plain = withoutChance(await scenario(panelsIn("plain")));
  for (const wiring of others) {
    expect(withoutChance(await scenario(panelsIn(wiring)))).toEqual(plain);
  }
  return plain;
}
