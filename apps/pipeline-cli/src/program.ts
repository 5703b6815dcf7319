import { Command, Option } from 'commander';
import type { CommandSpec } from './command.ts';
import { commands } from './commands.ts';
import { type Setting, type SettingName, settings } from './config.ts';
import { version } from './workspace.ts';

type Action = (spec: CommandSpec, words: readonly string[], flags: Flags) => Promise<void>;
export type Flags = Readonly<Partial<Record<SettingName, unknown>>>;

/** The command line as commander reads it: every command with its flags and examples; what is called goes to the action. */
export function buildProgram(action: Action): Command {
  const program = new Command('hoops')
    .description(
      "An NBA data platform: the league's answers kept, typed, modelled, checked and audited, one game date at a time.",
    )
    .usage('<command> [flags]')
    .version(version(), '--version', 'print the version')
    .helpOption('--help', 'show help; also after a command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {}, writeErr: () => {} })
    .addHelpText('after', mainHelp);
  for (const spec of commands) {
    const command = new Command(`${spec.name}`)
      .summary(spec.summary)
      .description(`${spec.summary}\n\n${spec.description}`)
      .allowExcessArguments(false)
      .copyInheritedSettings(program)
      .helpOption('--help', 'show this')
      .addHelpText(
        'after',
        `\nExamples:\n${spec.examples.map(([line, why]) => `  ${line}\n      ${why}`).join('\n')}\n`,
      );
    if (spec.words !== '') command.argument(spec.words);
    // Two settings may share a flag that means another thing in another command (--to).
    const options = spec.settings.map((name) => [name, option(settings[name])] as const);
    for (const [, each] of options) command.addOption(each);
    command.action(async (...given: unknown[]) => {
      const words = spec.words === '' ? [] : [String(given[0])];
      const flags = options.map(([name, each]) => [name, command.getOptionValue(each.attributeName())]);
      await action(spec, words, Object.fromEntries(flags));
    });
    program.addCommand(command);
  }
  return program;
}

const mainHelp = `
Begin here:
  hoops demo                     a simulated league, end to end, no network needed
  hoops run --date=yesterday     the real league; its own file, never mixed with the simulated one
  hoops run --help               the flags of one command, with examples

Every flag has a variable (HOOPS_SOURCE for --source …): a flag wins over a variable, a variable over .env, that over the default.
Exit codes: 0 done · 1 day not complete, or findings · 64 wrong use · 65 corrupt or refused data · 66 nothing there
            69 the source refuses · 70 a bug · 75 unavailable or busy, try again · 130, 143 stopped by you
`;

function option({ flag, env, default: value, help }: Setting): Option {
  const notes = [value === null ? null : `default ${value}`, `variable ${env[0]}`].filter((note) => note !== null);
  return new Option(flag, `${help} (${notes.join(', ')})`);
}
