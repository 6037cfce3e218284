import { type Attributes, attributesIn, type OtlpAttribute } from "./otlp-value.js";

/** A metric as a receiver gets it. */
export interface ReceivedMetric {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly ReceivedPoint[];
}

/** What was measured with the same attributes. */
interface ReceivedPoint {
  readonly attributes: Attributes;
  /** Of a counter its value, of a histogram the sum of its values. */
  readonly sum: number;
  /** Number of values of a histogram. */
  readonly count: number;
  readonly bounds: readonly number[];
}

interface OtlpPoint {
  readonly attributes?: readonly OtlpAttribute[];
  readonly asInt?: string | number;
  readonly asDouble?: number;
  readonly sum?: number;
  readonly count?: string | number;
  readonly explicitBounds?: readonly number[];
}

interface OtlpMetrics {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly unit: string;
        readonly sum?: { readonly dataPoints: readonly OtlpPoint[] };
        readonly histogram?: { readonly dataPoints: readonly OtlpPoint[] };
      }[];
    }[];
  }[];
}

/** The metrics in a request of an OTLP exporter. */
export function metricsIn(body: unknown): ReceivedMetric[] {
  return (body as OtlpMetrics).resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .map(({ name, unit, sum, histogram }) => ({
      name,
      unit,
      points: (sum ?? histogram)?.dataPoints.map(pointOf) ?? [],
    }));
}

/** The metric with this name. */
export function metricOf(all: readonly ReceivedMetric[], name: string): ReceivedMetric {
  const found = all.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`No ${name} in ${all.map((each) => each.name).join()}`);
  return found;
}

/** The sum of all points of a metric. */
export function sumOf(metrics: readonly ReceivedMetric[], name: string): number {
  const points = metrics.find((metric) => metric.name === name)?.points ?? [];
  return points.reduce((sum, point) => sum + point.sum, 0);
}

function pointOf(point: OtlpPoint): ReceivedPoint {
  return {
    attributes: attributesIn(point.attributes),
    sum: Number(point.asInt ?? point.asDouble ?? point.sum ?? 0),
    count: Number(point.count ?? 0),
    bounds: point.explicitBounds ?? [],
  };
}
