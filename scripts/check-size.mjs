// Holds each entry point under its ceiling: bundled with its dependencies but without its peers,
// minified, gzipped. Raise a ceiling only on purpose, in a commit that says why.
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { entryPoints, publishedPackages, root } from "./workspace.mjs";

const endpoints = "@moagraph/openai-compatible";
const ceilingsInBytes = /** @type {Record<string, number>} */ ({
  // Everything that a run may need, without drawing and planning. In kB: calls with their limits 7,
  // compilation with the node kinds 15, checks of a graph 5, early starts 2, hints for callers without a
  // type checker 4 (2.3 of them in `graph`), self-tests, fallbacks and the canary of redaction 5. The kit's
  // rules for vendor errors 9, also for errors of LangChain's packages; reasoning, finish reasons and
  // checks of reported usage 4, steps added to a graph 5, token estimates by script 3 (in `graph`).
  // Redaction of numbers, keys and uncut messages 2, names of models in disguise 2, bounded replies 1,
  // shared requests and accounts of caches 2. Tools and structured output of an answer, agents as members,
  // steps around a graph, and what a node sees 20 (2.5 of them in `graph`). Routers, selectors, rounds,
  // nested graphs and people 16 (12 of them in `graph`, with the measures and the plans of routers).
  // Staircases 19, with the text at their seams, and their plans (4 of them, in `graph`).
  "@moagraph/core": 163_500,
  // Endpoints, and notes on retired models and parameters that are left out, are 2 kB of both. Drawings with
  // fewer crossings and with frames of rounds 1.
  "@moagraph/core/graph": 47_500,
  // cacache is nearly all of it, and loads with the first lookup.
  "@moagraph/disk-cache": 70_000,
  // LangGraph's saver is most of it. The binary of libsql is not in it: 10 MB, which load with the first call.
  "@moagraph/sqlite": 10_600,
  // It runs in Node only. Its largest parts are linkedom with its CSS parser, Observable Plot with d3, and the
  // script of the page of a report; no script of a page loads it.
  "@moagraph/eval": 463_000,
  // OpenTelemetry's API is a peer, and its SDK is the application's. The errors of core are 10 kB of it, which an
  // application has with its graphs.
  "@moagraph/opentelemetry": 18_600,
  // The parsers of YAML (30 kB) and JSON, and the checks of core, are nearly all of it.
  "@moagraph/graph-file": 70_500,
  // Preact and its renderer are 10 kB of it, the layout of graphs in core 6 kB.
  "@moagraph/report": 39_500,
  // The declarations of core's kinds of nodes are most of it: bundlers keep them.
  "@moagraph/report/words": 12_300,
  // Rules for the errors of vendors, their wordings and waits, are 9 kB of it.
  "@moagraph/provider-kit": 16_900,
  // It speaks the APIs of six vendors. zod, for the schemas of the standard tests, is 25 kB of it.
  "@moagraph/provider-kit/testing": 55_800,
  // @langchain/openai and the openai SDK are nearly all of it, and load with the first model. It is the
  // ceiling of every provider that is built on it: a table of models takes up to 2 kB. The list of models
  // and log probabilities take 1 kB.
  [endpoints]: 134_000,
  // The package of LangChain and the SDK below it, which load with the first model.
  "@moagraph/anthropic": 120_000,
  "@moagraph/bedrock": 133_500,
  "@moagraph/cohere": 207_500,
  "@moagraph/google": 46_000,
  "@moagraph/ollama": 38_800,
  "@moagraph/provider-kit/langchain": 26_000,
  // `langchain` and the packages of models are peers, and load with the first model.
  "@moagraph/langchain": 4_200,
  "@moagraph/provider-kit/vendor": 26_600,
  "@moagraph/simulated": 16_000,
  // Four panels of current models, with the reasons for their choice, are 1 kB of it. The recipes of later
  // work, with their sources and differences, are 12 kB, and core's kinds that they use 7 kB.
  "@moagraph/recipes": 53_500,
});

for (const published of publishedPackages()) {
  const peers = Object.keys(published.manifest["peerDependencies"] ?? {});
  for (const { name, built } of entryPoints(published)) {
    const isOnEndpoints = published.manifest["dependencies"]?.[endpoints] !== undefined;
    const ceiling =
      ceilingsInBytes[name] ?? (isOnEndpoints ? ceilingsInBytes[endpoints] : undefined);
    judge(name, await bundledSize(join(root, built), peers), ceiling);
  }
}

/** @type {(entry: string, bytes: number, ceiling: number | undefined) => void} */
function judge(entry, bytes, ceiling) {
  if (ceiling === undefined) {
    console.error(
      `${entry} has no ceiling: add it to scripts/check-size.mjs (it is ${bytes} bytes).`,
    );
  } else {
    console.log(`${entry.padEnd(24)}${bytes.toString().padStart(7)} of ${ceiling} bytes`);
  }
  if (ceiling === undefined || bytes > ceiling) process.exitCode = 1;
}

/** @type {(input: string, peers: string[]) => Promise<number>} */
async function bundledSize(input, peers) {
  // `undici` loads only if a proxy variable is set, and never in a browser.
  const isPeer = (/** @type {string} */ id) =>
    isBuiltin(id) ||
    id === "undici" ||
    peers.some((peer) => id === peer || id.startsWith(`${peer}/`));
  const bundle = await rolldown({ input, external: isPeer, logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false });
  await bundle.close();
  return gzipSync(output[0].code).length;
}
