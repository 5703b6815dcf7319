import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { airflowPython, root } from './files.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function ask(component: string, answer: unknown, status = 200) {
  server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(answer)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const check = spawn(airflowPython, [join(root, 'docker/image/is-healthy'), component, url]);
  let said = '';
  check.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(check, 'close');
  return { code, said };
}

test('a component is healthy when the api-server says so, and nothing else will do', async () => {
  const answer = {
    dag_processor: { status: 'healthy' },
    triggerer: { status: 'unhealthy' },
    scheduler: { status: null },
  };
  expect(await ask('dag_processor', answer)).toEqual({ code: 0, said: '' });
  expect(await ask('triggerer', answer)).toEqual({ code: 1, said: 'triggerer: {"status": "unhealthy"}\n' });
  expect((await ask('metadatabase', answer)).said).toContain('gave no answer about it');
});

test('the scheduler and the simulator speak for themselves, by their status alone', async () => {
  expect((await ask('scheduler', '')).code).toBe(0);
  expect((await ask('scheduler', '', 503)).said).toContain('503');
  expect((await ask('simulator', '', 599)).code).toBe(1);
});
