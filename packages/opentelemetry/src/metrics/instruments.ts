import type { Attributes, Counter, Histogram, Meter, MeterProvider } from "@opentelemetry/api";
import {
  type CounterName,
  counters,
  type HistogramName,
  histograms,
} from "../semantic-conventions.js";

/** Name of the instrumentation scope of all spans and metrics. */
export const scopeName = "@moagraph/opentelemetry";

/** The metrics of a meter provider. */
export class Instruments {
  private readonly meter: Meter;
  private readonly made = new Map<string, Counter | Histogram>();

  constructor(provider: MeterProvider) {
    this.meter = provider.getMeter(scopeName);
  }

  /** Records a duration. */
  record(histogram: HistogramName, seconds: number, attributes: Attributes): void {
    const { name, description, boundaries } = histograms[histogram];
    const advice = { explicitBucketBoundaries: [...boundaries] };
    this.one<Histogram>(name, () =>
      this.meter.createHistogram(name, { description, unit: "s", advice }),
    ).record(seconds, attributes);
  }

  /** Adds to a counter. */
  add(counter: CounterName, amount: number, attributes: Attributes = {}): void {
    const { name, description, unit } = counters[counter];
    this.one<Counter>(name, () => this.meter.createCounter(name, { description, unit })).add(
      amount,
      attributes,
    );
  }

  /** Adds to the counters whose amounts are known. */
  addAll(
    amounts: { readonly [Name in CounterName]?: number | undefined },
    attributes: Attributes,
  ): void {
    for (const [name, amount] of Object.entries(amounts)) {
      if (amount !== undefined) this.add(name as CounterName, amount, attributes);
    }
  }

  private one<Made extends Counter | Histogram>(name: string, make: () => Made): Made {
    const known = this.made.get(name) as Made | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.made.set(name, made);
    return made;
  }
}
