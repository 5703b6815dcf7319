import { defineMetric, type Example } from '../metric.ts';
import { sources } from '../sources.ts';

const noPlace = 'shot.loc_x is null or shot.loc_y is null or (shot.loc_x = 0 and shot.loc_y = 0)';
const at = (
  loc_x: number | null,
  loc_y: number | null,
  is_three: boolean,
  is_at_rim: boolean,
  gives: string,
  worked: string,
): Example => ({
  shot: { loc_x, loc_y, is_three, is_at_rim },
  gives,
  worked: `${worked} → ${gives}`,
});

const far = (loc_x: number | null, loc_y: number | null, gives: number, worked: string): Example => ({
  shot: { loc_x, loc_y, shot_distance_feet: 12 },
  gives,
  worked,
});

const shot = {
  grain: 'field-goal attempt',
  school: 'own',
  source: sources.geometry,
  firstSeason: '1996-97',
} as const;
const share = { unit: 'fraction, 0 to 1', grain: 'player or team and zone, a season', firstSeason: '1996-97' } as const;

export const shots = [
  defineMetric({
    ...shot,
    name: 'zone',
    says: 'Zone of the court by our own geometry, in tenths of feet around the basket: restricted_area, paint, mid_range, left_corner_three, right_corner_three, above_the_break_three, backcourt, unknown',
    formula:
      'y > 417.5 backcourt; a three with |x| ≥ 220 and y ≤ 89.5 corner, other threes above the break; r ≤ 43.5 and y ≥ −14 restricted area; |x| ≤ 80 and y ≤ 137.5 paint; else mid-range. At (0, 0) or without a place: restricted area where the kind of shot is one at the rim, else unknown',
    sql: `case
    when ${noPlace} then
      case when shot.is_at_rim and not shot.is_three then 'restricted_area' else 'unknown' end
    when shot.loc_y > 417.5 then 'backcourt'
    when shot.is_three and shot.loc_x <= -220 and shot.loc_y <= 89.5 then 'left_corner_three'
    when shot.is_three and shot.loc_x >= 220 and shot.loc_y <= 89.5 then 'right_corner_three'
    when shot.is_three then 'above_the_break_three'
    when shot.loc_x * shot.loc_x + shot.loc_y * shot.loc_y <= 43.5 * 43.5 and shot.loc_y >= -14 then 'restricted_area'
    when abs(shot.loc_x) <= 80 and shot.loc_y <= 137.5 then 'paint'
    else 'mid_range'
  end`,
    unit: 'name of a zone',
    examples: [
      at(0, 0, false, true, 'restricted_area', 'a tip that the feed has at (0, 0)'),
      at(0, 0, false, false, 'unknown', 'a jump shot at (0, 0)'),
      at(0, 0, true, true, 'unknown', 'a three at (0, 0)'),
      at(null, 1, false, true, 'restricted_area', 'a layup without x'),
      at(1, null, false, true, 'restricted_area', 'a layup without y'),
      at(0, 100, false, false, 'paint', 'x 0, y 100'),
      at(100, 0, false, false, 'mid_range', 'x 100, y 0'),
      at(0, 417.5, true, false, 'above_the_break_three', 'y 417.5 is still before the half line'),
      at(0, 417.6, true, false, 'backcourt', 'y 417.6'),
      at(-220, 89.5, true, false, 'left_corner_three', 'x −220, y 89.5, the end of the corner'),
      at(220, 89.5, true, false, 'right_corner_three', 'x 220, y 89.5'),
      at(219.9, 89.5, true, false, 'above_the_break_three', 'x 219.9'),
      at(-219.9, 89.5, true, false, 'above_the_break_three', 'x −219.9'),
      at(230, 89.6, true, false, 'above_the_break_three', 'x 230, y 89.6'),
      at(-230, 89.6, true, false, 'above_the_break_three', 'x −230, y 89.6'),
      at(-230, 50, false, false, 'mid_range', 'a foot on the line, left: two points'),
      at(230, 50, false, false, 'mid_range', 'a foot on the line: two points'),
      at(43.5, 0, false, false, 'restricted_area', 'r 43.5'),
      at(43.6, 0, false, false, 'paint', 'r 43.6'),
      at(26, 36, false, false, 'paint', 'r² = 26² + 36² = 1972 > 1892.25'),
      at(26, 34, false, false, 'restricted_area', 'r² = 26² + 34² = 1832'),
      at(10, -14, false, false, 'restricted_area', 'y −14'),
      at(10, -14.1, false, false, 'paint', 'y −14.1, behind the backboard'),
      at(80, 137.5, false, false, 'paint', 'x 80, y 137.5, the corner of the paint'),
      at(-80.1, 100, false, false, 'mid_range', 'x −80.1'),
      at(0, 137.6, false, false, 'mid_range', 'y 137.6'),
    ],
  }),
  defineMetric({
    ...shot,
    name: 'zone_source',
    says: 'Where the zone comes from: geometry (a place on the court), kind_of_shot (the feed has none, the shot is one at the rim) or none',
    formula: 'a place other than (0, 0): geometry; else kind_of_shot at the rim; else none',
    sql: `case
    when ${noPlace} then
      case when shot.is_at_rim and not shot.is_three then 'kind_of_shot' else 'none' end
    else 'geometry'
  end`,
    unit: 'word',
    examples: [
      at(0, 0, false, true, 'kind_of_shot', 'a tip at (0, 0)'),
      at(0, 0, false, false, 'none', 'a jump shot at (0, 0)'),
      at(0, 0, true, true, 'none', 'a three at (0, 0)'),
      at(null, 1, false, false, 'none', 'no x'),
      at(1, null, false, false, 'none', 'no y'),
      at(0, 1, false, false, 'geometry', 'x 0 alone'),
      at(1, 0, false, false, 'geometry', 'y 0 alone'),
    ],
  }),
  defineMetric({
    ...shot,
    name: 'distance_feet',
    says: 'Distance from the basket; where the feed has no place, the distance that it says',
    formula: '√(x² + y²) / 10, to the hundredth',
    sql: `case when ${noPlace} then shot.shot_distance_feet
    else round(sqrt(shot.loc_x * shot.loc_x + shot.loc_y * shot.loc_y) / 10, 2) end`,
    unit: 'ft',
    examples: [
      far(30, 40, 5, '√(30² + 40²) / 10 = 50 / 10 = 5'),
      far(1, 1, 0.14, '√2 / 10 = 0.1414…, to the hundredth 0.14'),
      far(0, 1, 0.1, 'x 0 alone: 1 / 10 = 0.1'),
      far(1, 0, 0.1, 'y 0 alone: 1 / 10 = 0.1'),
      far(0, 0, 12, '(0, 0) is no place: the 12 that the feed says'),
      far(null, 1, 12, 'no x: the 12 that the feed says'),
      far(1, null, 12, 'no y: the 12 that the feed says'),
    ],
  }),
  defineMetric({
    ...shot,
    name: 'is_putback',
    says: 'Whether the shot is a putback: by the player who took the offensive rebound, within two seconds of it',
    formula: 'own offensive rebound ≤ 2 s before',
    sql: 'shot.seconds_since_own_rebound <= 2',
    unit: 'yes or no',
    source: sources.convention,
    examples: [
      { shot: { seconds_since_own_rebound: 2 }, gives: true, worked: '2 s → true' },
      { shot: { seconds_since_own_rebound: 2.1 }, gives: false, worked: '2.1 s → false' },
      { shot: { seconds_since_own_rebound: 2.9 }, gives: false, worked: '2.9 s → false' },
    ],
  }),
  defineMetric({
    ...shot,
    name: 'is_transition',
    says: 'Whether the shot came in transition: eight seconds or less into the possession',
    formula: 'seconds into the possession ≤ 8',
    sql: 'shot.seconds_into_possession <= 8',
    unit: 'yes or no',
    source: sources.convention,
    examples: [
      { shot: { seconds_into_possession: 8 }, gives: true, worked: '8 s → true' },
      { shot: { seconds_into_possession: 8.9 }, gives: false, worked: '8.9 s → false' },
    ],
  }),
  defineMetric({
    ...shot,
    name: 'is_clutch',
    says: 'Whether the moment is clutch: last five minutes or overtime, and a margin of five or less before it',
    formula: 'period ≥ 4, clock ≤ 5:00, |margin| ≤ 5',
    sql: 'shot.period >= 4 and shot.clock_seconds <= 300 and abs(shot.margin_before) <= 5',
    unit: 'yes or no',
    school: 'NBA',
    source: sources.nba,
    examples: [
      {
        shot: { period: 4, clock_seconds: 300, margin_before: -5 },
        gives: true,
        worked: 'fourth period, 5:00 left, 5 behind → true',
      },
      { shot: { period: 5, clock_seconds: 120, margin_before: 3 }, gives: true, worked: 'overtime, 3 ahead → true' },
      { shot: { period: 3, clock_seconds: 10, margin_before: 0 }, gives: false, worked: 'third period → false' },
      { shot: { period: 4, clock_seconds: 301, margin_before: 0 }, gives: false, worked: '5:01 left → false' },
      { shot: { period: 4, clock_seconds: 10, margin_before: 6 }, gives: false, worked: '6 ahead → false' },
      { shot: { period: 4, clock_seconds: 10, margin_before: -6 }, gives: false, worked: '6 behind → false' },
    ],
  }),
  defineMetric({
    ...share,
    name: 'points_per_shot',
    says: 'Points per field goal attempted from there',
    formula: 'PTS / FGA, field goals only',
    sql: 'safe_divide(own.points, own.field_goals_attempted)',
    unit: 'points',
    school: 'NBA and BR',
    source: sources.br,
    examples: [{ own: { points: 42, field_goals_attempted: 40 }, gives: 1.05, worked: '42 / 40 = 1.05' }],
  }),
  defineMetric({
    ...share,
    name: 'share_of_shots',
    says: 'Share of all own shots in the season that came from there',
    formula: 'FGA from there / all FGA',
    sql: 'safe_divide(own.field_goals_attempted, own.all_field_goals_attempted)',
    school: 'BR',
    source: sources.br,
    examples: [
      { own: { field_goals_attempted: 40, all_field_goals_attempted: 160 }, gives: 0.25, worked: '40 / 160 = 0.25' },
    ],
  }),
  defineMetric({
    ...share,
    name: 'assisted_share',
    says: 'Share of the made shots from there that were assisted',
    formula: 'assisted FGM / FGM',
    sql: 'safe_divide(own.assisted, own.field_goals_made)',
    school: 'NBA and BR',
    source: sources.br,
    examples: [{ own: { assisted: 12, field_goals_made: 16 }, gives: 0.75, worked: '12 / 16 = 0.75' }],
  }),
];
