// Runs commands one after the other in one terminal: loading the command takes longer than each of them. Its
// arguments are the command's module, and the arguments of all commands, with `@next@` after each.
const [path = "", ...args] = process.argv.slice(2);
const { runCli } = await import(path);

/** What a command listens to, which ends with it. */
const events = ["SIGINT", "SIGTERM", "SIGHUP", "uncaughtException", "exit"];
const exit = process.exit;

while (args.length > 0) {
  const command = args.splice(0, args.indexOf("@next@") + 1).slice(0, -1);
  await new Promise((resolve) => {
    process.exit = /** @type {typeof process.exit} */ (resolve);
    void runCli(command);
  });
  for (const event of events) process.removeAllListeners(event);
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  process.stdout.write("@next@");
}
exit();
