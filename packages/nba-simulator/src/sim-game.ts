/** The simulated league as facts, before anyone renders them in a feed's shape. Numbers of ids are the league's own integers. */

export type Conference = 'East' | 'West';
export type Division = 'Atlantic' | 'Central' | 'Southeast' | 'Northwest' | 'Pacific' | 'Southwest';
export type Position = 'PG' | 'SG' | 'SF' | 'PF' | 'C';
/** Third digit of a game id: 2 regular (Cup group and knock-out games included), 4 playoffs, 5 play-in, 6 Cup final. */
export type SeasonType = 2 | 4 | 5 | 6;

export interface SimArena {
  readonly arena_id: number;
  readonly name: string;
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  /** Two letters. */
  readonly country: string;
  /** IANA zone. */
  readonly timezone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly capacity: number;
}

export interface SimTeam {
  /** 1610699901 to 1610699930. */
  readonly team_id: number;
  readonly city: string;
  readonly name: string;
  readonly tricode: string;
  readonly slug: string;
  readonly conference: Conference;
  readonly division: Division;
  readonly arena: SimArena;
}

export interface SimPlayer {
  /** 9_000_001 and up; a player belongs to one season of one seed. */
  readonly person_id: number;
  readonly team_id: number;
  readonly first_name: string;
  /** Suffix included, as the league does it: `Oduya Jr.` */
  readonly family_name: string;
  /** `J. Oduya Jr.` */
  readonly name_initial: string;
  /** `0` and `00` are two numbers. */
  readonly jersey: string;
  readonly position: Position;
  readonly is_two_way: boolean;
}

export interface SimOfficial {
  readonly person_id: number;
  readonly first_name: string;
  readonly family_name: string;
  readonly name_initial: string;
  readonly jersey: string;
  readonly assignment: 'OFFICIAL1' | 'OFFICIAL2' | 'OFFICIAL3' | 'ALTERNATE';
}

/** What a game exists as until its detail is asked for. */
export interface GameResult {
  readonly home_score: number;
  readonly away_score: number;
  readonly overtimes: number;
}

export interface ScheduledGame {
  readonly game_id: string;
  readonly season: string;
  readonly season_type: SeasonType;
  /** US Eastern calendar date, YYYY-MM-DD. */
  readonly game_date: string;
  /** UTC, `2026-01-16T00:30:00Z`. */
  readonly tip_off_at: string;
  readonly home_team_id: number;
  readonly away_team_id: number;
  readonly arena: SimArena;
  readonly is_neutral: boolean;
  /** '' or `SIM Cup`, `Play-In`, `East First Round`, `SIM Finals`. */
  readonly label: string;
  /** `East Group A`, `Quarterfinal`, `Championship`, `Game 5`, … or ''. */
  readonly sub_label: string;
  /** '' | 'in-season' | 'in-season-knockout' | 'Global Games' */
  readonly subtype: string;
  /** `Game 5` in playoffs, else ''. */
  readonly series_game_number: string;
  /** State of the series AFTER this game, `BOS leads 3-2`-like; '' outside the playoffs. */
  readonly series_text: string;
  /** '' | 'East' | 'West' in play-in and playoffs ('' in the finals). */
  readonly series_conference: string;
  /** '' | '1st Round' | 'Conf. Semifinals' | 'Conf. Finals' | 'Finals' */
  readonly round_description: string;
  /** Games 5 to 7 of a series are scheduled as if necessary. */
  readonly is_if_necessary: boolean;
  /** Wins and losses after this game: of the regular season, in the playoffs of the series. */
  readonly home_wins: number;
  readonly home_losses: number;
  readonly away_wins: number;
  readonly away_losses: number;
  /** Seeds in the conference 1..10 in play-in and playoffs, else 0. */
  readonly home_seed: number;
  readonly away_seed: number;
  /** 1 in the week of the first game (weeks start on Monday). */
  readonly week_number: number;
  readonly result: GameResult;
}

export interface StandingsRow {
  readonly team_id: number;
  readonly wins: number;
  readonly losses: number;
  /** 1..15 in the conference. */
  readonly rank: number;
}

export interface League {
  readonly seed: number;
  /** `2025-26` */
  readonly season: string;
  readonly teams: readonly SimTeam[];
  /** By team id: 15 players and three two-way players, best first. */
  readonly rosters: ReadonlyMap<number, readonly SimPlayer[]>;
  /** Every game played this season in order of tip-off (regular, Cup final, play-in, playoffs). */
  readonly schedule: readonly ScheduledGame[];
  /** Regular season records over the games before that Eastern date (all games without one), by conference and rank. */
  standings(before?: string): { readonly East: readonly StandingsRow[]; readonly West: readonly StandingsRow[] };
  /** @throws RangeError naming the id when the season has no such game. */
  scheduledGame(gameId: string): ScheduledGame;
  /** The same game possession by possession; ends at exactly the scheduled game's result. @throws RangeError as above. */
  game(gameId: string): SimGame;
}

