import type { PlayEvent } from '../sim-game.ts';

/** Every word with a capital: `Out Of Bounds`. */
export const title = (text: string) =>
  text.replaceAll(/(^|[\s-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());

/** `Pullup Jump shot`, `Driving Floating Jump Shot`: the letter case is the league's own and differs by descriptor. */
export function shotType(play: PlayEvent): string {
  const descriptor = title(play.descriptor).replace('Alley-Oop', 'Alley Oop');
  if (play.subtype === 'DUNK') return `${descriptor} Dunk Shot`.trim();
  if (play.subtype === 'Layup') return `${descriptor} Layup Shot`.trim();
  if (play.subtype === 'Hook') return `${descriptor} Hook Shot`.trim();
  switch (play.descriptor) {
    case 'pullup':
    case 'pullup bank':
      return 'Pullup Jump shot';
    case 'step back':
      return 'Step Back Jump shot';
    case 'floating':
      return 'Floating Jump shot';
    case 'turnaround fadeaway':
      return 'Turnaround Fadeaway shot';
    case 'running pullup':
      return 'Running Pull-Up Jump Shot';
    default:
      return `${descriptor} Jump Shot`.trim();
  }
}

/** The type as it stands in a description, where most layups and dunks lose their last word. */
export function shotWords(type: string): string {
  if (type === 'Fadeaway Jump Shot') return 'Fadeaway Jumper';
  return /^(Driving|Running|Putback|Alley Oop)? ?(Reverse |Finger Roll )?(Layup|Dunk) Shot$/.test(type) &&
    !type.startsWith('Layup')
    ? type.replace(/ Shot$/, '')
    : type.replace(/ shot$/, ' Shot');
}
