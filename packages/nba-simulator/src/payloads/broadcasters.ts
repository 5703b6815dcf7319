import { chance } from './chance.ts';

interface Channel {
  readonly id: number;
  readonly name: string;
  readonly teamId: number;
  readonly scope: 'natl' | 'home' | 'away' | 'intl';
  readonly media: 'tv' | 'radio' | 'ott';
  readonly ranking: number | null;
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
  readonly homeOtt: readonly Channel[];
  readonly awayOtt: readonly Channel[];
  readonly abroadOtt: readonly Channel[];
}

interface Side {
  readonly team_id: number;
  readonly tricode: string;
}

const kinds = { tv: ['TV', 2000], radio: ['Radio', 3000], ott: ['Stream', 4000] } as const;

/** The ranking is null for most and absent for none. */
function channel(id: number, name: string, teamId: number, scope: Channel['scope'], media: Channel['media']): Channel {
  const draw = chance('ranking', id);
  return { id, name, teamId, scope, media, ranking: media === 'ott' || draw < 0.2 ? 1 + Math.floor(draw * 10) : null };
}

export function channelsOf(gameId: string, home: Side, away: Side): Channels {
  const own = (side: Side, scope: 'home' | 'away', media: Channel['media']): Channel[] => {
    const [word, base] = kinds[media];
    if (side.team_id === 0 || (media === 'ott' && chance('stream', side.team_id) > 0.2)) return [];
    return [channel(base + (side.team_id % 1000), `SIM ${side.tricode} ${word}`, side.team_id, scope, media)];
  };
  const isNational = chance('national', gameId) < 0.2;
  const shared = (id: number, name: string, scope: 'natl' | 'intl', media: Channel['media']): Channel[] =>
    isNational ? [channel(id + Math.floor(chance('desk', gameId) * 5), name, -1, scope, media)] : [];
  return {
    national: shared(1900, 'SIM Sports', 'natl', 'tv'),
    nationalRadio: shared(1910, 'SIM Radio', 'natl', 'radio'),
    abroad: shared(1920, 'SIM World', 'intl', 'tv'),
    abroadOtt: shared(1930, 'SIM World Stream', 'intl', 'ott'),
    homeTv: own(home, 'home', 'tv'),
    homeRadio: own(home, 'home', 'radio'),
    homeOtt: own(home, 'home', 'ott'),
    awayTv: own(away, 'away', 'tv'),
    awayRadio: own(away, 'away', 'radio'),
    awayOtt: own(away, 'away', 'ott'),
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

/** As the schedule writes it, with a region that only some have. */
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
    broadcasterRanking: channel.ranking,
    ...(channel.scope === 'natl' && channel.media === 'tv' ? { localizationRegion: '' } : {}),
  };
}
