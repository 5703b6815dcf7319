import { ConfigError } from '@hoops/nba-client';

const PART = /^[A-Za-z0-9_][A-Za-z0-9_=.-]{0,199}$/;

/** Throws ConfigError for a name that could lead out of a store or that some store could not take: parts of letters, digits and `_=.-`, none hidden, none empty. */
export function checkName(name: string): void {
  const parts = name.split('/');
  if (parts.length <= 12 && parts.every((part) => PART.test(part))) return;
  throw new ConfigError(
    `${JSON.stringify(name.slice(0, 200))} is no name for an object: use parts of letters, digits and _ = . - that begin with a letter or digit, with / between them`,
  );
}
