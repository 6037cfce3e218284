import { didYouMean, nearestName } from "../../errors/nearest-name.js";

/** What to write instead of a key that is not known. */
export interface KeyHint {
  readonly hint: string;
  /** The known key that was meant. */
  readonly nearest: string | undefined;
}

/** Names that other libraries have for our keys, in lower case and without `_` and `-`. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  model: ["modelname", "modelid", "llm", "engine"],
  maxOutputTokens: ["maxtokens", "maxcompletiontokens", "maxnewtokens", "maxlength", "numpredict"],
  temperature: ["temp"],
  topP: ["nucleus"],
  stop: ["stopsequences", "stopsequence", "stopwords", "stoptokens"],
  seed: ["randomseed"],
  reasoningEffort: ["effort", "thinking", "thinkinglevel"],
  topLogprobs: ["logprobs", "toplogprob"],
  prompt: [
    "system",
    "systemprompt",
    "systemmessage",
    "systeminstruction",
    "systeminstructions",
    "instruction",
    "instructions",
    "prompttemplate",
    "template",
  ],
  samples: ["n", "count", "numsamples", "candidatecount", "numcompletions"],
  reads: ["input", "inputs", "from", "sources", "dependson", "parents", "references"],
  keep: ["k", "top", "topk", "keeptop"],
  reduce: ["reduction", "strategy", "aggregate"],
  fallback: ["fallbacks", "fallbackmodel", "fallbackmodels"],
  output: ["outputs", "answer", "final", "result", "exit"],
  baseUrl: ["url", "address", "host", "apibase"],
  atLeast: ["min", "minimum", "count", "n", "size"],
  graceMs: ["grace", "graceperiod", "waitms"],
  attempts: ["tries", "max", "maxattempts", "maxretries", "retries"],
  maxDelayMs: ["delayms", "backoffms", "maxbackoffms"],
  totalMs: ["total", "timeout", "timeoutms", "ms"],
  firstTokenMs: ["firsttoken", "ttft", "ttftms"],
  maxCostUsd: ["usd", "cost", "costusd", "maxcost", "maxusd"],
  maxTokens: ["tokens"],
  maxModelCalls: ["calls", "maxcalls", "modelcalls", "maxrequests"],
  maxDurationMs: ["duration", "durationms", "timeoutms", "maxms"],
};

/** Keys that one of our policies takes the place of: what to write, by the policy. */
const policies: Readonly<Record<string, { readonly write: string; readonly names: string[] }>> = {
  timeouts: { write: "timeouts: { totalMs: 60_000 }", names: ["timeout", "timeoutms", "maxtime"] },
  retry: { write: "retry: { attempts: 3 }", names: ["retries", "maxretries", "attempts"] },
  quorum: { write: "quorum: { atLeast: 2 }", names: ["minproposals", "atleast", "minimum"] },
  budget: { write: "budget: { maxCostUsd: 1 }", names: ["maxcost", "maxcostusd", "costlimit"] },
};

/** Settings that belong somewhere else. */
const elsewhere: readonly { readonly hint: string; readonly names: readonly string[] }[] = [
  {
    hint: "Pass the conversation to the run: app.invoke({ messages }).",
    names: ["messages", "message", "question"],
  },
  {
    hint: "Pass it to the provider, and the provider to compile: compile(graph, { providers: [openai({ … })] }).",
    names: ["apikey", "baseurl", "headers", "organization", "maxconcurrency"],
  },
  {
    hint: "Name the provider in `model`, such as `openai:gpt-4o`.",
    names: ["provider", "vendor"],
  },
  {
    hint: "Set it on a chat model of your own, and pass that model to compile: compile(graph, { models: { name: chatModel } }).",
    names: [
      "tools",
      "toolchoice",
      "topk",
      "minp",
      "logitbias",
      "frequencypenalty",
      "presencepenalty",
      "streaming",
      "disablestreaming",
    ],
  },
  {
    hint: "Set it on proposers and aggregators, or on a layer of `layered`.",
    names: ["responseformat", "outputschema", "schema", "structuredoutput"],
  },
  {
    hint: "Name the nodes that a node reads in its `reads`.",
    names: ["edges", "connections", "links"],
  },
];

/** Says what to write instead of an unknown key: by its meaning, then by its spelling. */
export function keyHint(key: string, known: readonly string[]): KeyHint {
  const meant = meantBy(plain(key), known) ?? undefined;
  if (meant !== undefined) return { hint: `Write \`${meant}\`.`, nearest: meant };
  const other = policyFor(plain(key), known) ?? placeOf(plain(key));
  if (other !== undefined) return { hint: other, nearest: undefined };
  const nearest = nearestName(key, known);
  return { hint: didYouMean(nearest, `Known keys: ${known.join(", ")}.`), nearest };
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, "");
}

function meantBy(name: string, known: readonly string[]): string | undefined {
  return known.find((key) => plain(key) === name || isOtherName(name, key));
}

function isOtherName(name: string, key: string): boolean {
  return Object.hasOwn(otherNames, key) && otherNames[key]?.includes(name) === true;
}

function policyFor(name: string, known: readonly string[]): string | undefined {
  const found = Object.entries(policies).find(
    ([policy, { names }]) => known.includes(policy) && names.includes(name),
  );
  return found && `Write \`${found[1].write}\`.`;
}

function placeOf(name: string): string | undefined {
  return elsewhere.find(({ names }) => names.includes(name))?.hint;
}
