import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const file = fileURLToPath(new URL('../src/serve.ts', import.meta.url));

test('the service says where it listens, answers about today by the machine’s clock, and ends when it is told to', async () => {
  const service = spawn(process.execPath, [file, '--seed', '5', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(service, 'exit');
  const [line] = (await once(createInterface({ input: service.stdout }), 'line')) as [string];
  const url = /http:\S+$/.exec(line)?.[0];
  expect(line).toBe(`SIMULATED LEAGUE · seed 5 · no real team, player or game · ${url}`);

  const eastern = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(at);
  // The league's today turns in the night, and a test may run over it.
  const dates = [eastern(new Date(Date.now() - 86_400_000)), eastern(new Date())];
  const answer = await fetch(`${url}/static/json/liveData/scoreboard/todaysScoreboard_00.json`);
  expect(answer.headers.get('x-hoops-source')).toBe('simulator');
  const { scoreboard } = (await answer.json()) as { scoreboard: { gameDate: string } };
  expect(dates).toContain(scoreboard.gameDate);

  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('a port that is none is refused with a sentence', async () => {
  const service = spawn(process.execPath, [file, '--port', '99999'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  service.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(service, 'close');
  expect(code).toBe(1);
  expect(said).toContain('--port "99999" is no port: write a number up to 65535, e.g. 8090');
});
