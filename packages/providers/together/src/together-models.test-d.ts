import type { KnownModelName, KnownModels, ModelName } from "@moagraph/provider-kit";
import { expectTypeOf } from "vitest";
import type { TogetherModelId } from "./index.js";

// Importing this package adds its models, and no others, to the kit's known models.
expectTypeOf<keyof KnownModels>().toEqualTypeOf<"together">();
expectTypeOf<KnownModels["together"]>().toEqualTypeOf<TogetherModelId>();
expectTypeOf<KnownModelName>().toEqualTypeOf<`together:${TogetherModelId}`>();

// The ids are the keys of the table, not just any string.
expectTypeOf<"openai/gpt-oss-20b">().toExtend<TogetherModelId>();
expectTypeOf<string>().not.toExtend<TogetherModelId>();
expectTypeOf<"together:openai/gpt-oss-20b">().toExtend<KnownModelName>();

// A model that is not in the table is a model name too.
const unlisted: ModelName = "together:a-model-of-next-year";
expectTypeOf(unlisted).toExtend<string>();
