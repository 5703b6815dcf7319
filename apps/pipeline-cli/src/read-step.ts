import { type Step, steps } from '@hoops/audit';
import { ConfigError } from '@hoops/nba-client';

/** A step by its task id. ConfigError, which names all nine, for anything else. */
export function readStep(text: string, flag = 'the step'): Step {
  const found = steps.find((name) => name === text);
  if (found === undefined) throw new ConfigError(`${flag} "${text}" is no step: it is one of ${steps.join(', ')}`);
  return found;
}
