import type { EndpointDefinition, Resource } from './endpoint-definition.ts';
import { type FamilyBody, familyBody } from './family-body.ts';
import { judgeFamily } from './judge-family.ts';
import { at } from './read-unknown.ts';

/** One further box score of the stats host, from what tells it from its sisters. `estimated…` numbers are in none: they are wrong at the source. */
export function defineFamily<const R extends string, const L extends string>(declared: {
  readonly name: string;
  readonly resource: Resource;
  readonly root: R;
  readonly statistics: readonly L[];
  /** Whether its address names periods and ranges, all 0 for the whole game. */
  readonly hasRange: boolean;
  readonly hasWholeMinutes: boolean;
}): EndpointDefinition<FamilyBody<R, L>> {
  const { name, resource, root, statistics, hasRange, hasWholeMinutes } = declared;
  return {
    name: `stats/${name}`,
    resource,
    subject: 'game_id',
    host: 'stats',
    path: (id) =>
      hasRange
        ? `/stats/${name}?EndPeriod=0&EndRange=0&GameID=${id}&RangeType=0&StartPeriod=0&StartRange=0`
        : `/stats/${name}?GameID=${id}`,
    codec: familyBody(root, statistics),
    root,
    clock: 'utc',
    judge: (body, id) => judgeFamily(at(body, root), id, hasWholeMinutes),
  };
}
