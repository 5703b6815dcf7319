import type { Conference, Division, SimArena, SimTeam } from './sim-game.ts';

type Row = readonly [
  tricode: string,
  city: string,
  name: string,
  state: string,
  timezone: string,
  latitude: number,
  longitude: number,
];

const NEW_YORK = 'America/New_York';
const CHICAGO = 'America/Chicago';
const DENVER = 'America/Denver';
const LOS_ANGELES = 'America/Los_Angeles';

/** No real code begins with X. Places are invented; the coordinates lie where such a place could be, so that travel has lengths. */
const divisions: readonly (readonly [Conference, Division, readonly Row[]])[] = [
  [
    'East',
    'Atlantic',
    [
      ['XBW', 'Brackwater', 'SIM Herons', 'MA', NEW_YORK, 42.31, -71.12],
      ['XEQ', 'East Quay', 'SIM Ferries', 'NY', NEW_YORK, 40.71, -73.92],
      ['XHM', 'Hollow Mills', 'SIM Looms', 'PA', NEW_YORK, 39.98, -75.24],
      ['XNG', 'Northgate', 'SIM Beacons', 'NY', NEW_YORK, 40.79, -73.99],
      ['XYL', 'Yarrow Lake', 'SIM Loons', 'ON', 'America/Toronto', 43.66, -79.41],
    ],
  ],
  [
    'East',
    'Central',
    [
      ['XCP', 'Copper Point', 'SIM Smelters', 'IL', CHICAGO, 41.87, -87.71],
      ['XFR', 'Fernridge', 'SIM Otters', 'OH', NEW_YORK, 41.45, -81.62],
      ['XIW', 'Ironwood Bay', 'SIM Anvils', 'MI', NEW_YORK, 42.37, -83.1],
      ['XMD', 'Maple Draw', 'SIM Sledges', 'IN', NEW_YORK, 39.8, -86.11],
      ['XWS', 'Whitesand', 'SIM Plovers', 'WI', CHICAGO, 43.01, -87.96],
    ],
  ],
  [
    'East',
    'Southeast',
    [
      ['XAL', 'Alder Cross', 'SIM Foxes', 'GA', NEW_YORK, 33.71, -84.43],
      ['XCV', 'Cove Harbor', 'SIM Tides', 'FL', NEW_YORK, 25.83, -80.22],
      ['XGL', 'Glass Lagoon', 'SIM Egrets', 'FL', NEW_YORK, 28.49, -81.42],
      ['XPV', 'Pinevale', 'SIM Rafters', 'NC', NEW_YORK, 35.27, -80.79],
      ['XRS', 'Redstone', 'SIM Arches', 'DC', NEW_YORK, 38.93, -77.05],
    ],
  ],
  [
    'West',
    'Northwest',
    [
      ['XBF', 'Bluff Falls', 'SIM Cascades', 'OR', LOS_ANGELES, 45.57, -122.63],
      ['XPF', 'Prairie Fork', 'SIM Plows', 'OK', CHICAGO, 35.5, -97.58],
      ['XHT', 'High Timber', 'SIM Lynxes', 'MN', CHICAGO, 45.01, -93.33],
      ['XSB', 'Salt Basin', 'SIM Avocets', 'UT', DENVER, 40.73, -111.95],
      ['XTP', 'Two Peaks', 'SIM Marmots', 'CO', DENVER, 39.71, -105.06],
    ],
  ],
  [
    'West',
    'Pacific',
    [
      ['XDW', 'Dry Wash', 'SIM Roadrunners', 'AZ', 'America/Phoenix', 33.49, -112.12],
      ['XFB', 'Fog Bank', 'SIM Foghorns', 'CA', LOS_ANGELES, 37.74, -122.44],
      ['XLV', 'Low Valley', 'SIM Orchards', 'CA', LOS_ANGELES, 38.61, -121.45],
      ['XPA', 'Palisade', 'SIM Lanterns', 'CA', LOS_ANGELES, 34.08, -118.21],
      ['XSP', 'South Pier', 'SIM Gulls', 'CA', LOS_ANGELES, 33.91, -118.3],
    ],
  ],
  [
    'West',
    'Southwest',
    [
      ['XBY', 'Bayou Verde', 'SIM Herdsmen', 'LA', CHICAGO, 29.98, -90.13],
      ['XCT', 'Cedar Trace', 'SIM Barges', 'TN', CHICAGO, 35.11, -90.01],
      ['XMQ', 'Mesquite', 'SIM Wranglers', 'TX', CHICAGO, 32.83, -96.87],
      ['XOR', 'Old River', 'SIM Derricks', 'TX', CHICAGO, 29.71, -95.41],
      ['XSM', 'San Mirador', 'SIM Bells', 'TX', CHICAGO, 29.47, -98.51],
    ],
  ],
];

/** Thirty fictional teams, the same for every seed and season. */
export const simulatedTeams: readonly SimTeam[] = divisions.flatMap(([conference, division, rows], block) =>
  rows.map(([tricode, city, name, state, timezone, latitude, longitude], place) => {
    const number = block * 5 + place + 1;
    return {
      team_id: 1610699900 + number,
      city,
      name,
      tricode,
      slug: name.toLowerCase().replaceAll(' ', '-'),
      conference,
      division,
      arena: {
        arena_id: 9000 + number,
        name: `SIM ${city} Hall`,
        city,
        state,
        country: state === 'ON' ? 'CA' : 'US',
        timezone,
        latitude,
        longitude,
        capacity: 17_200 + ((number * 373) % 3_300),
      },
    };
  }),
);

/** Where nobody is at home: one date in the autumn, two in January, the Cup's last rounds. */
export const neutralArenas = {
  autumn: arena(9101, 'SIM Arena del Valle', 'Ciudad Simulada', 'CX', 'MX', 'America/Mexico_City', 19.43, -99.13),
  januaryFirst: arena(9102, 'SIM Halle', 'Simstadt', 'BE', 'DE', 'Europe/Berlin', 52.51, 13.44),
  januarySecond: arena(9103, 'SIM Dome', 'Simbury', 'LN', 'GB', 'Europe/London', 51.5, 0),
  cup: arena(9104, 'SIM Desert Arena', 'Mirage Springs', 'NV', 'US', LOS_ANGELES, 36.1, -115.18),
} as const;

function arena(
  arena_id: number,
  name: string,
  city: string,
  state: string,
  country: string,
  timezone: string,
  latitude: number,
  longitude: number,
): SimArena {
  return { arena_id, name, city, state, country, timezone, latitude, longitude, capacity: 16_400 };
}

const byId = new Map(simulatedTeams.map((team) => [team.team_id, team]));

/** @throws RangeError for an id outside 1610699901 to 1610699930. */
export function simulatedTeam(teamId: number): SimTeam {
  const team = byId.get(teamId);
  if (!team) throw new RangeError(`${teamId} is no simulated team: their ids run from 1610699901 to 1610699930`);
  return team;
}
