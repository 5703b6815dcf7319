import type { PlayEvent, PlayerLine, SimGame, TeamLine } from '../sim-game.ts';
import { type Counter, type OpenPlayer, type OpenTeam, openTeam, type Score } from './open-team.ts';

const periodLength = (period: number) => (period <= 4 ? 72_000 : 30_000);
const elapsedBefore = (period: number) => (period <= 5 ? (period - 1) * 72_000 : 288_000 + (period - 5) * 30_000);
const elapsed = (play: PlayEvent) => elapsedBefore(play.period) + periodLength(play.period) - play.clock;

class Tally {
  readonly home: OpenTeam;
  readonly away: OpenTeam;
  score: Score = { home: 0, away: 0 };
  leader = 0;
  at = 0;
  periods = 0;
  /** Who was on court when the last technical foul was called, and the last other one. */
  readonly onAtFoul: { technical: ReadonlySet<OpenPlayer>; other: ReadonlySet<OpenPlayer> } = {
    technical: new Set(),
    other: new Set(),
  };

  constructor(game: SimGame) {
    this.home = openTeam(game.home);
    this.away = openTeam(game.away);
  }

  teamOf(play: PlayEvent): OpenTeam | null {
    if (play.team_id === 0) return null;
    return play.team_id === this.home.team.team_id ? this.home : this.away;
  }

  other(team: OpenTeam): OpenTeam {
    return team === this.home ? this.away : this.home;
  }

  add(team: OpenTeam, personId: number, counter: Counter, by = 1): void {
    team[counter] += by;
    const player = team.open.get(personId);
    if (player !== undefined) player[counter] += by;
  }

  advance(play: PlayEvent): void {
    const now = elapsed(play);
    const lead = this.score.home - this.score.away;
    if (lead > 0) this.home.hundredths_leading += now - this.at;
    if (lead < 0) this.away.hundredths_leading += now - this.at;
    this.at = now;
    while (this.periods < play.period) {
      this.periods += 1;
      for (const team of [this.home, this.away]) {
        team.period_scores = [...team.period_scores, 0];
        team.fouls_in_period = 0;
        team.is_in_bonus = false;
      }
    }
  }

  points(team: OpenTeam, play: PlayEvent, worth: number): void {
    this.add(team, play.person_id, 'points', worth);
    const opponent = this.other(team);
    team.period_scores = team.period_scores.map((points, i) => (i === play.period - 1 ? points + worth : points));
    const isFree = play.kind === 'freethrow';
    // Who comes in between a foul and its free throws has no part in them.
    const credited = isFree ? this.onAtFoul[play.descriptor === 'technical' ? 'technical' : 'other'] : this.onCourt();
    for (const player of credited) {
      if (team.open.has(player.player.person_id)) player.plus += worth;
      else player.minus += worth;
    }
    if (play.qualifiers.includes('pointsinthepaint')) this.add(team, play.person_id, 'points_in_the_paint', worth);
    if (play.qualifiers.includes('fastbreak')) this.add(team, play.person_id, 'points_fast_break', worth);
    if (play.qualifiers.includes('2ndchance')) this.add(team, play.person_id, 'points_second_chance', worth);
    if (play.qualifiers.includes('fromturnover')) team.points_from_turnovers += worth;
    if (team.open.get(play.person_id)?.is_starter === false) team.bench_points += worth;
    this.score = { home: play.home_score, away: play.away_score };
    this.follow(team, opponent, worth);
  }

  follow(team: OpenTeam, opponent: OpenTeam, worth: number): void {
    const lead = this.score.home - this.score.away;
    const sign = Math.sign(lead);
    team.run += worth;
    opponent.run = 0;
    if (team.run > team.biggest_scoring_run) {
      team.biggest_scoring_run = team.run;
      team.biggest_scoring_run_score = this.score;
    }
    const own = team === this.home ? lead : -lead;
    if (own > team.biggest_lead) {
      team.biggest_lead = own;
      team.biggest_lead_score = this.score;
    }
    if (sign === 0) for (const side of [this.home, this.away]) side.times_tied += 1;
    if (sign !== 0 && this.leader !== 0 && sign !== this.leader) {
      for (const side of [this.home, this.away]) side.lead_changes += 1;
    }
    if (sign !== 0) this.leader = sign;
  }

