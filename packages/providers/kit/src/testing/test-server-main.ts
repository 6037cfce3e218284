// The program that `startTestServerProcess` starts.
import { startTestServer, type TestServerScript } from "./test-server.js";

// Without the process that asked for it, nobody needs the server.
process.once("disconnect", () => process.exit(0));
process.once("message", (script) => {
  void startTestServer(script as TestServerScript).then(
    ({ url }) => process.send?.({ url }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
