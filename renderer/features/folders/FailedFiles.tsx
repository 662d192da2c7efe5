import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { FileFailures } from '../../../shared/contract/activity-schemas.ts';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { useActivity } from '../../stores/activity.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { sayProblem } from '../../ui/say-problem.ts';

/** Rows shown at first; a folder of broken files must not make the page endless. */
const SHOWN_AT_FIRST = 20;

/** Files that could not be read, each with its reason. Nothing is shown where there are none. */
export function FailedFiles() {
  const { t } = useLingui();
  const count = useActivity((store) => store.now?.failures ?? 0);
  const [failures, setFailures] = useState<FileFailures | null>(null);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  useEffect(() => {
    if (count > 0) void tellingProblems(async () => setFailures(await api.activity.failures.query()));
  }, [count]);
  if (count === 0 || !failures || failures.failures.length === 0) return null;
  const { revealPath } = desktop;
  return (
    <Section title={t`Could not be read`} note={<Plural value={failures.total} one="# file. It is left as it is, and tried again when it changes." other="# files. They are left as they are, and tried again when they change." />}>
      {failures.failures.slice(0, shown).map((failure) => (
        <div key={failure.path} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
          <div className="min-w-48 flex-1">
            <p className="truncate" title={failure.path}>
              {failure.path}
            </p>
            <p className="text-small text-ink-soft text-pretty">{sayProblem(failure.reason)}</p>
          </div>
          {revealPath && (
            <Button look="quiet" onClick={() => void tellingProblems(() => revealPath(failure.path))}>
              <Trans>Reveal</Trans>
            </Button>
          )}
        </div>
      ))}
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <Button onClick={() => void tellingProblems(() => useActivity.getState().rescan([], true))}>
          <Trans>Try again</Trans>
        </Button>
        {shown < failures.failures.length && (
          <Button look="quiet" onClick={() => setShown(shown + 200)}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
    </Section>
  );
}
