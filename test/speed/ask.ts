/** An integrator's client: HTTP/1.1 with connections that are kept. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a body to the API and reads the answer whole; fails unless it is an answer without errors. */
export function post(url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200 && text.startsWith('{"data":{')) resolve();
        else reject(new Error(text.slice(0, 1_000)));
      });
    });
    sent.on('error', (error) => {
      // the server had just closed a connection that lay idle: Node's own advice is to ask again
      if (sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        post(url, body).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

/** Lets go of all connections. */
export const hangUp = (): void => {
  agent.destroy();
};
