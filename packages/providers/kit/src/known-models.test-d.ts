import { expectTypeOf } from "vitest";
import type { KnownModelName, ModelName } from "./index.js";

declare module "./known-models.js" {
  interface KnownModels {
    local: "llama3" | "qwen3";
    other: "o1";
  }
}

expectTypeOf<KnownModelName>().toEqualTypeOf<"local:llama3" | "local:qwen3" | "other:o1">();

// Known names are members of the union, so editors complete them.
expectTypeOf<"local:qwen3">().toExtend<ModelName>();

// Any other string is a model name too, and a model name is a string.
const unlisted: ModelName = "local:unlisted";
const shortName: ModelName = "judge";
declare const readFromFile: string;
const dynamic: ModelName = readFromFile;
expectTypeOf([unlisted, shortName, dynamic]).toExtend<string[]>();
expectTypeOf<ModelName>().toExtend<string>();

// @ts-expect-error A model name is a string.
const wrong: ModelName = 1;
expectTypeOf(wrong).toExtend<ModelName>();

// @ts-expect-error The model is not known.
const unknown: KnownModelName = "local:unlisted";
expectTypeOf(unknown).toExtend<ModelName>();
