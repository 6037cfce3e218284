/** The items that a condition keeps, read one after the other. */
export async function* filtered<Item>(
  items: AsyncIterable<Item>,
  isKept: (item: Item) => boolean,
): AsyncGenerator<Item> {
  for await (const item of items) if (isKept(item)) yield item;
}
