import { WarehouseError } from '@hoops/bq-loader';
import { BronzeError } from '@hoops/bronze-writer';
import { ConfigError, SourceError } from '@hoops/nba-client';
import { expect, it } from 'vitest';
import { DbtError } from '../src/dbt.ts';
import { exitCode } from '../src/exit-code.ts';
import { Interrupted } from '../src/interrupted.ts';

it.each([
  [new ConfigError('x'), 64],
  [new SourceError('unavailable', 'x'), 75],
  [new SourceError('refused', 'x'), 69],
  [new BronzeError('missing', 'x'), 66],
  [new BronzeError('unsealed', 'x'), 66],
  [new BronzeError('unavailable', 'x'), 75],
  [new BronzeError('refused', 'x'), 69],
  [new BronzeError('corrupt', 'x'), 65],
  [new BronzeError('conflict', 'x'), 65],
  [new WarehouseError('unavailable', 'x'), 75],
  [new WarehouseError('busy', 'x'), 75],
  [new WarehouseError('schema-mismatch', 'x'), 65],
  [new WarehouseError('refused', 'x'), 65],
  [new WarehouseError('lossy', 'x'), 65],
  [new Interrupted('SIGINT'), 130],
  [new Interrupted('SIGTERM'), 143],
  [new DbtError('missing', 'x'), 64],
  [new DbtError('failed', 'x'), 70],
  [new TypeError('x'), 70],
  ['not even an error', 70],
])('gives %s the code %i', (error, code) => {
  expect(exitCode(error)).toBe(code);
});
