import { expect } from "vitest";
import { compileIn } from "../../src/compile/compile.js";
import { fastWiring } from "../../src/langgraph/fast-wiring.js";
import type { Wiring } from "../../src/langgraph/wiring.js";
import { plainWiring } from "../../src/langgraph/plain-wiring.js";
import type { CompileOptions, GraphSpec } from "../../src/index.js";
import { modelsIn, type Panel } from "../panel.js";
import type { ScriptedModel } from "../scripted-model.js";
import { withoutChance } from "./without-chance.js";

/** Compiles a graph in a form; models are as in `panelOf`. */
export type PanelIn = (
  graph: GraphSpec,
  given?: Readonly<Record<string, ScriptedModel>>,
  options?: Omit<CompileOptions, "models">,
) => Panel;

const panelsIn =
  (form: Wiring): PanelIn =>
  (graph, given = {}, options = {}) => {
    const models = modelsIn(graph, given);
    return { app: compileIn(form, graph, { ...options, models }), models };
  };

const others: readonly Wiring[] = [fastWiring];

/**
 * Plays a scenario in each form, and demands that all come to the same but for times, random ids and
 * names of channels.
 *
 * @returns What the plain form came to, which is the reference.
 */
export async function sameInEachForm(
  scenario: (panelIn: PanelIn) => Promise<unknown>,
): Promise<unknown> {
  const plain = withoutChance(await scenario(panelsIn(plainWiring)));
  for (const form of others) {
    expect(withoutChance(await scenario(panelsIn(form)))).toEqual(plain);
  }
  return plain;
}
