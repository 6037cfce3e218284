import type { KnownModelName, KnownModels, ModelName } from "@moagraph/provider-kit";
import { expectTypeOf } from "vitest";
import type { OpenAiModelId } from "./index.js";

// Importing this package adds its models, and no others, to the kit's known models.
expectTypeOf<keyof KnownModels>().toEqualTypeOf<"openai">();
expectTypeOf<KnownModels["openai"]>().toEqualTypeOf<OpenAiModelId>();
expectTypeOf<KnownModelName>().toEqualTypeOf<`openai:${OpenAiModelId}`>();

// The ids are the keys of the table, not just any string.
expectTypeOf<"gpt-4o">().toExtend<OpenAiModelId>();
expectTypeOf<string>().not.toExtend<OpenAiModelId>();
expectTypeOf<"openai:gpt-4o">().toExtend<KnownModelName>();

// A model that is not in the table is a model name too.
const unlisted: ModelName = "openai:a-model-of-next-year";
expectTypeOf(unlisted).toExtend<string>();
