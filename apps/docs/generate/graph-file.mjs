// The page of graph files, from the published JSON schema: every key with type, range, default and meaning.
import { cell, heading } from "./markdown.mjs";
import { typeText } from "./schema-text.mjs";

/**
 * @typedef {object} Schema
 * @property {string} [type]
 * @property {string} [description]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {false | Schema} [additionalProperties]
 * @property {Schema} [items]
 * @property {Schema[]} [anyOf]
 * @property {string | number} [const]
 * @property {string[]} [enum]
 * @property {string} [pattern]
 * @property {number} [minLength]
 * @property {number} [minimum]
 * @property {number} [exclusiveMinimum]
 * @property {number} [maximum]
 */
/** @typedef {{ name: string, id: string, schema: Schema, isRequired: boolean, owners: string[] }} Key */

/** A graph that uses most keys. The tests read it. */
export const exampleYaml = `# yaml-language-server: $schema=node_modules/@moagraph/core/graph.schema.json
name: panel
timeouts: { totalMs: 60000 }
retry: { attempts: 2 }
budget: { maxCostUsd: 0.05, maxModelCalls: 20 }
nodes:
  llama:
    kind: proposer
    model: together:meta-llama/Llama-3.3-70B-Instruct-Turbo
    temperature: 0.9
    samples: 2
    fallback: ["openai:gpt-5-mini"]
  local:
    kind: proposer
    model: vllm:Qwen/Qwen3-8B
    maxOutputTokens: 1024
    prompt: Answer in at most five sentences.
  remarks:
    kind: critic
    model: openai:gpt-5-mini
    reads: [llama, local]
  fuse:
    kind: aggregator
    model: openai:gpt-5.6-terra
    reads: [remarks]
    quorum: { atLeast: 2, graceMs: 3000 }
    onTooLong: truncate-each
output: fuse
endpoints:
  vllm: { baseUrl: "http://localhost:8000/v1" }
`;

/**
 * The page of the format of graph files.
 *
 * @type {(schema: Record<string, unknown>) => string}
 */
export function graphFilePage(schema) {
  const root = /** @type {Schema} */ (schema);
  const kinds = kindsOf(root);
  const names = kinds.map(({ properties }) => String(properties?.["kind"]?.const));
  const graph = keysOf(root, "graph");
  const ofNodes = merged(kinds.flatMap((kind, at) => keysOf(kind, names[at] ?? "")));
  const isPolicy = (/** @type {Key} */ key) => graph.some(({ name }) => name === key.name);
  const shared = ofNodes.filter((key) => key.owners.length > 1 && !isPolicy(key));
  const capabilities = root.properties?.["capabilities"];
  return [
    "---\noutline: 2\n---",
    "# Graph files",
    introduction,
    `\`\`\`yaml\n${exampleYaml}\`\`\``,
    heading(2, "Keys of the graph", "graph-keys"),
    ...graph
      .filter((key) => !ofNodes.some(({ name }) => name === key.name))
      .flatMap((key) => section(key, 3)),
    heading(2, "Policies", "policies"),
    "On the graph, a policy is for all nodes. On a node, it replaces that of the graph, key by key.",
    ...ofNodes.filter(isPolicy).flatMap((key) => section(key, 3)),
    heading(2, "Keys of several kinds of nodes", "nodes-keys"),
    ...shared.flatMap((key) => section(key, 3)),
    heading(2, "Kinds of nodes", "kinds"),
    ...kinds.flatMap((kind, at) => kindSection(kind, names[at] ?? "", ofNodes, isPolicy)),
    heading(2, "Capabilities of a model", "capability-keys"),
    "The keys of `capabilities.<model>`. A key that is not set is what the provider knows.",
    ...keysOf(valuesOf(capabilities), "", "capabilities-").flatMap((key) => section(key, 3)),
  ].join("\n\n");
}

const introduction = `A graph as YAML or JSON, for every command of \`moagraph\`, the [playground](../playground.md) and
[your own program](../guide/graphs-as-files.md). The schema is published as the file
\`@moagraph/core/graph.schema.json\`: editors complete and check the keys with it. A graph with most keys:`;

/** @type {(root: Schema) => Schema[]} */
function kindsOf(root) {
  return valuesOf(root.properties?.["nodes"]).anyOf ?? [];
}

/** @type {(map: Schema | undefined) => Schema} */
function valuesOf(map) {
  return map?.additionalProperties || {};
}

