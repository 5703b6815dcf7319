import { chance } from './chance.ts';

interface Channel {
  readonly id: number;
  readonly name: string;
  readonly teamId: number;
  readonly scope: 'natl' | 'home' | 'away' | 'intl';
  readonly media: 'tv' | 'radio';
}

/** Invented channels of one game: sometimes a national one, always the teams' own. */
export interface Channels {
  readonly national: readonly Channel[];
  readonly nationalRadio: readonly Channel[];
  readonly abroad: readonly Channel[];
  readonly homeTv: readonly Channel[];
  readonly homeRadio: readonly Channel[];
  readonly awayTv: readonly Channel[];
  readonly awayRadio: readonly Channel[];
}

interface Side {
  readonly team_id: number;
  readonly tricode: string;
}

export function channelsOf(gameId: string, home: Side, away: Side): Channels {
  const own = (side: Side, scope: 'home' | 'away', media: 'tv' | 'radio'): Channel[] =>
    side.team_id === 0
      ? []
      : [
          {
            id: (side.team_id % 1000) + (media === 'tv' ? 2000 : 3000),
            name: `SIM ${side.tricode} ${media === 'tv' ? 'TV' : 'Radio'}`,
            teamId: side.team_id,
            scope,
            media,
          },
        ];
  const isNational = chance('national', gameId) < 0.2;
  const shared = (id: number, name: string, scope: 'natl' | 'intl', media: 'tv' | 'radio'): Channel[] =>
    isNational ? [{ id, name, teamId: -1, scope, media }] : [];
  return {
    national: shared(1999, 'SIM Sports', 'natl', 'tv'),
    nationalRadio: shared(1998, 'SIM Radio', 'natl', 'radio'),
    abroad: shared(1997, 'SIM World', 'intl', 'tv'),
    homeTv: own(home, 'home', 'tv'),
    homeRadio: own(home, 'home', 'radio'),
    awayTv: own(away, 'away', 'tv'),
    awayRadio: own(away, 'away', 'radio'),
  };
}

/** As the V3 scoreboard writes a channel. */
export function boardChannel(channel: Channel) {
  return {
    broadcasterId: channel.id,
    broadcastDisplay: channel.name,
    broadcasterTeamId: channel.teamId,
    broadcasterDescription: '',
  };
}

/** As the schedule writes it, with a ranking that is null and a region that only some have. */
export function scheduleChannel(channel: Channel) {
  return {
    broadcasterScope: channel.scope,
    broadcasterMedia: channel.media,
    broadcasterId: channel.id,
    broadcasterDisplay: channel.name,
    broadcasterAbbreviation: channel.name.replace('SIM ', ''),
    broadcasterDescription: '',
    tapeDelayComments: '',
    broadcasterVideoLink: '',
    regionId: 1,
    broadcasterTeamId: channel.teamId,
    broadcasterRanking: null,
    ...(channel.scope === 'natl' ? { localizationRegion: '' } : {}),
  };
}
