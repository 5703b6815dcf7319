import { type Agent, type IncomingMessage, request } from 'node:http';
import type { Reply } from './reply.ts';

/** Asks the service what the caller asked, with this body, and gives its whole reply. */
export async function forward(target: string, agent: Agent, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  const { method, url = '/' } = incoming;
  const headers = {
    ...without(incoming.headers, ['host', 'connection', 'transfer-encoding']),
    'content-length': body.length,
  };
  return await new Promise((done, fail) => {
    const outgoing = request(new URL(url, target), { method, agent, headers }, (reply) => {
      const kept = without(reply.headers, ['connection', 'keep-alive', 'transfer-encoding']);
      bytesOf(reply).then((bytes) => done({ status: reply.statusCode ?? 0, headers: kept, body: bytes }), fail);
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

export async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function without<T>(headers: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
