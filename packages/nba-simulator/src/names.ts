import type { Rng } from './rng.ts';

// Invented people: common first names beside family names put together for this league.
const first =
  `Adé Aleksi Amari Andrej Anton Bakari Bastien Bode Bogdan Brice Caleb Cassius Cédric Corbin Dario Davíð Deion Demir Denzel Dimas
Donté Duarte Eamon Edvin Eliás Emeka Enzo Esteban Everett Fabien Filip Gaël Goran Grayson Håkon Hugo Ibrahim Idris Ilija Isaiah Ivo Jabari Jalen
Jamal Jarek João Jonas Jordão Josué Kaleb Karim Kenji Khalid Kofi Kristaps Lamine Lars Leandro Léo Luka Mads Malik Marek Mateo Matúš Micah Miloš
Moussa Nate Nikola Noé Obinna Ousmane Pavel Quentin Rafa Rasmus Raúl Rémi Rhys Roko Rui Samir Šarūnas Sekou Silas Søren Tariq Tobías Tomáš Trey
Tyrell Uroš Vasco Viktor Wendell Xavier Yanis Zaïre Zeke Želimir O'Neal D'Marco Jae-min T.J. C.J. A.J.`.split(/\s+/);

const head =
  `Ab Al Bar Bel Bran Cal Cor Dar Del Dun El Fal Far Gal Gren Hal Har Hol Jar Kal Kel Kor Lan Lor Mar Mel Mor Nor Oak Os Pen Quil
Rad Rav Rin Sal Sel Sten Tal Tor Ul Val Var Vel Wen Wes Yar Zel`.split(/\s+/);
const tail =
  `adze akić amby anou arski ašić ato ável berg bury by caster čić combe dale dottir eaux edo elo en enko ers évski fjord ford gate
giorno grave guez halter háza holt iak ín ington ić ius kovski lund man mere mont more ndez nik novaš oğlu ollo onde ović quist rell rique ša
sson stad stead ström tier tov ucci ulu vane vić wright yar zade`.split(/\s+/);
const suffixes = ['Jr.', 'II', 'III', 'IV'];

export interface PersonName {
  readonly first_name: string;
  readonly family_name: string;
  readonly name_initial: string;
}

/** Draws names that `taken` does not hold yet, and adds them to it. */
export function drawName(rng: Rng, taken: Set<string>): PersonName {
  for (;;) {
    const first_name = rng.pick(first);
    const family = rng.pick(head) + rng.pick(tail) + (rng.chance(0.04) ? `-${rng.pick(head)}${rng.pick(tail)}` : '');
    if (taken.has(`${first_name} ${family}`)) continue;
    taken.add(`${first_name} ${family}`);
    const family_name = rng.chance(0.07) ? `${family} ${rng.pick(suffixes)}` : family;
    return { first_name, family_name, name_initial: `${[...first_name][0]}. ${family_name}` };
  }
}
