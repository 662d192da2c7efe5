import { Trans } from '@lingui/react/macro';
import { useConnection } from '../stores/connection.ts';

/** Says so while the engine is away; it comes back by itself. */
export function ConnectionNotice() {
  const state = useConnection((store) => store.state);
  if (state !== 'lost') return null;
  return (
    <div role="alert" className="fixed inset-x-0 top-3 z-[80] mx-auto w-fit rounded-xl bg-danger-soft px-4 py-2 text-body text-ink shadow-raised ring-1 ring-danger/40">
      <Trans>The photo engine stopped and is being started again. What was done is kept.</Trans>
    </div>
  );
}
