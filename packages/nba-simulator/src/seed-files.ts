import { neutralArenas, simulatedTeams } from './teams.ts';

/** dbt's seeds about the simulated league, by their path from the project's root. */
export function seedFiles(): ReadonlyMap<string, string> {
  const teams = simulatedTeams.map(({ team_id, conference, division, tricode, city, name }) => [
    team_id,
    '1946-47',
    '',
    conference,
    division,
    tricode,
    city,
    name,
  ]);
  const arenas = [...simulatedTeams.map(({ arena }) => arena), ...Object.values(neutralArenas)].map((arena) => [
    arena.name,
    arena.city,
    arena.state,
    arena.country,
    arena.timezone,
    arena.latitude,
    arena.longitude,
  ]);
  return new Map([
    [
      'dbt/seeds/simulated_team_seasons.csv',
      csv('team_id,from_season,to_season,conference,division,tricode,city,name', teams),
    ],
    [
      'dbt/seeds/simulated_arenas.csv',
      csv('arena_name,arena_city,arena_state,arena_country,arena_timezone,latitude,longitude', arenas),
    ],
  ]);
}

function csv(header: string, rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows.map((row) => row.join(',')), ''].join('\n');
}
