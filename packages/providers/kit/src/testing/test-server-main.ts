// The program that `startTestServerProcess` starts in a child process.
import { startTestServer, type TestServerScript } from "./test-server.js";

// Exit with the parent process.
process.once("disconnect", () => process.exit(0));
process.once("message", (script) => {
  void startTestServer(script as TestServerScript).then(
    ({ url }) => process.send?.({ url }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
