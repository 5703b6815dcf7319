import type { FailedJobs, JobRequest } from './failed-jobs.ts';
import type { FaultStep } from './fault.ts';
import { refusalOf } from './refusal.ts';
import { json, type Reply, refuse } from './reply.ts';
import { parseUpload, refuseUpload } from './upload.ts';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  readonly random: () => number;
  readonly failedJobs: FailedJobs;
  /** Asks the service. */
  ask(body: Buffer): Promise<Reply>;
}

/** What the caller gets: a reply, a connection that is reset, or nothing, ever. */
export async function applyFault(exchange: Exchange, step: FaultStep | undefined): Promise<Reply | 'reset' | 'stall'> {
  const { method, path, contentType, body, random, failedJobs } = exchange;
  const failed = failedJobs.answer(method, path, body);
  if (failed !== null) return failed;
  const upload = parseUpload(path, contentType, body);
  if (step?.fault === 'corrupted_upload' && upload !== null) flipBit(body, upload.start, upload.end, random);
  const why = upload === null ? null : refuseUpload(upload, body);
  const pass = async () => (why === null ? await exchange.ask(body) : refuse(400, 'invalid', why));
  if (step === undefined) return await pass();
  switch (step.fault) {
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
      break;
    case 'could_not_serialize':
    case 'transaction_aborted':
      return json(200, failedJobs.fail(step.fault, path, parse(body)));
    case 'job_id_taken': {
      const { jobReference } = parse(body);
      const other = { jobReference, configuration: { query: { query: 'select 1 as taken', useLegacySql: false } } };
      await exchange.ask(Buffer.from(JSON.stringify(other)));
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
  }
  return refusalOf(step) ?? (await pass());
}

function parse(body: Buffer): JobRequest {
  return JSON.parse(body.toString('utf8'));
}

function flipBit(bytes: Buffer, start: number, end: number, random: () => number): void {
  if (end <= start) return;
  const at = start + Math.floor(random() * (end - start));
  bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
}
