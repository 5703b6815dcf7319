import { styleText } from 'node:util';
import type { Step } from '@hoops/audit';
import {
  type DefaultRenderer,
  Listr,
  ListrLogger,
  type ListrTaskWrapper,
  ProcessOutput,
  type SimpleRenderer,
} from 'listr2';
import type { HoopsEvent, Reporter } from './events.ts';

type Task = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

interface Line {
  readonly ended: Promise<void>;
  end(failure?: Error): void;
  task: Task | null;
  dates: number;
  failure: string | null;
  output: string;
}

const titles: Readonly<Record<Step, string>> = {
  fetch_scoreboard: 'scoreboard and schedule',
  extract_game_ids: 'games worth asking for',
  fetch_boxscores: 'box scores and play-by-plays',
  write_raw_to_gcs: 'bronze sealed',
  load_to_bq_staging: 'staging loaded',
  dbt_run: 'core and marts built',
  dbt_test: 'core and marts tested',
  freshness_volume_checks: 'completeness, volume, freshness',
  write_audit: 'audit written',
};

/** A live task list on stderr: one line per step, with progress over dates and games. */
export function terminalReporter(stream: NodeJS.WriteStream): Reporter {
  const lines = new Map<Step, Line>();
  let total = 1;
  let running: Promise<unknown> = Promise.resolve();
  const say = (text: string) => stream.write(`${text}\n`);

  const plan = (steps: readonly Step[], dates: number) => {
    total = dates;
    for (const step of steps) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      promise.catch(() => {});
      lines.set(step, {
        ended: promise,
        end: (failure) => (failure === undefined ? resolve() : reject(failure)),
        task: null,
        dates: 0,
        failure: null,
        output: '',
      });
    }
    const list = new Listr(
      [...lines].map(([step, line]) => ({
        title: titles[step] ?? step,
        task: async (_: unknown, task: Task) => {
          line.task = task;
          task.output = line.output;
          await line.ended;
        },
      })),
      {
        exitOnError: false,
        forceTTY: true,
        // A terminal that does not know its size would be given one letter a line, or none.
        fallbackRendererCondition: !(stream.columns > 20 && stream.rows > 10),
        fallbackRenderer: 'simple',
        registerSignalListeners: false,
        rendererOptions: {
          collapseErrors: false,
          logger: new ListrLogger({ useIcons: true, toStderr: [], processOutput: new ProcessOutput(stream, stream) }),
        },
      },
    );
    running = list.run().catch(() => {});
  };

  const show = (step: Step, output: string) => {
    const line = lines.get(step);
    if (line === undefined) return;
    line.output = output;
    if (line.task !== null) line.task.output = output;
  };
  const finish = (step: Step, line: Line) => {
    if (line.task !== null && total > 1) line.task.title = `${titles[step]} · ${line.dates} dates`;
    line.end(line.failure === null ? undefined : new Error(line.failure));
  };
  const stepEnded = (event: HoopsEvent & { event: 'step_ended' }) => {
    const line = lines.get(event.step);
    if (line === undefined) return;
    line.dates += 1;
    if (event.status === 'failed') line.failure = `${event.game_date}: ${event.reason ?? 'failed'}`;
    show(event.step, `${line.dates}/${total} dates`);
    if (line.dates === total) finish(event.step, line);
  };

  return {
    report: (event) => {
      if (event.event === 'started') say(styleText('bold', event.notice));
      else if (event.event === 'planned') plan(event.steps, event.dates);
      else if (event.event === 'progressed') {
        show(
          event.step,
          `${event.game_date} · ${event.done}${event.total === null ? '' : `/${event.total}`}${event.note === null ? '' : ` · ${event.note}`}`,
        );
      } else if (event.event === 'step_ended') stepEnded(event);
      else if (event.event === 'warned') say(styleText('yellow', event.message));
      else if (event.event === 'error') say(styleText('red', `hoops: ${event.message}`));
    },
    close: async () => {
      for (const [step, line] of lines) finish(step, line);
      await running;
      lines.clear();
    },
  };
}
