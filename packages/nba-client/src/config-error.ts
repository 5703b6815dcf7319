/** A value that a person or a program gave is wrong. The message names the value, the rule and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
