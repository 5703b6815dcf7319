import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorBody } from './error-body.ts';
import { FailedJobs, type JobRequest } from './failed-jobs.ts';
import type { Fault, FaultPlan, FaultStep } from './fault.ts';
import { followPlan } from './follow-plan.ts';
import { seededRandom } from './seeded-random.ts';
import { parseUpload, refuseUpload } from './upload.ts';

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
  readonly requests: readonly ProxiedRequest[];
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** The service behind it, `http://127.0.0.1:PORT`. */
  readonly target: string;
  readonly plan?: FaultPlan | undefined;
  /** Decides which bits are flipped. */
  readonly seed?: number | undefined;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** A proxy that does to the requests it passes on what its plan says. It refuses uploads with wrong checksums, as the real storage does and its emulator does not. */
export async function startFaultProxy({ target, plan = [], seed = 1 }: FaultProxyOptions): Promise<FaultProxy> {
  const stepFor = followPlan(plan);
  const random = seededRandom(seed);
  const requests: ProxiedRequest[] = [];
  const failedJobs = new FailedJobs();
  const agent = new Agent({ keepAlive: true });

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = incoming;
    const step = stepFor(method, path);
    const record: ProxiedRequest = { method, path, fault: step?.fault ?? null, target_status: null, status: null };
    requests.push(record);
    const body = await bytesOf(incoming);
    const reply = await answer(incoming, record, step, body);
    if (reply === 'reset') response.socket?.resetAndDestroy();
    if (typeof reply === 'string') return;
    record.status = reply.status;
    give(response, reply, step?.fault);
  }

  /** What the caller shall be told; `stall` when nothing, ever. */
  async function answer(
    incoming: IncomingMessage,
    record: ProxiedRequest,
    step: FaultStep | undefined,
    body: Buffer,
  ): Promise<Reply | 'reset' | 'stall'> {
    const { method, path } = record;
    const failed = failedJobs.find(method, path);
    if (failed !== null) {
      return failed.wantsResults ? refuse(400, 'invalidQuery', failed.message) : json(200, failed.job);
    }
    const upload = parseUpload(path, incoming.headers['content-type'], body);
    if (step?.fault === 'corrupted_upload' && upload !== null) {
      flipBit(body, upload.start, upload.end, random);
    }
    const why = upload === null ? null : refuseUpload(upload, body);
    const pass = async () => {
      if (why !== null) return refuse(400, 'invalid', why);
      const reply = await forward(target, agent, incoming, body);
      record.target_status = reply.status;
      return reply;
    };
    switch (step?.fault) {
      case 'reset':
      case 'stall':
        return step.fault;
      case 'stored_then_reset':
        await pass();
        return 'reset';
      case 'stored_then_stall':
        await pass();
        return 'stall';
      case 'stored_then_503':
        await pass();
        return refuse(503, 'backendError', 'We encountered an internal error. Please try again.', step.retryAfter);
      case 'status_401':
        return refuse(401, 'authError', 'Invalid Credentials');
      case 'status_403':
        return refuse(403, 'forbidden', `hoops-test does not have permission for ${method} ${path.split('?')[0]}`);
      case 'status_404':
        return refuse(404, 'notFound', 'Not Found');
      case 'status_429':
        return refuse(429, 'rateLimitExceeded', 'The rate of requests is too high.', step.retryAfter);
      case 'status_503':
        return refuse(503, 'backendError', 'Backend Error', step.retryAfter);
      case 'rate_limit_exceeded':
        return refuse(403, 'rateLimitExceeded', 'Exceeded rate limits: too many jobs.insert requests.');
      case 'quota_exceeded':
        return refuse(403, 'quotaExceeded', 'Quota exceeded: Your project exceeded quota for imports per table.');
      case 'could_not_serialize':
      case 'transaction_aborted':
        return json(200, failedJobs.fail(step.fault, path, JSON.parse(body.toString('utf8'))));
      case 'job_id_taken': {
        const { jobReference } = JSON.parse(body.toString('utf8')) as JobRequest;
        const other = { jobReference, configuration: { query: { query: 'select 1 as taken', useLegacySql: false } } };
        await forward(target, agent, incoming, Buffer.from(JSON.stringify(other)));
        return await pass();
      }
      case 'corrupted_body': {
        const reply = await pass();
        flipBit(reply.body, 0, reply.body.length, random);
        return reply;
      }
      case 'short_body': {
        const reply = await pass();
        return { ...reply, body: reply.body.subarray(0, reply.body.length >> 1) };
      }
      default: {
        if (method === 'POST' && /\/jobs(\?|$)/.test(path) && failedJobs.has(jobIdOf(body))) {
          return refuse(409, 'duplicate', `Already Exists: Job ${jobIdOf(body)}`);
        }
        return await pass();
      }
    }
  }

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

async function forward(target: string, agent: Agent, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  const { host, 'transfer-encoding': _, connection: __, ...headers } = incoming.headers;
  return await new Promise((done, fail) => {
    const outgoing = send(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, agent, headers: { ...headers, 'content-length': body.length } },
      (reply) => {
        const { connection, 'transfer-encoding': ___, 'keep-alive': ____, ...kept } = reply.headers;
        bytesOf(reply).then((bytes) => done({ status: reply.statusCode ?? 0, headers: kept, body: bytes }), fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refuse(status: number, reason: string, message: string, retryAfter?: number): Reply {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }),
  };
  return { status, headers, body: errorBody(status, reason, message) };
}

function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

function jobIdOf(body: Buffer): string | undefined {
  try {
    return (JSON.parse(body.toString('utf8')) as JobRequest).jobReference?.jobId;
  } catch {
    return undefined;
  }
}

function flipBit(bytes: Buffer, start: number, end: number, random: () => number): void {
  if (end <= start) return;
  const at = start + Math.floor(random() * (end - start));
  bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
}
