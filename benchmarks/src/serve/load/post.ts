import { Agent, type IncomingMessage, request } from "node:http";

/** A connection for each request: a server may close one that is kept when it is just used again. */
const agent = new Agent({ keepAlive: false });

/** No run of the benchmark takes longer, unless the server hangs. */
const timeoutMs = 600_000;

/**
 * Sends JSON to a server of this machine.
 *
 * @throws {Error} If the server refuses it, or has not answered completely after ten minutes.
 */
export function post(url: string, body: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = request(url, { method: "POST", agent, headers, signal }, (response) => {
      if (response.statusCode === 200) return resolve(response);
      response.resume();
      reject(new Error(`The server answered with the status ${response.statusCode}.`));
    });
    sent.once("error", reject);
    sent.end(JSON.stringify(body));
  });
}
