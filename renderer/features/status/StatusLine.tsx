import { CircleAlert, Pause, Play } from 'lucide-react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Popover } from 'radix-ui';
import { useActivity } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { providerName } from '../../ui/provider-name.ts';
import { describeActivity } from './describe-activity.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** One quiet line with the true state of the library, at the bottom of the window. */
export function StatusLine() {
  const { t } = useLingui();
  const { now, pause, resume } = useActivity();
  const photos = useLibrary((store) => store.lists.all?.list.count ?? null);
  const go = useNavigation((store) => store.go);
  if (now === null) return <footer className="h-9 shrink-0 border-t border-line" />;

  const parts = describeActivity(now, photos);
  const { progress, state } = now;
  const isBusy = state === 'indexing' || state === 'paused';
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <footer className="relative flex h-9 shrink-0 items-center gap-3 border-t border-line px-4 text-small text-ink-soft">
      {isBusy && share !== null && (
        <div
          role="progressbar"
          aria-label={t`Indexing`}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="absolute inset-x-0 -top-px h-0.5 bg-yolk"
          style={{ transform: `scaleX(${share})`, transformOrigin: 'left' }}
        />
      )}
      <p className={`flex min-w-0 items-center gap-x-3 tabular-nums ${state === 'blocked' ? 'text-danger' : ''}`} title={parts.join(' · ')}>
        {state === 'blocked' && <CircleAlert size={15} className="shrink-0" aria-hidden />}
        {parts.map((part, index) => (
          <span key={index} className={index === 0 ? 'truncate' : 'shrink-0 max-sm:hidden'}>
            {part}
          </span>
        ))}
      </p>
      {state === 'indexing' && progress && progress.providerNotes.length > 0 && <WhyNotGpu provider={progress.provider} notes={progress.providerNotes} />}
      <span className="flex-1" />
      {now.failures > 0 && (
        <button type="button" className="shrink-0 rounded px-1 underline-offset-4 hover:text-ink hover:underline" onClick={() => go({ page: 'folders' })}>
          <Plural value={now.failures} one="# file could not be read" other="# files could not be read" />
        </button>
      )}
      {state === 'blocked' && (
        <button type="button" className="shrink-0 font-medium text-ink underline underline-offset-4" onClick={() => void tellingProblems(() => useActivity.getState().rescan())}>
          <Trans>Try again</Trans>
        </button>
      )}
      {(isBusy || state === 'waiting') && (
        <IconButton
          label={state === 'paused' ? t`Resume indexing` : t`Pause indexing`}
          className="!size-7"
          onClick={() => void tellingProblems(state === 'paused' ? resume : pause)}
        >
          {state === 'paused' ? <Play size={15} /> : <Pause size={15} />}
        </IconButton>
      )}
      <p className="sr-only" role="status">
        {/* Read out when the state changes, not with every photo. */}
        {state === 'indexing' ? t`Indexing` : state === 'paused' ? t`Indexing is paused` : state === 'blocked' && now.problem !== null ? sayProblem(now.problem) : ''}
      </p>
    </footer>
  );
}

function WhyNotGpu({ provider, notes }: { readonly provider: string | null; readonly notes: readonly string[] }) {
  if (provider !== 'cpu') return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="shrink-0 rounded px-1 underline decoration-dotted underline-offset-4 hover:text-ink max-sm:hidden">
        <Trans>why not the GPU?</Trans>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content side="top" sideOffset={8} collisionPadding={12} className="z-50 max-w-md rounded-xl bg-surface p-4 text-small text-ink shadow-raised ring-1 ring-line">
          <p className="font-semibold">
            <Trans>Running on {providerName(provider)}</Trans>
          </p>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-4 text-ink-soft">
            {notes.map((note) => (
              <li key={note}>{sayProblem(note)}</li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
