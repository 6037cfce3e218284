import { didYouMean, type MoaError, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";
import { searchedPlaces } from "./find-package.js";
import { baseUrlVariable, endpointId, keyVariable } from "./endpoint-variables.js";
import {
  endpointInstallHint,
  type KnownEndpoint,
  knownEndpoints,
  otherIds,
} from "./known-endpoints.js";
import { endpointPackage, type ProviderPackage, providerPackages } from "./provider-packages.js";

/** The error for a provider id that has neither a package nor an address. */
export function noAddress(id: string, isEndpointInstalled: boolean): UsageError {
  const install = endpointInstallHint(isEndpointInstalled);
  const known = Object.hasOwn(knownEndpoints, id) ? knownEndpoints[id] : undefined;
  if (known !== undefined) return baseUrlNotSet(id, known, install);
  return new UsageError({
    code: "UNKNOWN_PROVIDER",
    message: `There is no provider \`${id}\`.`,
    hint: endpointId.test(id) ? unknownHint(id, install) : invalidIdHint(id),
  });
}

function baseUrlNotSet(id: string, known: KnownEndpoint, install: string): UsageError {
  const key = known.isLocal ? "" : `, and ${keyVariable(id)} to your key`;
  return new UsageError({
    code: "INVALID_SETTING",
    message: `${baseUrlVariable(id)} is not set; the models of \`${id}\` need it.`,
    hint: `Set ${baseUrlVariable(id)} to its address, such as ${known.baseUrl}${key}.${install}`,
  });
}

function unknownHint(id: string, install: string): string {
  const known = [...Object.keys(providerPackages), ...Object.keys(knownEndpoints)];
  const packages = Object.keys(providerPackages).join(", ");
  const other = Object.hasOwn(otherIds, id) ? otherIds[id] : undefined;
  const nearest = didYouMean(other ?? nearestName(id, known), `The providers are ${packages}.`);
  return `${nearest} For an OpenAI-style endpoint of this name, set ${baseUrlVariable(id)} to its address.${install}`;
}

function invalidIdHint(id: string): string {
  const valid = id
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((part) => part !== "")
    .join("-");
  const rule = "A provider id has lower-case letters, digits and hyphens.";
  return endpointId.test(valid) ? `${rule} Write it as \`${valid}\`.` : rule;
}

/** The error for a provider whose package is not installed. */
export function notInstalled(id: string, { name }: ProviderPackage): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `The graph uses models of \`${id}\`, but its package is not installed.`,
    hint: `Run npm install ${name}, or simulate every model with --offline. ${searchedPlaces()}`,
  });
}

/** The error for an endpoint of a graph with the id of a provider that has a package. */
export function endpointHasPackage(id: string, { name }: ProviderPackage): UsageError {
  return new UsageError({
    code: "INVALID_SETTING",
    message: `The graph has an endpoint \`${id}\`, but \`${id}\` is the provider of \`${name}\`.`,
    hint: `Give the endpoint another id, or remove it and set ${baseUrlVariable(id)} to its address.`,
  });
}

/** The error for an endpoint with an address, without the package for endpoints. */
export function endpointNotInstalled(id: string): UsageError {
  return new UsageError({
    code: "PROVIDER_NOT_INSTALLED",
    message: `\`${id}\` is an OpenAI-style endpoint, but the package for such endpoints is not installed.`,
    hint: `Run npm install ${endpointPackage.name}, or simulate every model with --offline. ${searchedPlaces()}`,
  });
}

/** The error for a model name without a provider. */
export function noProvider(model: string): UsageError {
  return new UsageError({
    code: "UNKNOWN_PROVIDER",
    message: `The model \`${model}\` has no provider.`,
    hint: `Write it as \`provider:model-id\`, such as \`openai:gpt-4o\`, or pass --model ${model}=openai:gpt-4o.`,
  });
}

/** Most faults listed. */
const maxListed = 20;

/** One error for all faults of a graph's providers. */
export function allFaults(faults: readonly [MoaError, ...MoaError[]]): MoaError {
  const [first] = faults;
  if (faults.length === 1) return first;
  const lines = faults.slice(0, maxListed).map(({ message, hint }) => `  ${message} ${hint}`);
  const more = faults.length - maxListed;
  return new UsageError({
    code: first.code,
    message: [
      `The graph has ${faults.length} faults in its providers:`,
      ...lines,
      ...(more > 0 ? [`  … and ${more} more`] : []),
    ].join("\n"),
    hint: "Fix the faults above, replace models with --model from=to, or simulate every model with --offline.",
  });
}
