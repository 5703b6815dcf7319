import type { Answer } from './answer.ts';

/** One identity of arithmetic that a final box score does not fulfil. */
export interface FinalFault {
  readonly identity: 'points' | 'players_sum' | 'minutes' | 'period_scores';
  readonly message: string;
}
export function finalFaults(_answer: Pick<Answer, 'request' | 'bytes'>): FinalFault[] {
  return [];
}
