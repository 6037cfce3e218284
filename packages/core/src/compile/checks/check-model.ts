import type { ModelFacts } from "@moagraph/provider-kit";
import { isWithFacts } from "../../ask/member/model-option.js";
import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { show } from "../../validate/value/check-value.js";
import { isRecord } from "../../validate/value/is-record.js";
import { keyHint } from "../../validate/value/key-hint.js";
import { makerOf } from "./check-bindings.js";
import { isClass, wrongType } from "./wrong-type.js";

/** Checks an entry of `models`: a Runnable, a function that makes one, or one with what is known of it. */
export function checkModel(model: unknown, path: IssuePath): Issue[] {
  if (isRecord(model) && isWithFacts(model)) return checkWithFacts(model, path);
  return isModel(model) ? [] : [wrongType(path, model, modelHint(model))];
}

function isModel(model: unknown): boolean {
  if (typeof model === "function") return !isClass(model);
  return isRecord(model) && typeof model["invoke"] === "function";
}

const parts = ["model", "facts", "capabilities"];

function checkWithFacts(given: Record<string, unknown>, path: IssuePath): Issue[] {
  const { model, facts, capabilities } = given;
  const unknown = Object.keys(given).filter((key) => !parts.includes(key));
  return [
    ...unknown.map((key) => unknownKey([...path, key], "part of a model", keyHint(key, parts))),
    ...(isModel(model) ? [] : [wrongType([...path, "model"], model, modelHint(model))]),
    ...(facts === undefined ? [] : checkFacts(facts, [...path, "facts"])),
    ...(capabilities === undefined || isRecord(capabilities)
      ? []
      : [wrongType([...path, "capabilities"], capabilities, "Write `capabilities: { … }`.")]),
  ];
}

/** All of them, so that the compiler tells of a new one. */
const factNames: Readonly<Record<keyof ModelFacts, true>> = {
  contextTokens: true,
  maxOutputTokens: true,
  inputUsdPerMillionTokens: true,
  cachedInputUsdPerMillionTokens: true,
  outputUsdPerMillionTokens: true,
  activeParameters: true,
  totalParameters: true,
  released: true,
  retired: true,
  successor: true,
  quality: true,
};

function checkFacts(facts: unknown, path: IssuePath): Issue[] {
  if (!isRecord(facts)) return [wrongType(path, facts, "Write `facts: { … }`.")];
  return Object.entries(facts).flatMap(([name, fact]) => {
    if (!Object.hasOwn(factNames, name)) {
      return [unknownKey([...path, name], "fact", keyHint(name, Object.keys(factNames)))];
    }
    const isFact = fact === undefined || (isRecord(fact) && "value" in fact);
    return isFact ? [] : [wrongType([...path, name], fact, factHint(name, fact))];
  });
}

function factHint(name: string, fact: unknown): string {
  const value = typeof fact === "number" || typeof fact === "string" ? show(fact) : "…";
  return `Write \`${name}: { value: ${value}, source: "https://…", asOf: "YYYY-MM-DD" }\`.`;
}

function unknownKey(path: IssuePath, what: string, found: ReturnType<typeof keyHint>): Issue {
  const message = `\`${formatPath(path)}\` is no ${what}.`;
  return { code: "UNKNOWN_KEY", path: ["options", ...path], message, ...found };
}

function modelHint(model: unknown): string {
  if (model instanceof Promise) return "Await it, or pass a function: `() => promise`.";
  if (typeof model === "function") {
    const { name } = model;
    return `Write \`new ${name}({ … })\`, or a function that makes one: \`(params) => new ${name}(params)\`.`;
  }
  if (typeof model === "string") {
    return `Set ${show(model)} as the \`model\` of a node. \`models\` holds chat models.`;
  }
  if (isRecord(model) && typeof model["compile"] === "function") {
    return "Compile it: `graph.compile()`.";
  }
  if (isRecord(model) && typeof model["chat"] === "function") {
    return `It is a provider. Pass it in \`providers\`: \`providers: [${makerOf(String(model["id"]))}()]\`.`;
  }
  return "Pass a LangChain chat model or another Runnable, or a function that makes one.";
}
