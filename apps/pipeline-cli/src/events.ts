import type { Step } from '@hoops/audit';

/** What happens while a command works, as facts. Terminal and log are two readings of the same stream. */
export type HoopsEvent =
  | {
      readonly event: 'started';
      readonly command: string;
      readonly source: string | null;
      readonly store: string;
      readonly warehouse: string;
      readonly code_version: string;
      readonly is_simulated: boolean;
      /** The line that says whose data this is. */
      readonly notice: string;
    }
  /** The steps that will be done, and for how many dates: the total of a progress display. */
  | { readonly event: 'planned'; readonly steps: readonly Step[]; readonly dates: number }
  | { readonly event: 'run_started'; readonly run_id: string; readonly game_date: string }
  | { readonly event: 'step_started'; readonly step: Step; readonly run_id: string; readonly game_date: string }
  | {
      readonly event: 'answered';
      readonly step: Step;
      readonly run_id: string;
      readonly game_date: string;
      readonly endpoint: string;
      readonly subject: string;
      readonly verdict: string;
      readonly reason: string | null;
    }
  | {
      readonly event: 'progressed';
      readonly step: Step;
      readonly run_id: string;
      readonly game_date: string;
      readonly done: number;
      /** Null when nobody knows yet. */
      readonly total: number | null;
      readonly note: string | null;
    }
  | {
      readonly event: 'step_ended';
      readonly step: Step;
      readonly run_id: string;
      readonly game_date: string;
      readonly status: 'ok' | 'incomplete' | 'failed';
      readonly reason: string | null;
      readonly seconds: number;
    }
  | {
      readonly event: 'found';
      readonly run_id: string;
      readonly game_date: string;
      readonly check: string;
      readonly severity: 'fail' | 'warn';
      readonly subject: string | null;
      readonly message: string;
    }
  | {
      readonly event: 'run_ended';
      readonly run_id: string;
      readonly game_date: string;
      readonly status: string;
      readonly reason: string | null;
    }
  | { readonly event: 'warned'; readonly message: string }
  | {
      readonly event: 'error';
      readonly error: string;
      readonly reason: string | null;
      readonly message: string;
      readonly exit_code: number;
    };

export type Report = (event: HoopsEvent) => void;

/** Where events go, and what must be finished before the answer is printed. */
export interface Reporter {
  readonly report: Report;
  close(): Promise<void>;
}
