/** The commands to go on with, for a panel in a file. */
export function nextCommands(path: string, exports: readonly string[]): string[] {
  const file = /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  return [
    ...exports,
    `moagraph run ${file} "Your question"`,
    `moagraph chat ${file}`,
    `moagraph plan ${file}`,
    `moagraph doctor ${file}`,
  ];
}
