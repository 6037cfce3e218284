import { isWithFacts } from "../../ask/member/model-option.js";
import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { capabilitiesSchema } from "../../spec/policies/capabilities.js";
import { checkValue, show } from "../../validate/value/check-value.js";
import { isRecord } from "../../validate/value/is-record.js";
import { keyHint } from "../../validate/value/key-hint.js";
import { makerOf } from "./check-bindings.js";
import { checkFacts } from "./check-facts.js";
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
    ...unknown.map((key) => unknownKey(key, path)),
    ...(isModel(model) ? [] : [wrongType([...path, "model"], model, modelHint(model))]),
    ...(facts === undefined ? [] : checkFacts(facts, [...path, "facts"])),
    ...(capabilities === undefined
      ? []
      : checkCapabilities(capabilities, [...path, "capabilities"])),
  ];
}

function checkCapabilities(given: unknown, path: IssuePath): Issue[] {
  if (!isRecord(given)) return [wrongType(path, given, "Write `capabilities: { … }`.")];
  const issues = checkValue(capabilitiesSchema, given, path);
  return issues.map((issue) => ({ ...issue, path: ["options", ...issue.path] }));
}

function unknownKey(key: string, within: IssuePath): Issue {
  const path = [...within, key];
  const message = `\`${formatPath(path)}\` is no part of a model.`;
  return { code: "UNKNOWN_KEY", path: ["options", ...path], message, ...keyHint(key, parts) };
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
