import type { Config, SettingName } from './config.ts';
import type { Report } from './events.ts';

/** What a command gets to work with. */
export interface Context {
  readonly config: Config;
  /** Arguments that are no flags, in order. */
  readonly words: readonly string[];
  readonly report: Report;
  /** Aborted with an Interrupted error when someone asks us to stop. */
  readonly signal: AbortSignal;
  /** Whether stdout is a terminal, so that a person reads the answer. */
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** What a command ends with: the text for stdout, without the last line end, and the exit code. */
export interface Ending {
  readonly answer: string | null;
  readonly exitCode: number;
}

type Run = (context: Context) => Promise<Ending>;

/** A command as the help shows it; its code is loaded only when it is called. */
export interface CommandSpec {
  readonly name: string;
  /** Arguments that are no flags, as commander reads them. */
  readonly words: string;
  readonly summary: string;
  readonly description: string;
  readonly settings: readonly SettingName[];
  readonly examples: readonly (readonly [line: string, why: string])[];
  readonly load: () => Promise<Run>;
}
