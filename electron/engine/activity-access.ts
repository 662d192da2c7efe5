import type { Activity, ActivityOptions } from './activity/create-activity.ts';

/** The background, which is loaded when the window first asks for it: the command line never does. */
export interface ActivityAccess extends Omit<Activity, 'settingsChanged' | 'libraryChanged' | 'stop'> {
  /** These do nothing where the background was never asked for. */
  settingsChanged(): Promise<void>;
  libraryChanged(due: 'all' | readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export function createActivityAccess(options: ActivityOptions): ActivityAccess {
  let loading: Promise<Activity> | null = null;

  function load(): Promise<Activity> {
    loading ??= import('./activity/create-activity.ts').then(({ createActivity }) => createActivity(options));
    return loading;
  }

  return {
    async *follow(signal) {
      yield* (await load()).follow(signal);
    },
    run: async (request) => await (await load()).run(request),
    pause: async () => await (await load()).pause(),
    resume: async () => await (await load()).resume(),
    noticePerson: () => options.breather.noticePerson(),
    failures: async () => await (await load()).failures(),
    settingsChanged: async () => await (await loading)?.settingsChanged(),
    libraryChanged: async (due) => await (await loading)?.libraryChanged(due),
    stop: async () => await (await loading)?.stop(),
    close: async () => await (await loading)?.close(),
  };
}
