import { Agent, type IncomingMessage, request } from "node:http";

/** Keeps connections open, as clients and proxies do. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Sends JSON to a server of this machine. @throws {Error} If the server refuses it. */
export function post(url: string, body: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      if (response.statusCode === 200) return resolve(response);
      response.resume();
      reject(new Error(`The server answered with the status ${response.statusCode}.`));
    });
    sent.once("error", reject);
    sent.end(JSON.stringify(body));
  });
}
