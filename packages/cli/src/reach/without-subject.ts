/** A message without the provider's id at its beginning, for a line that begins with the id. */
export function withoutSubject(message: string, id: string): string {
  const [first = "", ...others] = message.split(" ");
  return [id, `${id}:`].includes(first) ? others.join(" ") : message;
}
