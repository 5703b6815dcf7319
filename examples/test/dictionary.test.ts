import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dictionaryFile, dictionaryText } from '../src/dictionary/dictionary-files.ts';
import { readModels } from '../src/dictionary/read-models.ts';

const root = join(import.meta.dirname, '../..');

test('the data dictionary is what dbt and staging say (else: npm run demo, then npm run dictionary)', () => {
  expect(readFileSync(join(root, dictionaryFile), 'utf8')).toBe(dictionaryText(root));
});

describe('in a copy of the dbt project', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hoops-dictionary-'));
    for (const part of ['models', 'macros', 'seeds']) {
      cpSync(join(root, 'dbt', part), join(copy, 'dbt', part), { recursive: true });
    }
    symlinkSync(join(root, '.venv'), join(copy, '.venv'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  const file = () => join(copy, 'dbt', 'models', 'marts', '_plays.yml');
  const change = (from: RegExp, to: string) => {
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), text.replace(from, to));
    return () => writeFileSync(file(), text);
  };

  test('a model says what it is made of, through macros too', () => {
    const models = readModels(copy);
    const madeOf = (name: string) => models.find((model) => model.name === name)?.madeOf;
    expect(madeOf('shot_zones_team')).toEqual(['core.fct_shots']);
    expect(madeOf('lineups')).toEqual(['core.fct_player_games', 'core.fct_stints']);
  });

  test('a column without a sentence stops the build', () => {
    const restore = change(/description: Seconds played\./, 'description: ""');
    expect(() => readModels(copy)).toThrow('marts.team_game_advanced.seconds has no description');
    restore();
  });

  test('a model without a key, or without an entry, stops the build', () => {
    const restore = change(/columns: \[game_id, team_id\]/, 'columns: []');
    expect(() => readModels(copy)).toThrow('team_game_advanced has no test of its key');
    restore();
    writeFileSync(join(copy, 'dbt', 'models', 'marts', 'unsaid.sql'), 'select 1 as one');
    expect(() => readModels(copy)).toThrow('unsaid has no entry in YAML');
    rmSync(join(copy, 'dbt', 'models', 'marts', 'unsaid.sql'));
  });
});
