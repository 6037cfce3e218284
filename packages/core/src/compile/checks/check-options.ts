import type { Issue, IssuePath } from "../../errors/issue.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { makerOf } from "./check-bindings.js";
import { checkModel } from "./check-model.js";
import { checkWiring } from "./check-wiring.js";
import { isClass, wrongType } from "./wrong-type.js";
import { keyHint } from "../../validate/value/key-hint.js";
import { isRecord } from "../../validate/value/is-record.js";

/**
 * Checks that the options of `compile` have the right form, as callers without a type checker need.
 *
 * @returns Issues whose paths begin with `options`.
 */
export function checkOptions(options: unknown): Issue[] {
  if (!isRecord(options)) return [wrongType([], options, optionsHint(options))];
  if (isProvider(options)) return [providerAsOptions(options)];
  return Object.entries(options).flatMap(([key, value]) => {
    if (!Object.hasOwn(checks, key)) return [unknownOption(key)];
    return value === undefined ? [] : checks[key as keyof typeof checks](value, [key]);
  });
}

/**
 * Whether an issue leaves unknown which providers, models and functions there are: a misspelt option
 * may be one of them.
 */
export function hidesBindings({ path, code }: Issue): boolean {
  const [, option, ...deeper] = path;
  if (option === undefined || (code === "UNKNOWN_KEY" && deeper.length === 0)) return true;
  return ["providers", "models", "functions", "schemas"].includes(String(option));
}

type OptionCheck = (value: unknown, path: IssuePath) => Issue[];

const checks: Readonly<Record<keyof CompileOptions, OptionCheck>> = {
  providers: (value, path) => {
    if (!Array.isArray(value)) return [wrongType(path, value, listHint(value))];
    return value.flatMap((each: unknown, at) => checkProvider(each, [...path, at]));
  },
  models: (value, path) => {
    if (!isRecord(value)) {
      return [
        wrongType(
          path,
          value,
          "Write an object with a name for each model: `models: { mine: chatModel }`.",
        ),
      ];
    }
    return Object.entries(value).flatMap(([name, each]) => checkModel(each, [...path, name]));
  },
  functions: (value, path) => {
    const hint = 'Write an object with a name for each function: `functions: { mine: () => "…" }`.';
    if (!isRecord(value)) return [wrongType(path, value, hint)];
    return Object.entries(value).flatMap(([name, each]) =>
      typeof each === "function"
        ? []
        : [wrongType([...path, name], each, "It must be a function.")],
    );
  },
  schemas: (value, path) => {
    const hint =
      "Write an object with a name for each schema: `schemas: { mine: z.object({ … }) }`.";
    if (!isRecord(value)) return [wrongType(path, value, hint)];
    return Object.entries(value).flatMap(([name, each]) => checkSchema(each, [...path, name]));
  },
  cache: hasMethods(
    ["lookup", "update"],
    "Pass a cache of LangChain, such as `new InMemoryCache()` of `@langchain/core/caches`.",
  ),
  cacheNamespace: (value, path) =>
    typeof value === "string"
      ? []
      : [wrongType(path, value, "Pass a text, such as the tenant's id.")],
  redact: (value, path) =>
    typeof value === "function"
      ? []
      : [wrongType(path, value, "Pass a function from a text to the text that may leave.")],
  countTokens: (value, path) =>
    typeof value === "function"
      ? []
      : [wrongType(path, value, "Pass a function from a text to its number of tokens.")],
  checkpointer: (value, path) => (typeof value === "boolean" ? [] : checkCheckpointer(value, path)),
  onGraphChange: (value, path) =>
    value === "fail" || value === "continue"
      ? []
      : [wrongType(path, value, 'Write "fail" or "continue".')],
  store: hasMethods(
    ["get", "put"],
    "Pass a store of LangGraph, such as `new InMemoryStore()` of `@langchain/langgraph`.",
  ),
  before: checkSteps,
  after: checkSteps,
  // What a schema defines is checked with the names of the graph.
  stateSchema: () => [],
  contextSchema: (value, path) =>
    isRecord(value) && ("~standard" in value || "spec" in value)
      ? []
      : [wrongType(path, value, "Pass a zod object, or Annotation.Root({ … }) of LangGraph.")],
  streamMessages: checkShown,
  streamEvents: checkShown,
  wiring: checkWiring,
};

