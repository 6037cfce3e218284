import { type Attributes, attributesIn, type OtlpAttribute } from "./otlp-value.js";

/** A span as a receiver gets it. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly kind: "INTERNAL" | "CLIENT";
  readonly attributes: Attributes;
  readonly events: readonly Attributes[];
  readonly status: "UNSET" | "ERROR";
  readonly message: string | undefined;
  /** In milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
}

interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly attributes?: readonly OtlpAttribute[];
  readonly events?: readonly { readonly attributes?: readonly OtlpAttribute[] }[];
  readonly status: { readonly code?: number; readonly message?: string };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** The spans in a request of an OTLP exporter. */
export function spansIn(body: unknown): ReceivedSpan[] {
  return (body as OtlpTraces).resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
    .map((span) => ({
      name: span.name,
      traceId: span.traceId,
      id: span.spanId,
      parentId: span.parentSpanId,
      kind: span.kind === 3 ? "CLIENT" : "INTERNAL",
      attributes: attributesIn(span.attributes),
      events: (span.events ?? []).map(({ attributes }) => attributesIn(attributes)),
      status: span.status.code === 2 ? "ERROR" : "UNSET",
      message: span.status.message,
      startMs: Number(BigInt(span.startTimeUnixNano) / 1_000n) / 1_000,
      endMs: Number(BigInt(span.endTimeUnixNano) / 1_000n) / 1_000,
    }));
}

/** The names of spans, each below its parent, in the order in which they started. */
export function treeOf(spans: readonly ReceivedSpan[], parentId?: string, indent = ""): string[] {
  const ids = new Set(spans.map(({ id }) => id));
  return spans
    .filter(
      (span) =>
        (span.parentId !== undefined && ids.has(span.parentId) ? span.parentId : undefined) ===
        parentId,
    )
    .toSorted((one, other) => one.startMs - other.startMs)
    .flatMap((span) => [`${indent}${span.name}`, ...treeOf(spans, span.id, `${indent}  `)]);
}

/** The spans of a kind in the order in which they started, such as all `chat`. */
export function spansOf(spans: readonly ReceivedSpan[], operation: string): ReceivedSpan[] {
  return spans
    .filter(({ attributes }) => attributes["gen_ai.operation.name"] === operation)
    .toSorted((one, other) => one.startMs - other.startMs);
}

/** The only span with this name. */
export function spanOf(spans: readonly ReceivedSpan[], name: string): ReceivedSpan {
  const [found, ...more] = spans.filter((span) => span.name === name);
  if (found === undefined || more.length > 0) {
    throw new Error(`${more.length + (found ? 1 : 0)} spans "${name}" in ${treeOf(spans).join()}`);
  }
  return found;
}

/** The sum of an attribute of all spans. */
export function sumIn(spans: readonly ReceivedSpan[], attribute: string): number {
  return spans.reduce((sum, { attributes }) => sum + Number(attributes[attribute] ?? 0), 0);
}
