import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.mjs";
import { langchainFiles, wrappedSample } from "./langchain-files.mjs";
import { endpointSource } from "./endpoint-source.mjs";

/**
 * @typedef {ReturnType<typeof import("./provider-names.mjs").providerNames> & {
 *   base: string, title?: string, url?: string, model?: string }} Chosen
 * @typedef {Chosen & { title: string, url: string, model: string }} Details
 */

/** What a provider can be built on. */
export const bases = ["openai-compatible", "langchain"];

/** Packages whose manifest and settings new ones copy, by base. */
const samples = /** @type {Record<string, string>} */ ({
  "openai-compatible": "packages/providers/together",
  langchain: wrappedSample,
});

/**
 * The files of a new provider's package and its changeset, by path.
 *
 * @param {Chosen} chosen
 * @returns {Record<string, string>}
 */
export function providerFiles(chosen) {
  const details = {
    ...chosen,
    title: chosen.title ?? chosen.pascal,
    url: chosen.url ?? `https://api.${chosen.id}.com/v1`,
    model: chosen.model ?? "a-model",
  };
  const { id, folder } = details;
  return {
    [`${folder}/package.json`]: manifest(details),
    [`${folder}/tsconfig.json`]: copied(details, "tsconfig.json"),
    [`${folder}/tsconfig.build.json`]: copied(details, "tsconfig.build.json"),
    [`${folder}/README.md`]: readmePage(details),
    [`${folder}/src/${id}-models.ts`]: modelTable(details),
    ...(details.base === "langchain" ? langchainFiles(details) : endpointFiles(details)),
    [`.changeset/first-release-${id}.md`]: changeset(details),
  };
}

/** @type {(details: Details, file: string) => string} */
function copied({ base }, file) {
  return readFileSync(join(root, samples[base] ?? "", file), "utf8");
}

/** @type {(details: Details) => Record<string, string>} */
function endpointFiles(details) {
  const { id, folder } = details;
  return {
    [`${folder}/src/index.ts`]: entry(details),
    [`${folder}/src/${id}.ts`]: endpointSource(details),
    [`${folder}/src/${id}.contract.test.ts`]: contractTest(details),
  };
}

/** @param {Details} details */
function manifest(details) {
  const description = `Moagraph provider for the models of ${details.title}.`;
  const names = /(?<=@moagraph\/|providers\/)(?:together|anthropic)\b/g;
  const text = copied(details, "package.json").replaceAll(names, details.id);
  return text.replace(/(?<="description": )".*"/, JSON.stringify(description));
}

/** @param {Details} details */
function entry({ id, title, camel, pascal, packageName }) {
  return `// How it works: \`${id}.ts\` sets the endpoint's properties for \`@moagraph/openai-compatible\`.
// \`${id}-models.ts\` is the table of known models, their facts and names.

/**
 * The models of ${title}, as a Moagraph provider.
 *
 * @module ${packageName}
 */
export { ${camel}, type ${pascal}Options } from "./${id}.js";
export type { ${pascal}ModelId } from "./${id}-models.js";
`;
}

/** @param {Details} details */
function modelTable({ id, title, url, model, camel, pascal }) {
  const key = id.includes("-") ? JSON.stringify(id) : id;
  const today = new Date().toISOString().slice(0, 10);
  return `import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type ${pascal}ModelId = ${JSON.stringify(model)};

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    ${key}: ${pascal}ModelId;
  }
}

/** What is known of the models of ${title}, each statement with its source and date. */
export const ${camel}Models: Readonly<Record<${pascal}ModelId, ModelRow>> = {
  ${JSON.stringify(model)}: { source: "${url}/models", asOf: "${today}" },
};
`;
}

/** @param {Details} details */
function contractTest({ id, camel, prefix, model }) {
  return `import { testProvider } from "@moagraph/provider-kit/testing";
import { describe, test } from "vitest";
import { ${camel} } from "./${id}.js";

testProvider({
  describe,
  test,
  create: ${camel},
  model: ${JSON.stringify(model)},
  envPrefix: "${prefix}",
  suite: "vendor",
});
`;
}

/** @param {Details} details */
function changeset({ title, packageName }) {
  return `---
"${packageName}": minor
---

First release: the models of ${title} as a provider. Editors complete the names of known models.
`;
}

/** @param {Details} details */
function readmePage({ id, title, url, model, camel, pascal, prefix, packageName }) {
  return `# ${packageName}

The models of ${title} as a provider of [Moagraph](https://www.npmjs.com/package/@moagraph/core).

\`\`\`sh
npm install @moagraph/core ${packageName} @langchain/core @langchain/langgraph
export ${prefix}_API_KEY=...
\`\`\`

## Use

\`\`\`ts
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { ${camel} } from "${packageName}";

const panel = defineGraph({
  name: "panel",
  nodes: {
    first: proposer({ model: "${id}:${model}", samples: 3, temperature: 0.9 }),
    fuse: aggregator({ model: "${id}:${model}", reads: ["first"] }),
  },
  output: "fuse",
});

const app = compile(panel, { providers: [${camel}()] });
const { answer } = await app.invoke({ messages: "What are three fun things to do in SF?" });
\`\`\`

Any model id of ${title} works. Facts are known for the models of \`${pascal}ModelId\`, each with source and date. With this package imported, editors complete the names after \`${id}:\`.

## Options

| Option | Default |
| --- | --- |
| \`apiKey\` | \`${prefix}_API_KEY\` |
| \`baseUrl\` | \`${prefix}_BASE_URL\`, else \`${url}\` |
| \`capabilities\` | none; what models accept, by model id |
| \`body\` | none; fields to add to every request |
| \`limits\` | none; [limits on calls](https://www.npmjs.com/package/@moagraph/provider-kit) |

The variables are read whenever a model is made. No other variables are read. A missing key is reported before the first call of a run. The key appears in no error, event or trace.

Parameters that a model refuses are left out: see [what models accept](https://www.npmjs.com/package/@moagraph/openai-compatible). Errors are listed in [\`@moagraph/provider-kit\`](https://www.npmjs.com/package/@moagraph/provider-kit).
`;
}
