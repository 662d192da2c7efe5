import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import { api } from '../../api/client.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { Modal } from '../../ui/Modal.tsx';
import { useDecisions } from './decisions-store.ts';
import { moveAll } from './resolve-groups.ts';

/** Says exactly what clearing a whole tier does, before it is done. */
export function DoAllDialog({ tier, onClose }: { readonly tier: DuplicateTier; readonly onClose: () => void }) {
  const counts = useDuplicates((store) => store.summary?.tiers.find((each) => each.tier === tier));
  const isComplete = useDuplicates((store) => store.summary?.isComplete ?? true);
  const decided = useDecisions((store) => [...store.decisions.values()].filter((each) => each.tier === tier).length);
  const isMoving = useDecisions((store) => store.isMoving);
  const rules = useRuleCount();
  const extra = counts?.extra ?? 0;
  const groups = counts?.groups ?? 0;
  const size = formatBytes(counts?.winsBytes ?? 0);

  async function moveThem(): Promise<void> {
    await tellingProblems(() => moveAll(tier));
    onClose();
  }

  return (
    <Modal
      title={
        tier === 'exact'
          ? plural(extra, { one: 'Move # file to the trash?', other: `Move ${formatNumber(extra)} files to the trash?` })
          : plural(extra, { one: 'Move # picture to the trash?', other: `Move ${formatNumber(extra)} pictures to the trash?` })
      }
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={isMoving || decided > 0 || extra === 0} onClick={() => void moveThem()}>
            {isMoving ? <Trans>Moving…</Trans> : <Trans>Move to the trash</Trans>}
          </Button>
        </>
      }
    >
      <dl className="grid gap-x-5 gap-y-3 text-body sm:grid-cols-[auto_1fr] [&_dd]:text-pretty [&_dt]:text-ink-soft">
        <dt>
          <Trans>What goes</Trans>
        </dt>
        <dd>
          {tier === 'exact'
            ? plural(groups, { one: 'In # group of equal files one stays, the others go, with their sidecars.', other: `In each of ${formatNumber(groups)} groups of equal files one stays, the others go, with their sidecars.` })
            : plural(groups, { one: 'In # group one picture stays, the others go, with all that belongs to them.', other: `In each of ${formatNumber(groups)} groups one picture stays, the others go, with all that belongs to them.` })}{' '}
          <Trans>Stars, tags and albums of what goes are handed on to what stays.</Trans>{' '}
          {tier === 'same' && <Trans>What has a RAW or a clip that the one that stays has not is left for you to decide.</Trans>}
        </dd>
        <dt>
          <Trans>Which stays</Trans>
        </dt>
        <dd>
          {rules > 0 && plural(rules, { one: 'Your rule decides first; where it says nothing:', other: 'Your # rules decide first; where they say nothing:' })}{' '}
          {tier === 'exact' ? <Trans>The file in the better folder, then the older one, then the first by name.</Trans> : <Trans>The larger picture, the file from the camera, the better format, the one with more data.</Trans>}{' '}
          <Trans>It is proved to be in place before anything moves.</Trans>
        </dd>
        <dt>
          <Trans>Where to</Trans>
        </dt>
        <dd>
          <Trans>Albumen's trash, on the drive of each file. It is one step: Undo brings everything back, also after a restart, until you empty the trash.</Trans>
        </dd>
        <dt>
          <Trans>What is won</Trans>
        </dt>
        <dd>
          <Trans>{size}, as soon as the trash is emptied.</Trans>
        </dd>
      </dl>
      {!isComplete && (
        <p className="mt-4 rounded-lg bg-sunken px-3 py-2 text-small">
          <Trans>Photos are still being compared: only what was found so far is moved, which may be more by then.</Trans>
        </p>
      )}
      {decided > 0 && (
        <p role="alert" className="mt-4 rounded-lg bg-accent-soft px-3 py-2 text-small">
          {plural(decided, { one: 'You have decided # group of this kind by hand. Move that first, or forget it: it shall not be overruled.', other: 'You have decided # groups of this kind by hand. Move those first, or forget them: they shall not be overruled.' })}
        </p>
      )}
    </Modal>
  );
}

function useRuleCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    void tellingProblems(async () => setCount((await api.duplicates.rules.query()).rules.length));
  }, []);
  return count;
}
