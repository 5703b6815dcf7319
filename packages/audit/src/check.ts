import type { Warehouse } from '@hoops/bq-loader';
import type { Manifest, ObjectStore } from '@hoops/bronze-writer';
import type { GameDate } from '@hoops/nba-client';
import type { Expectation } from './expect-games.ts';
import type { Finding } from './finding.ts';

/** What a check looks at. */
export interface CheckContext {
  readonly store: ObjectStore;
  readonly warehouse: Warehouse;
  readonly date: GameDate;
  readonly now: Date;
  /** Of the run that is checked. */
  readonly manifest: Manifest;
  readonly expected: Expectation;
}

/** A question that compares the warehouse with a manifest, the schedule or the clock. What it can ask of the warehouse alone is a dbt test instead. */
export interface Check {
  readonly name: string;
  find(context: CheckContext): Promise<readonly Finding[]>;
}
