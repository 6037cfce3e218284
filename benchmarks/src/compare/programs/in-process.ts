import { FreeModel } from "../../free-model.js";
import type { Shape } from "../shape.js";
import { floor } from "./floor.js";
import { handWritten } from "./hand-written.js";
import { moagraph } from "./moagraph.js";
import type { Program, Variant } from "./program.js";
import { shortText } from "./texts.js";

/** Resolves when a model has finished. */
export type Thinking = () => Promise<void>;

/** The programs with models in this process. `think` sets the time of a call. */
export function inProcess(
  shape: Shape,
  think: Thinking,
): Pick<Readonly<Record<Variant, Program>>, "floor" | "hand-written" | "moagraph"> {
  const model = new FreeModel(shortText, think);
  const ask = async (): Promise<string> => {
    await think();
    return shortText;
  };
  async function* askStreaming(): AsyncGenerator<string> {
    yield await ask();
  }
  const names = new Set(shape.layers.flatMap(({ models }) => models));
  const models = Object.fromEntries([...names].map((name) => [name, model]));
  return {
    floor: floor(shape, { ask, askStreaming }),
    "hand-written": handWritten(shape, () => model),
    moagraph: moagraph(shape, (name) => name, { models }),
  };
}