/** Counters that player and team lines share. Points are 2·(FGM−3PM) + 3·3PM + FTM. */
export interface Line {
  readonly points: number;
  readonly field_goals_made: number;
  readonly field_goals_attempted: number;
  readonly three_pointers_made: number;
  readonly three_pointers_attempted: number;
  readonly free_throws_made: number;
  readonly free_throws_attempted: number;
  /** Personal ones only, also in team lines. */
  readonly rebounds_offensive: number;
  readonly rebounds_defensive: number;
  readonly assists: number;
  readonly steals: number;
  readonly blocks: number;
  readonly blocks_received: number;
  /** Personal ones only, also in team lines. */
  readonly turnovers: number;
  /** Offensive fouls included, technicals not. */
  readonly fouls_personal: number;
  readonly fouls_offensive: number;
  readonly fouls_drawn: number;
  readonly fouls_technical: number;
  readonly points_in_the_paint: number;
  readonly points_fast_break: number;
  readonly points_second_chance: number;
}

export type NotPlayingReason =
  | 'INACTIVE_INJURY'
  | 'INACTIVE_COACH'
  | 'INACTIVE_GLEAGUE_TWOWAY'
  | 'INACTIVE_GLEAGUE_ON_ASSIGNMENT'
  | 'INACTIVE_PERSONAL'
  | 'INACTIVE_REST'
  | 'DND_INJURY'
  | 'DNP_COACH';

export interface PlayerLine extends Line {
  readonly player: SimPlayer;
  /** Dressed (CDN `ACTIVE`) or not (`INACTIVE`). */
  readonly is_active: boolean;
  readonly is_starter: boolean;
  /** Slot of the five starters, null for all others. */
  readonly slot: Position | null;
  readonly is_played: boolean;
  /** On the floor at the end. */
  readonly is_on_court: boolean;
  /** Set for players who did not play. */
  readonly not_playing_reason: NotPlayingReason | null;
  /** `Left Ankle; Sprain`, null when there is none. */
  readonly not_playing_description: string | null;
  /** Hundredths of a second on court. */
  readonly hundredths_played: number;
  /** Own team's points while on court. */
  readonly plus: number;
  /** Opponent's points while on court. */
  readonly minus: number;
}

export interface TeamLine extends Line {
  readonly team: SimTeam;
  readonly is_home: boolean;
  /** Starters first in order SF PF C SG PG, then bench by minutes, then those who did not play, then the inactive. */
  readonly players: readonly PlayerLine[];
  /** Points by period, overtimes included. */
  readonly period_scores: readonly number[];
  /** 5 × (288000 + 30000·OT) */
  readonly hundredths_played: number;
  /** Team rebounds, dead-ball ones included. */
  readonly rebounds_team_offensive: number;
  readonly rebounds_team_defensive: number;
  /** Of those, the dead-ball ones (never a live chance). */
  readonly rebounds_dead_offensive: number;
  readonly rebounds_dead_defensive: number;
  readonly turnovers_team: number;
  /** Personal fouls without offensive ones. */
  readonly fouls_team: number;
  readonly fouls_team_technical: number;
  readonly points_from_turnovers: number;
  readonly bench_points: number;
  readonly points_in_the_paint_made: number;
  readonly points_in_the_paint_attempted: number;
  readonly fast_break_made: number;
  readonly fast_break_attempted: number;
  readonly second_chance_made: number;
  readonly second_chance_attempted: number;
  readonly biggest_lead: number;
  /** Score home-away at that moment; null when the team never led. */
  readonly biggest_lead_score: { readonly home: number; readonly away: number } | null;
  readonly biggest_scoring_run: number;
  readonly biggest_scoring_run_score: { readonly home: number; readonly away: number } | null;
  readonly lead_changes: number;
  readonly times_tied: number;
  readonly hundredths_leading: number;
  /** Missed heaves: attempts of the team, in nobody's FGA. */
  readonly field_goals_attempted_heave: number;
  readonly timeouts_remaining: number;
  readonly is_in_bonus: boolean;
  /** Possessions counted from the plays (one starting with ≤ 2 s left counts only if a FGM or FT follows). */
  readonly possessions: number;
}

