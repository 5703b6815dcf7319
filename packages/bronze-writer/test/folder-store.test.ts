import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProofs } from '@hoops/fault-proxy';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../src/open-store.ts';
import { bytesOf } from './answers.ts';
import { runChild } from './child.ts';
import { storeContract } from './store.contract.ts';
import { namesOf, withStore } from './with-store.ts';

storeContract('a folder', (test) => withStore(test));

const totals = { races: 0, kills: 0, naive_broken: 0, lost: 0, duplicated: 0, false_conflicts: 0 };
afterAll(() => recordProofs('@hoops/bronze-writer', 'folder', totals));

it('makes folders for its owner alone, and files that nobody may write', async () => {
  await withStore(async (_, folder) => {
    const store = await openStore(`folder:${folder}/new/data`);
    await store.create('a/b/c.json', bytesOf('x'));
    for (const path of ['new', 'new/data', 'new/data/a', 'new/data/a/b']) {
      expect((await stat(join(folder, path))).mode & 0o777, path).toBe(0o700);
    }
    expect((await stat(join(folder, 'new/data/a/b/c.json'))).mode & 0o777).toBe(0o440);
  });
});

it('makes nothing before the first object', async () => {
  await withStore(async (_, folder) => {
    const store = await openStore(`folder:${folder}/new`);
    expect(await namesOf(store)).toEqual([]);
    await expect(store.read('a/b')).rejects.toMatchObject({ reason: 'missing' });
    expect(await readdir(folder)).toEqual([]);
  });
});

it('leaves no temporary file behind, whether a name was free, taken alike or taken otherwise', async () => {
  await withStore(async (store, folder) => {
    await store.create('a/b.json', bytesOf('one'));
    await store.create('a/b.json', bytesOf('one'));
    await store.create('a/b.json', bytesOf('two')).catch(() => undefined);
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
  });
});

it('names the folder that cannot be written to, and the way out', async () => {
  await withStore(async (_, folder) => {
    await writeFile(join(folder, 'file'), 'no folder');
    for (const path of [join(folder, 'file'), join(folder, 'file/below'), '/proc/hoops']) {
      const store = await openStore(`folder:${path}`);
      await expect(store.create('a/b', bytesOf('x'))).rejects.toMatchObject({
        name: 'BronzeError',
        reason: 'unavailable',
        message: expect.stringMatching(new RegExp(`^the folder ${path} .*--store folder:DIR$`)),
      });
    }
  });
});

const asUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
it('says so when a folder belongs to somebody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hoops-locked-'));
  try {
    await chmod(folder, 0o555);
    const script = `
      if (${JSON.stringify(asUser)}.uid) { process.setgid(65534); process.setuid(65534); }
      const { openStore } = await import('@hoops/bronze-writer');
      const store = await openStore('folder:' + process.argv[1]);
      await store.create('a/b', Buffer.from('x')).catch(({ reason, message }) => console.log(reason, message));`;
    const { stdout, stderr } = await runChild(script, [folder]);
    expect(stdout + stderr).toContain(`unavailable the folder ${folder} does not take or give a/b (EACCES)`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('follows no link that was planted inside it, neither to write nor to read nor to list', async () => {
  await withStore(async (_, folder) => {
    const outside = join(folder, 'outside');
    await mkdir(join(outside, 'sub'), { recursive: true });
    await writeFile(join(outside, 'sub/secret.json'), 'secret');
    await mkdir(join(folder, 'data/real'), { recursive: true });
    await symlink(outside, join(folder, 'data/a'));
    await symlink(join(outside, 'sub/secret.json'), join(folder, 'data/real/b.json'));
    const store = await openStore(`folder:${folder}/data`);
    await expect(store.create('a/sub/x.json', bytesOf('x'))).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(store.create('a/new/x.json', bytesOf('x'))).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(store.read('a/sub/secret.json')).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(store.read('real/b.json')).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(store.create('real/b.json', bytesOf('x'))).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(namesOf(store)).rejects.toMatchObject({ reason: 'corrupt' });
    expect(await readdir(outside)).toEqual(['sub']);
    expect(await readdir(join(outside, 'sub'))).toEqual(['secret.json']);
  });
});

it('may itself be reached by a link', async () => {
  await withStore(async (_, folder) => {
    await mkdir(join(folder, 'disk'));
    await symlink(join(folder, 'disk'), join(folder, 'data'));
    const store = await openStore(`folder:${folder}/data`);
    await store.create('a/b.json', bytesOf('x'));
    expect(await namesOf(store)).toEqual(['a/b.json']);
    expect((await lstat(join(folder, 'data'))).isSymbolicLink()).toBe(true);
  });
});

const putScript = `
  const { openStore } = await import('@hoops/bronze-writer');
  const [folder, mine, names] = process.argv.slice(1);
  const store = await openStore('folder:' + folder);
  const won = [];
  for (let i = 0; i < Number(names); i += 1) {
    const how = await store.create('race/' + i + '.json', Buffer.from(mine + '-' + i)).catch(({ reason }) => reason);
    if (how === 'created') won.push(i);
    else if (how !== 'conflict') throw new Error(how);
  }
  console.log(JSON.stringify(won));`;

it('P1: lets exactly one of eight processes have each name, whole', async () => {
  await withStore(async (store, folder) => {
    const names = 125;
    const ended = await Promise.all(
      Array.from({ length: 8 }, (_, i) => runChild(putScript, [folder, `process${i}`, String(names)])),
    );
    expect(ended.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(Array(8).fill('0'));
    const winners = new Map<number, number>();
    ended.forEach(({ stdout }, i) => {
      for (const name of JSON.parse(stdout) as number[]) {
        expect(winners.has(name), `name ${name} won twice`).toBe(false);
        winners.set(name, i);
      }
    });
    expect(winners.size).toBe(names);
    for (const [name, winner] of winners) {
      expect(Buffer.from(await store.read(`race/${name}.json`)).toString()).toBe(`process${winner}-${name}`);
    }
    expect(await readdir(join(folder, 'race'))).toHaveLength(names);
    totals.races += names;
    // The naive way, a plain write: everyone wins, and the last one stays.
    for (const mine of ['one', 'two']) await writeFile(join(folder, 'race/naive'), mine);
    expect(await readFile(join(folder, 'race/naive'), 'utf8')).toBe('two');
    totals.naive_broken += 1;
  });
}, 60_000);

it.each([
  ['store.before_link', []],
  ['store.after_link', ['race/0.json']],
])('P3, P4: is none the worse for a process killed at %s', async (point, left) => {
  await withStore(async (store, folder) => {
    const { signal } = await runChild(putScript, [folder, 'dead', '1'], { HOOPS_FAILPOINT: `${point}:kill` });
    expect(signal).toBe('SIGKILL');
    totals.kills += 1;
    expect(await readdir(join(folder, 'race'))).toContainEqual(expect.stringMatching(/^\..*\.tmp$/));
    expect(await namesOf(store)).toEqual(left);
    const how = await store.create('race/0.json', bytesOf('dead-0')).catch(({ reason }: { reason: string }) => reason);
    if (how === 'conflict') totals.false_conflicts += 1;
    expect(how).toBe(left.length === 0 ? 'created' : 'exists');
    const kept = Buffer.from(await store.read('race/0.json')).toString();
    if (kept !== 'dead-0') totals.lost += 1;
    expect(kept).toBe('dead-0');
    expect(await namesOf(store)).toEqual(['race/0.json']);
  });
});

it('P2: the same bytes again write nothing: the file is the one that was made first', async () => {
  await withStore(async (store, folder) => {
    await store.create('a/b.json', bytesOf('one'));
    const first = await stat(join(folder, 'a/b.json'));
    for (let i = 0; i < 3; i += 1) expect(await store.create('a/b.json', bytesOf('one'))).toBe('exists');
    const { ino, mtimeMs } = await stat(join(folder, 'a/b.json'));
    if (ino !== first.ino) totals.duplicated += 1;
    expect([ino, mtimeMs]).toEqual([first.ino, first.mtimeMs]);
    // The naive way, written aside and renamed, is another file each time.
    await writeFile(join(folder, 'a/aside'), 'one');
    await rename(join(folder, 'a/aside'), join(folder, 'a/b.json'));
    expect((await stat(join(folder, 'a/b.json'))).ino).not.toBe(first.ino);
    totals.naive_broken += 1;
  });
});

it('P4: a naive write that is killed leaves half a file under its name', async () => {
  await withStore(async (store, folder) => {
    const script = `
      const { openSync, writeSync } = await import('node:fs');
      const file = openSync(process.argv[1] + '/half.json', 'w');
      writeSync(file, 'dea');
      process.kill(process.pid, 'SIGKILL');`;
    expect((await runChild(script, [folder])).signal).toBe('SIGKILL');
    expect(Buffer.from(await store.read('half.json')).toString()).toBe('dea');
    totals.naive_broken += 1;
  });
});