  shot(team: OpenTeam, play: PlayEvent): void {
    const worth = play.kind === '3pt' ? 3 : 2;
    const made = play.is_made === true;
    const by = made ? 1 : 0;
    this.add(team, play.person_id, 'field_goals_attempted');
    this.add(team, play.person_id, 'field_goals_made', by);
    if (worth === 3) {
      this.add(team, play.person_id, 'three_pointers_attempted');
      this.add(team, play.person_id, 'three_pointers_made', by);
    }
    if (play.qualifiers.includes('pointsinthepaint')) {
      team.points_in_the_paint_attempted += 1;
      team.points_in_the_paint_made += by;
    }
    if (play.qualifiers.includes('fastbreak')) {
      team.fast_break_attempted += 1;
      team.fast_break_made += by;
    }
    if (play.qualifiers.includes('2ndchance')) {
      team.second_chance_attempted += 1;
      team.second_chance_made += by;
    }
    if (play.block_person_id !== 0) this.add(team, play.person_id, 'blocks_received');
    if (made) this.points(team, play, worth);
    if (made && play.assist_person_id !== 0) this.add(team, play.assist_person_id, 'assists');
  }

  rebound(team: OpenTeam, play: PlayEvent): void {
    const offensive = play.subtype === 'offensive';
    if (play.person_id !== 0) {
      this.add(team, play.person_id, offensive ? 'rebounds_offensive' : 'rebounds_defensive');
      return;
    }
    const dead = play.qualifiers.includes('deadball') ? 1 : 0;
    if (offensive) {
      team.rebounds_team_offensive += 1;
      team.rebounds_dead_offensive += dead;
    } else {
      team.rebounds_team_defensive += 1;
      team.rebounds_dead_defensive += dead;
    }
  }

  onCourt(): Set<OpenPlayer> {
    const all = [this.home, this.away].flatMap(({ open }) => [...open.values()]);
    return new Set(all.filter((player) => player.is_on_court));
  }

  foul(team: OpenTeam, play: PlayEvent): void {
    this.onAtFoul[play.subtype === 'technical' ? 'technical' : 'other'] = this.onCourt();
    if (play.subtype === 'technical') {
      if (play.person_id === 0) team.fouls_team_technical += 1;
      else this.add(team, play.person_id, 'fouls_technical');
      return;
    }
    this.add(team, play.person_id, 'fouls_personal');
    if (play.subtype === 'offensive') this.add(team, play.person_id, 'fouls_offensive');
    else {
      team.fouls_team += 1;
      team.fouls_in_period += 1;
      if (team.fouls_in_period >= (play.period <= 4 ? 5 : 4)) this.other(team).is_in_bonus = true;
    }
    if (play.foul_drawn_person_id !== 0) this.add(this.other(team), play.foul_drawn_person_id, 'fouls_drawn');
  }

  substitute(team: OpenTeam, play: PlayEvent): void {
    const player = team.open.get(play.person_id);
    if (player === undefined) return;
    player.is_on_court = play.subtype === 'in';
    if (player.is_on_court) {
      player.since = this.at;
      player.is_played = true;
    } else player.hundredths_played += this.at - player.since;
  }

  take(play: PlayEvent): void {
    this.advance(play);
    const team = this.teamOf(play);
    if (team === null) return;
    if (play.kind === '2pt' || play.kind === '3pt') this.shot(team, play);
    else if (play.kind === 'freethrow') {
      this.add(team, play.person_id, 'free_throws_attempted');
      if (play.is_made === true) {
        this.add(team, play.person_id, 'free_throws_made');
        this.points(team, play, 1);
      }
    } else if (play.kind === 'rebound') this.rebound(team, play);
    else if (play.kind === 'turnover') {
      if (play.person_id === 0) team.turnovers_team += 1;
      else this.add(team, play.person_id, 'turnovers');
    } else if (play.kind === 'steal') this.add(team, play.person_id, 'steals');
    else if (play.kind === 'block') this.add(team, play.person_id, 'blocks');
    else if (play.kind === 'foul') this.foul(team, play);
    else if (play.kind === 'substitution') this.substitute(team, play);
    else if (play.kind === 'heave') team.field_goals_attempted_heave += 1;
    else if (play.kind === 'timeout') team.timeouts_remaining -= 1;
  }

  close(team: OpenTeam, begun: boolean): TeamLine {
    const { run, fouls_in_period, open, ...line } = team;
    const players = line.players.map(({ player }): PlayerLine => {
      const { since, ...rest } = open.get(player.person_id) as OpenPlayer;
      if (!rest.is_on_court) return rest;
      return { ...rest, is_played: begun, hundredths_played: rest.hundredths_played + this.at - since };
    });
    return { ...line, players, hundredths_played: 5 * this.at };
  }
}

/** The box score after some of a game's plays: counted from the plays alone, rosters taken from the game. */
export function replay(
  game: SimGame,
  plays: readonly PlayEvent[],
): { readonly home: TeamLine; readonly away: TeamLine } {
  const tally = new Tally(game);
  for (const play of plays) tally.take(play);
  const begun = plays.length > 0;
  return { home: tally.close(tally.home, begun), away: tally.close(tally.away, begun) };
}