function checkShown(value: unknown, path: IssuePath): Issue[] {
  if (value === "answer" || value === "all") return [];
  return [wrongType(path, value, 'Write "answer" or "all".')];
}

function checkSteps(steps: unknown, path: IssuePath): Issue[] {
  const example = `\`${String(path[0])}: { check: async (state, config) => ({}) }\``;
  if (!isRecord(steps)) return [wrongType(path, steps, `Write an object with steps: ${example}.`)];
  return Object.entries(steps).flatMap(([name, step]) => {
    const isRunnable = isRecord(step) && typeof step["invoke"] === "function";
    if (isRunnable || (typeof step === "function" && !isClass(step))) return [];
    return [
      wrongType([...path, name], step, "Pass a function of state and config, or a Runnable."),
    ];
  });
}

const checkCheckpointer = hasMethods(
  ["getTuple", "put"],
  "Pass a checkpointer of LangGraph, such as `new MemorySaver()` of `@langchain/langgraph`.",
);

function checkSchema(schema: unknown, path: IssuePath): Issue[] {
  if (isRecord(schema)) return [];
  return [wrongType(path, schema, "Pass a zod schema, or a JSON Schema of an object.")];
}

function hasMethods(names: readonly string[], hint: string): OptionCheck {
  return (value, path) => {
    const isFit = isRecord(value) && names.every((name) => typeof value[name] === "function");
    return isFit ? [] : [wrongType(path, value, hint)];
  };
}

function listHint(providers: unknown): string {
  const id = isRecord(providers) ? providers["id"] : undefined;
  const isFunction = typeof providers === "function" && providers.name !== "";
  const name = isFunction ? providers.name : id;
  return `Write a list: \`providers: [${typeof name === "string" ? makerOf(name) : "openai"}()]\`.`;
}

function checkProvider(provider: unknown, path: IssuePath): Issue[] {
  return isProvider(provider) ? [] : [wrongType(path, provider, providerHint(provider))];
}

function isProvider(value: unknown): boolean {
  if (!isRecord(value) || typeof value["id"] !== "string") return false;
  return ["chat", "facts"].every((name) => typeof value[name] === "function");
}

function providerAsOptions({ id }: Record<string, unknown>): Issue {
  const message = "The second argument of compile is a provider.";
  const hint = `Write \`compile(graph, { providers: [${makerOf(String(id))}()] })\`.`;
  return { code: "WRONG_TYPE", path: ["options"], message, hint };
}

function providerHint(provider: unknown): string {
  if (typeof provider === "function") return `Call it: \`${provider.name || "provider"}()\`.`;
  if (isRecord(provider) && typeof provider["invoke"] === "function") {
    return "It is a chat model. Pass it in `models`: `models: { mine: chatModel }`.";
  }
  if (typeof provider !== "string")
    return "Pass what a provider package returns, such as `openai()`.";
  const name = /^[a-z][a-z0-9-]*/.exec(provider)?.[0] ?? "openai";
  return `Import \`${makerOf(name)}\` from @moagraph/${name}, and write \`${makerOf(name)}()\`.`;
}

function unknownOption(key: string): Issue {
  const { hint, nearest } = optionHint(key);
  const path = ["options", key];
  return {
    code: "UNKNOWN_KEY",
    path,
    message: `\`${key}\` is not an option of compile.`,
    hint,
    nearest,
  };
}

const otherNames: Readonly<Record<string, string>> = {
  provider: "providers: [openai()]",
  model: "models: { mine: chatModel }",
  function: 'functions: { mine: () => "…" }',
  memory: "checkpointer: new MemorySaver()",
  saver: "checkpointer: new MemorySaver()",
};

function optionHint(key: string): { hint: string; nearest?: string | undefined } {
  const write = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined;
  return write === undefined ? keyHint(key, Object.keys(checks)) : { hint: `Write \`${write}\`.` };
}

function optionsHint(options: unknown): string {
  const isList = Array.isArray(options) || typeof options === "function";
  return isList
    ? "Write `compile(graph, { providers: [openai()] })`."
    : "Write an object, such as `{ providers: [openai()] }`.";
}
