import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback server for one test: its address, and the requests that it saw. */
export interface TestServer {
  readonly url: string;
  readonly seen: readonly IncomingMessage[];
}

/** Runs with a server whose n-th request is answered by the n-th handler, and further ones by the last. */
export async function withServer(
  handlers: readonly ((request: IncomingMessage, response: ServerResponse) => void)[],
  run: (server: TestServer) => Promise<void>,
): Promise<void> {
  const seen: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request);
    response.on('error', () => undefined);
    handlers[Math.min(seen.length, handlers.length) - 1]?.(request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