/** CDN vocabulary, one row of the CDN feed per event. */
export type PlayKind =
  | 'period'
  | 'jumpball'
  | '2pt'
  | '3pt'
  | 'freethrow'
  | 'rebound'
  | 'turnover'
  | 'steal'
  | 'block'
  | 'foul'
  | 'substitution'
  | 'timeout'
  | 'violation'
  | 'stoppage'
  | 'instantreplay'
  | 'ejection'
  | 'heave'
  | 'game';

/** Geometry of `metrics.md` §5; null off shots. */
export type ShotZone = 'restricted' | 'paint' | 'mid' | 'corner' | 'above';

export interface ShotSpot {
  readonly zone: ShotZone;
  /** Tenths of feet around the basket, x right, y up court. */
  readonly x_legacy: number;
  readonly y_legacy: number;
  /** Percent of court, 0..100, on the half that the team attacks in this period. */
  readonly x: number;
  readonly y: number;
  /** Feet, two decimals. */
  readonly distance: number;
  /** Which half, as the CDN says it. */
  readonly side: 'left' | 'right';
}

/**
 * One play. subtype and descriptor are the CDN's words:
 * 2pt/3pt 'Jump Shot' 'Layup' 'DUNK' 'Hook' + descriptor 'driving', 'pullup', …; freethrow '1 of 2' + 'technical';
 * rebound 'offensive'|'defensive'; turnover 'bad pass' …; foul 'personal' + 'shooting'|'loose ball'|'take'|'', 'offensive' + ''|'charge',
 * 'technical' + ''|'defensive-3-second'; substitution 'in'|'out'; timeout 'full'|'challenge'; jumpball 'recovered' + 'startperiod'|'heldball';
 * violation 'kicked ball' …; stoppage 'out-of-bounds'; period 'start'|'end'; game 'end'; instantreplay 'challenge' + 'overturned'|'support'.
 */
export interface PlayEvent {
  /** 1, 2, … in true order. */
  readonly order: number;
  readonly period: number;
  /** Hundredths of a second left in the period. */
  readonly clock: number;
  /** Wall clock, UTC with tenths: `2026-01-16T00:41:12.3Z` */
  readonly occurred_at: string;
  readonly kind: PlayKind;
  readonly subtype: string;
  readonly descriptor: string;
  /** CDN's: 'pointsinthepaint' '2ndchance' 'fastbreak' 'fromturnover' 'team' 'deadball' 'mandatory' '1freethrow' '2freethrow' '3freethrow' 'inpenalty' 'startperiod' 'defensivegoaltending' */
  readonly qualifiers: readonly string[];
  /** 0 when the play has no team (period, game, stoppage rows). */
  readonly team_id: number;
  /** 0 when the play is a team's or nobody's. On a jump ball the winner of the tip's recovery, as on the CDN. */
  readonly person_id: number;
  readonly is_made: boolean | null;
  readonly shot: ShotSpot | null;
  readonly assist_person_id: number;
  /** On a turnover row: who stole it. */
  readonly steal_person_id: number;
  /** On a missed shot row: who blocked it. */
  readonly block_person_id: number;
  readonly foul_drawn_person_id: number;
  readonly jump_ball_won_person_id: number;
  readonly jump_ball_lost_person_id: number;
  readonly jump_ball_recovered_person_id: number;
  /** Official who called it (fouls, violations, some turnovers), else 0. */
  readonly official_id: number;
  /** `order` of the missed shot or free throw that a rebound belongs to, else 0. */
  readonly shot_order: number;
  /** Team in possession when the play happened; 0 between. */
  readonly possession_team_id: number;
  /** After the play. */
  readonly home_score: number;
  readonly away_score: number;
  /** Player's running totals after the play, where the row is his: points on shots, rebounds on rebounds, fouls on fouls … */
  readonly totals: PlayTotals;
}

/** Running totals after the play; only those that the play's kind has. */
export interface PlayTotals {
  readonly points?: number;
  readonly assists?: number;
  readonly rebounds_offensive?: number;
  readonly rebounds_defensive?: number;
  readonly turnovers?: number;
  readonly steals?: number;
  readonly blocks?: number;
  readonly fouls_personal?: number;
  readonly fouls_technical?: number;
}

export interface SimGame {
  readonly scheduled: ScheduledGame;
  readonly home: TeamLine;
  readonly away: TeamLine;
  readonly plays: readonly PlayEvent[];
  /** Periods played, 4 or more. */
  readonly periods: number;
  readonly attendance: number;
  readonly is_sellout: boolean;
  /** Tip to buzzer. */
  readonly duration_minutes: number;
  readonly officials: readonly SimOfficial[];
  /** UTC of the final buzzer, whole seconds. */
  readonly ended_at: string;
}
