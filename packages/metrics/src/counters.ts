/** What a line counts: column → [in words, as tables abbreviate it]. */
export const counters = {
  points: ['Points', 'PTS'],
  field_goals_made: ['Field goals made', 'FGM'],
  field_goals_attempted: ['Field goals attempted', 'FGA'],
  three_pointers_made: ['Three-pointers made', '3PM'],
  three_pointers_attempted: ['Three-pointers attempted', '3PA'],
  free_throws_made: ['Free throws made', 'FTM'],
  free_throws_attempted: ['Free throws attempted', 'FTA'],
  rebounds_offensive: ['Offensive rebounds', 'ORB'],
  rebounds_defensive: ['Defensive rebounds', 'DRB'],
  rebounds: ['Rebounds', 'REB'],
  assists: ['Assists', 'AST'],
  steals: ['Steals', 'STL'],
  blocks: ['Blocks', 'BLK'],
  turnovers: ['Turnovers', 'TOV'],
  fouls_personal: ['Personal fouls', 'PF'],
} as const;

export type Counter = keyof typeof counters;
export const counterNames = Object.keys(counters) as readonly Counter[];
