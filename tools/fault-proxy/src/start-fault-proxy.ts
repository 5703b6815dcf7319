import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyFault } from './apply-fault.ts';
import { FailedJobs } from './failed-jobs.ts';
import type { Fault, FaultPlan } from './fault.ts';
import { followPlan } from './follow-plan.ts';
import { bytesOf, forward } from './forward.ts';
import type { Reply } from './reply.ts';
import { seededRandom } from './seeded-random.ts';

/** A request as it came through; `target_status` is what the service said to it, null when it was not asked, `status` what the caller was told, null when nothing. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  readonly fault: Fault | null;
  target_status: number | null;
  status: number | null;
}

export interface FaultProxy {
  readonly url: string;
  /** All requests so far, in order. */
  readonly requests: readonly Readonly<ProxiedRequest>[];
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** The service behind it, `http://127.0.0.1:PORT`. */
  readonly target: string;
  readonly plan?: FaultPlan | undefined;
  /** Decides which bits are flipped. */
  readonly seed?: number | undefined;
}

/** A proxy that does to the requests it passes on what its plan says. It refuses uploads with wrong checksums, as the real storage does and its emulator does not. */
export async function startFaultProxy({ target, plan = [], seed = 1 }: FaultProxyOptions): Promise<FaultProxy> {
  const stepFor = followPlan(plan);
  const random = seededRandom(seed);
  const requests: ProxiedRequest[] = [];
  const failedJobs = new FailedJobs();
  const agent = new Agent({ keepAlive: true });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = incoming;
    const step = stepFor(method, path);
    const record: ProxiedRequest = { method, path, fault: step?.fault ?? null, target_status: null, status: null };
    requests.push(record);
    const ask = async (body: Buffer) => {
      const reply = await forward(target, agent, incoming, body);
      record.target_status = reply.status;
      return reply;
    };
    const body = await bytesOf(incoming);
    const contentType = incoming.headers['content-type'];
    const reply = await applyFault({ method, path, contentType, body, random, failedJobs, ask }, step);
    if (reply === 'reset') response.socket?.resetAndDestroy();
    if (typeof reply === 'string') return;
    record.status = reply.status;
    give(response, reply, step?.fault);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function give(response: ServerResponse, { status, headers, body }: Reply, fault: Fault | undefined): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  if ((fault !== 'cut_body' && fault !== 'stalled_body') || body.length === 0) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, body.length >> 1), () => {
    if (fault === 'cut_body') response.destroy();
  });
}
