/** Streams the items that meet a condition. */
export async function* filtered<Item>(
  items: AsyncIterable<Item>,
  isKept: (item: Item) => boolean,
): AsyncGenerator<Item> {
  for await (const item of items) if (isKept(item)) yield item;
}
