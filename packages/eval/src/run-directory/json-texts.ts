/**
 * Records as the texts of one JSON array, or of one object in each line.
 *
 * @param records - They are read one after the other.
 */
export async function* jsonTexts(
  records: AsyncIterable<object>,
  format: "json-array" | "json-lines",
): AsyncGenerator<string> {
  yield* format === "json-lines" ? lineTexts(records) : arrayTexts(records);
}

async function* lineTexts(records: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

async function* arrayTexts(records: AsyncIterable<object>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const record of records) {
    yield `${before}${JSON.stringify(record, undefined, 2)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
