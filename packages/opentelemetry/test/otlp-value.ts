/** A value in the JSON of OTLP. */
interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values?: readonly OtlpValue[] };
}

/** An attribute in the JSON of OTLP. */
export interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

/** Attributes as they were set. */
export type Attributes = Readonly<Record<string, unknown>>;

/** The attributes of a span, an event or a data point. */
export function attributesIn(list: readonly OtlpAttribute[] = []): Attributes {
  return Object.fromEntries(list.map(({ key, value }) => [key, valueIn(value)]));
}

function valueIn(value: OtlpValue): unknown {
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(valueIn);
  if (value.intValue !== undefined) return Number(value.intValue);
  return value.stringValue ?? value.doubleValue ?? value.boolValue;
}
