import { CommanderError } from 'commander';
import type { CommandSpec, Ending } from './command.ts';
import { commands } from './commands.ts';
import { type Config, defaultsFor, readConfig } from './config.ts';
import { environment } from './environment.ts';
import type { Reporter } from './events.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import { jsonReporter } from './json-reporter.ts';
import { buildProgram, type Flags } from './program.ts';

/** Runs the command line and resolves to its exit code; prints the answer on stdout and events on stderr. */
export async function runCli(args: readonly string[]): Promise<number> {
  process.stdout.on('error', leaveWhenUnread);
  process.stderr.on('error', leaveWhenUnread);
  let code: number = exitCodes.ok;
  const program = buildProgram(async (spec, words, flags) => {
    code = await execute(spec, words, flags);
  });
  if (args.length === 0) {
    process.stdout.write(program.helpInformation());
    return code;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    const reporter = await openReporter();
    const message = error instanceof CommanderError ? usageSentence(error, args) : String(error);
    const exit_code = error instanceof CommanderError ? exitCodes.wrongUse : exitCodes.bug;
    reporter.report({ event: 'error', error: 'ConfigError', reason: null, message, exit_code });
    await reporter.close();
    return exit_code;
  }
}

async function execute(spec: CommandSpec, words: readonly string[], flags: Flags): Promise<number> {
  const reporter = await openReporter();
  const abort = new AbortController();
  const release = onSignal(abort);
  let ending: Ending;
  try {
    const run = await spec.load();
    const { isTTY, columns } = process.stdout;
    ending = await run({
      config: configOf(spec.name, flags),
      words,
      report: reporter.report,
      signal: abort.signal,
      isTerminal: isTTY === true,
      columns: columns ?? 120,
    });
    await reporter.close();
  } catch (thrown) {
    const error = abort.signal.aborted ? abort.signal.reason : thrown;
    await reporter.close();
    ending = { answer: null, exitCode: exitCode(error) };
    reporter.report(errorEvent(error, ending.exitCode));
  } finally {
    release();
  }
  if (ending.answer !== null) process.stdout.write(`${ending.answer}\n`);
  return ending.exitCode;
}

function configOf(command: string, flags: Flags): Config {
  const variables = environment(process.cwd(), process.env);
  const source = readConfig(flags, variables).source ?? '';
  return readConfig(flags, variables, defaultsFor(command, source));
}

async function openReporter(): Promise<Reporter> {
  if (process.stderr.isTTY !== true) return jsonReporter((line) => process.stderr.write(line));
  const { terminalReporter } = await import('./terminal-reporter.ts');
  return terminalReporter(process.stderr);
}

function onSignal(abort: AbortController): () => void {
  const stop = async (name: 'SIGINT' | 'SIGTERM') => {
    // The second time someone means it: leave at once. Objects and tables are whole at every instant.
    if (abort.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    const { Interrupted } = await import('./interrupted.ts');
    abort.abort(new Interrupted(name));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}

function errorEvent(error: unknown, exit_code: number) {
  const known = error instanceof Error ? error : new Error(String(error));
  const reason = 'reason' in known && typeof known.reason === 'string' ? known.reason : null;
  const isBug = exit_code === exitCodes.bug && known.name !== 'DbtError';
  const message = isBug
    ? `this is a bug in hoops, please report it with these lines: ${known.stack ?? known.message}`
    : known.message;
  return { event: 'error', error: known.name, reason, message, exit_code } as const;
}

function usageSentence(error: CommanderError, args: readonly string[]): string {
  const spec = commands.find(({ name }) => args.includes(name));
  const where = spec === undefined ? 'hoops --help' : `hoops ${spec.name} --help`;
  const [what = '', hint] = error.message.replace(/^error: /, '').split('\n');
  const guess = hint === undefined ? '' : ` ${hint.replace('(Did', '(did')}`;
  return `${what.replace(/\.$/, '')}${guess}: see ${where}`;
}

function leaveWhenUnread(error: NodeJS.ErrnoException): void {
  // `hoops query … | head` closes the pipe when it has enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
