/** Where the definitions are published. A citation names the page; what was checked against recorded answers says so. */
export const sources = {
  nba: 'stats.nba.com, glossary',
  fitted: 'stats.nba.com, glossary; the counts behind it fitted to published values (docs/published-numbers.md)',
  br: 'basketball-reference.com, glossary',
  hollinger: 'John Hollinger; basketball-reference.com, glossary',
  kubatko: 'Kubatko, Oliver, Pelton, Rosenbaum: A Starting Point for Analyzing Basketball Statistics (2007)',
  oliver: 'Dean Oliver: Basketball on Paper (2004), four factors',
  standings: 'the usual rule of standings',
  geometry: 'own geometry of the court, fitted to recorded shots (docs/data-faults.md)',
  convention: 'the usual reading of the term, as stats.nba.com has it',
  elo: 'FiveThirtyEight: How We Calculate NBA Elo Ratings (2015)',
  rules: "the league's published minimums for statistical leaders and awards",
} as const;