/** @type {(schema: Schema, owner: string, start?: string) => Key[]} */
function keysOf({ properties = {}, required = [] }, owner, start = "") {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    id: `${start}${name.replaceAll("$", "").toLowerCase()}`,
    schema,
    isRequired: required.includes(name),
    owners: owner === "" ? [] : [owner],
  }));
}

/**
 * Keys with the same schema in several kinds are one key. The others have the kind in their address.
 *
 * @type {(keys: Key[]) => Key[]}
 */
function merged(keys) {
  /** @type {Map<string, Key>} */
  const found = new Map();
  for (const key of keys) {
    const same = key.name === "kind" ? "kind" : JSON.stringify([key.name, key.schema]);
    const before = found.get(same);
    if (before === undefined) found.set(same, key);
    else before.owners.push(...key.owners);
  }
  const all = [...found.values()];
  return all.map((key) => {
    if (key.name === "kind") return { ...key, schema: kindSchema(key) };
    const isAlone = all.filter(({ name }) => name === key.name).length === 1;
    return isAlone ? key : { ...key, id: `${key.owners[0]}-${key.id}` };
  });
}

/** @type {(key: Key) => Schema} */
function kindSchema({ owners }) {
  return { type: "string", enum: owners, description: "What the node does. [All kinds](#kinds)." };
}

/** @type {(keys: Key[]) => string} */
function links(keys) {
  return keys.map((key) => `[\`${key.name}\`](#${key.id})`).join(", ");
}

/** @type {(kind: Schema, name: string, all: Key[], isPolicy: (key: Key) => boolean) => string[]} */
function kindSection(kind, name, all, isPolicy) {
  const keys = all.filter(({ owners }) => owners.includes(name));
  const own = keys.filter((key) => key.owners.length === 1 && !isPolicy(key));
  return [
    heading(3, `\`kind: ${name}\``, `kind-${name}`),
    kind.description ?? "",
    `Required: ${links(keys.filter(({ isRequired }) => isRequired))}.`,
    ...optionalLine(keys.filter(({ isRequired }) => !isRequired)),
    ...own.flatMap((key) => section(key, 4)),
  ];
}

/** @type {(keys: Key[]) => string[]} */
function optionalLine(keys) {
  return keys.length === 0 ? [] : [`Optional: ${links(keys)}.`];
}

/** @type {(key: Key, level: number) => string[]} */
function section(key, level) {
  const { name, id, schema } = key;
  const [text, fallback] = textAndDefault(schema.description ?? "");
  const facts = [
    typeText(schema),
    key.isRequired ? "required" : fallback === "" ? "" : `default: ${fallback}`,
    placeText(key),
  ];
  return [
    heading(level, `\`${name}\``, id),
    facts.filter((fact) => fact !== "").join(" · "),
    text,
    ...parts(key, level),
  ].filter((part) => part !== "");
}

/** @type {(key: Key) => string} */
function placeText({ owners: [owner, ...others] }) {
  if (owner === undefined || owner === "graph") return "";
  return others.length === 0 ? "" : `for ${[owner, ...others].join(", ")}`;
}

/**
 * The keys of a value, and of the values of a map.
 *
 * @type {(key: Key, level: number) => string[]}
 */
function parts({ schema, name, id }, level) {
  if (name === "nodes") return ["The keys of a node depend on its [kind](#kinds)."];
  const within = valuesOf(schema);
  if (name.endsWith("capabilities")) return ["Its keys are [below](#capability-keys)."];
  const all = [
    ...keysOf(schema, "", `${id}-`).map((key) => ({ ...key, name: `${name}.${key.name}` })),
    ...keysOf(within, "", `${id}-`).map((key) => ({ ...key, name: `${name}.<id>.${key.name}` })),
  ];
  return all.flatMap((key) => section(key, level));
}

/** @type {(description: string) => [text: string, fallback: string]} */
function textAndDefault(description) {
  const [, said = description, value = ""] = /^(.*?) ?Default:? (.*)\.$/.exec(description) ?? [];
  // Addresses are examples, not links.
  const text = cell(said).replaceAll(/https?:\/\/[^\s,]+[^\s,.]/g, "`$&`");
  const isValue = /^(?:true|false|\d+|[a-z]+(?:-[a-z]+)*)$/.test(value) && !words.has(value);
  return [text, isValue ? `\`${value}\`` : value];
}

/** Defaults that are not written in a file. */
const words = new Set(["none", "unknown"]);
