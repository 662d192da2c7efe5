import { TriangleAlert, X } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconButton } from '../../ui/IconButton.tsx';
import { sayProblem } from '../../ui/say-problem.ts';
import { useDecisions } from './decisions-store.ts';

/** Files named at most: where one drive refuses everything, the reason is the same. */
const LISTED = 5;

/** What the last move had to leave in place, and why, until the person has read it. */
export function Unmoved() {
  const { t } = useLingui();
  const unmoved = useDecisions((store) => store.unmoved);
  if (unmoved.length === 0) return null;
  return (
    <section role="alert" className="mx-4 mb-2 flex shrink-0 gap-3 rounded-xl bg-danger-soft py-2 pr-2 pl-4 text-small md:mx-6">
      <TriangleAlert size={17} className="mt-1 shrink-0 text-danger" aria-hidden />
      <div className="min-w-0 flex-1 py-0.5">
        <p className="font-medium">{plural(unmoved.length, { one: '# file was left where it is', other: '# files were left where they are' })}</p>
        <ul aria-label={t`Files that were not moved`} className="break-all">
          {unmoved.slice(0, LISTED).map(({ path, reason }) => (
            <li key={path}>
              {path}: {sayProblem(reason)}
            </li>
          ))}
        </ul>
        {unmoved.length > LISTED && <p>{plural(unmoved.length - LISTED, { one: 'and # other', other: 'and # others' })}</p>}
      </div>
      <IconButton label={t`Dismiss`} className="!size-8" onClick={() => useDecisions.getState().setUnmoved([])}>
        <X size={16} />
      </IconButton>
    </section>
  );
}
