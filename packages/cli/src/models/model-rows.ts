import type { Fact } from "@moagraph/provider-kit";
import { formatInteger } from "@moagraph/report/words";
import type { ReachedModel } from "../reach/reached-provider.js";

/** The head of the table of models. */
export const modelHead: readonly string[] = [
  "model",
  "window",
  "USD in",
  "USD out",
  "score",
  "released",
];

/** The cells of one model. An unknown fact is an empty cell. */
export function modelRow({ model, facts }: ReachedModel): string[] {
  return [
    model,
    shown(facts.contextTokens, formatInteger),
    shown(facts.inputUsdPerMillionTokens, price),
    shown(facts.outputUsdPerMillionTokens, price),
    shown(facts.quality, formatInteger),
    facts.released?.value ?? "",
  ];
}

function shown(fact: Fact | undefined, format: (value: number) => string): string {
  return fact === undefined ? "" : format(fact.value);
}

/** US dollars per million tokens: `$2.50`, `$0.075`. */
function price(usd: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 4 };
  return `$${usd.toLocaleString("en-US", digits)}`;
}
