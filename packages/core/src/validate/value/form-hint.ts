import { shorten } from "../../errors/quote.js";
import { isRecord } from "./is-record.js";

/** Says what to write where the value of a key has the wrong form; nothing if the key is unknown. */
export function formHint(key: string | number | undefined, value: unknown): string | undefined {
  const hint = typeof key === "string" && Object.hasOwn(hints, key) ? hints[key] : undefined;
  return hint?.(value);
}

/** Says what to add where a key is missing; nothing if that is not known. */
export function missingHint(key: string | number | undefined): string | undefined {
  return typeof key === "string" && Object.hasOwn(missing, key) ? missing[key] : undefined;
}

const missing: Readonly<Record<string, string>> = {
  maxRounds: "Add the most rounds, such as `maxRounds: 3`.",
  until: "Add when to stop, such as `until: { agreement: 0.9 }`.",
  body: 'Add what a round runs: `body: { nodes: { … }, output: "name" }`.',
};

const hints: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  quorum: (value) => objectWith("quorum", "atLeast", value, 2),
  retry: (value) => objectWith("retry", "attempts", value, 3),
  timeouts: (value) => objectWith("timeouts", "totalMs", value, 60_000),
  shuffle: (value) => objectWith("shuffle", "seed", value, 1),
  budget: () => "Write an object, such as `budget: { maxCostUsd: 1 }`.",
  fallback: (value) => listWith("fallback", value),
  stop: (value) => listWith("stop", value),
  reads: (value) => listWith("reads", value),
  model: modelHint,
  prompt: functionHint,
  reduce: functionHint,
  graph: (value) =>
    typeof value === "string" ? "Write the graph itself, such as `graph: panel`." : undefined,
  nodes: (value) =>
    Array.isArray(value)
      ? "Write an object with a name for each node, such as `nodes: { ada: proposer({ … }) }`."
      : undefined,
};

function objectWith(policy: string, key: string, value: unknown, usual: number): string {
  const given = typeof value === "number" && Number.isFinite(value) ? value : usual;
  return `Write \`${policy}: { ${key}: ${given} }\`.`;
}

function listWith(key: string, value: unknown): string | undefined {
  return typeof value === "string"
    ? `Write \`${key}: [${JSON.stringify(shorten(value))}]\`.`
    : undefined;
}

/** A chat model itself is not data: the graph names it. */
function modelHint(value: unknown): string | undefined {
  if (typeof value !== "function" && !isRecord(value)) return undefined;
  return 'Write a name, such as `model: "mine"`, and pass the chat model to compile: compile(graph, { models: { mine: chatModel } }).';
}

function functionHint(value: unknown): string | undefined {
  if (typeof value !== "function") return undefined;
  const name = /^[A-Za-z_$][\w$]{0,79}$/.test(value.name) ? value.name : "own";
  return `Write \`{ use: "${name}" }\`, and pass the function to compile: compile(graph, { functions: { ${name}: … } }).`;
}
