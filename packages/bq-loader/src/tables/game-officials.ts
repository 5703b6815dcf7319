import { date, gameId, id, nullable, text } from '../columns.ts';
import { defineStagingTable, layers, unfold } from '../define-staging-table.ts';
import { playedOn } from '../played-on.ts';

export const gameOfficials = defineStagingTable({
  name: 'game_officials',
  description: 'One row per official of a game.',
  key: ['game_id', 'official_id'],
  columns: {
    game_date: date('gameDate', 'US Eastern date of the game.'),
    game_id: gameId('gameId', 'Ten-digit league id of the game.'),
    official_id: id('personId', 'League id of the official.'),
    official_name: text('name', 'Full name.'),
    first_name: nullable(text('firstName', 'Given name.')),
    family_name: nullable(text('familyName', 'Family name, with its suffix.')),
    name_initial: nullable(text('nameI', 'Initial and family name.')),
    jersey_number: nullable(text('jerseyNum', 'Number on the jersey, as text.')),
    assignment: nullable(text('assignment', '`OFFICIAL1` to `OFFICIAL3`, or `ALTERNATE`; the summary says none.')),
  },
  from: [
    unfold('cdn/boxscore', 'game_id', ({ game }, answer) => {
      const shared = { gameDate: playedOn(game, answer), gameId: game.gameId };
      return (game.officials ?? []).map((official) => layers(shared, official));
    }),
    unfold('stats/boxscoresummaryv3', 'game_id', ({ boxScoreSummary: game }, answer) => {
      const shared = { gameDate: playedOn(game, answer), gameId: game.gameId };
      return (game.officials ?? []).map((official) => layers(shared, official));
    }),
  ],
});
