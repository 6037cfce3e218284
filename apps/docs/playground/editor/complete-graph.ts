import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { graphJsonSchema, modelsOf } from "@moagraph/core/graph";
import { readGraphValue } from "@moagraph/graph-file";
import { recipes } from "@moagraph/recipes";
import { fileName } from "../graph/file-name.js";
import { type Path, valueAt } from "../graph/value-at.js";
import type { TextFormat } from "../session/session.js";
import { nodeNamesAt } from "./node-names-at.js";
import type { Place } from "./place.js";
import { placeInJson } from "./place-in-json.js";
import { placeInYaml } from "./place-in-yaml.js";
import { type Schema, schemasAt } from "./schema-at.js";

let schema: Schema | undefined;
let models: readonly string[] | undefined;

/** Completes keys and values of a graph from the published schema, and the names of nodes and models. */
export function completeGraph(format: TextFormat) {
  return (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString();
    const reading = readGraphValue(text, fileName(format));
    // Too long or too deep, for the search of the place too.
    if (reading === undefined) return null;
    const place = (format === "json" ? placeInJson : placeInYaml)(text, context.pos);
    if (place === undefined || (place.from === context.pos && !context.explicit)) return null;
    const options = optionsAt(place, reading.value).map(written(place, format));
    return options.length === 0 ? null : { from: place.from, to: place.to, options };
  };
}

/** A suggestion, before it is written in JSON or YAML. */
interface Suggestion {
  readonly value: unknown;
  readonly info?: string | undefined;
  readonly isRequired?: boolean;
}

function optionsAt({ path, isKey }: Place, graph: unknown): Suggestion[] {
  schema ??= graphJsonSchema() as Schema;
  const schemas = schemasAt(schema, path, graph);
  if (isKey) return keysOf(schemas, valueAt(graph, path));
  return [...schemas.flatMap(valuesOf), ...namesAt(path, graph)];
}

function keysOf(schemas: readonly Schema[], map: unknown): Suggestion[] {
  const present = new Set(Object.keys(Object(map) as object));
  const required = new Set(schemas.flatMap((each) => each.required ?? []));
  const keys = new Map<string, Suggestion>();
  for (const [key, { description: info }] of schemas.flatMap(propertiesOf)) {
    if (!present.has(key)) keys.set(key, { value: key, info, isRequired: required.has(key) });
  }
  return [...keys.values()];
}

function propertiesOf({ properties = {} }: Schema): [string, Schema][] {
  return Object.entries(properties);
}

function valuesOf({ type, const: only, enum: values, description: info }: Schema): Suggestion[] {
  const all = values ?? (only === undefined ? [] : [only]);
  return [...all, ...(type === "boolean" ? [true, false] : [])].map((value) => ({ value, info }));
}

/** Names of nodes where a part of the graph names its own, and names of models. */
function namesAt(path: Path, graph: unknown): Suggestion[] {
  const isModel = path.at(-1) === "model" || path.at(-2) === "fallback";
  const names = isModel ? knownModels() : nodeNamesAt(path, graph);
  return names.map((value) => ({ value }));
}

function knownModels(): readonly string[] {
  models ??= modelsOfRecipes();
  return models;
}

function modelsOfRecipes(): string[] {
  const all = Object.values(recipes).flatMap(({ graph }) => modelsOf(graph));
  return [...new Set(all)].toSorted();
}

function written({ isKey }: Place, format: TextFormat): (suggestion: Suggestion) => Completion {
  return ({ value, info, isRequired = false }) => {
    const label = format === "json" ? JSON.stringify(value) : String(value);
    const type = isKey ? "property" : "constant";
    const apply = isKey ? `${label}: ` : label;
    // Required keys come first.
    const boost = isRequired ? 1 : 0;
    const displayLabel = String(value);
    return { label, displayLabel, type, apply, boost, ...(info && { info }) };
  };
}
