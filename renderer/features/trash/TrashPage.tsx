import { Trash2 } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SettingsColumn } from '../../ui/Section.tsx';
import { describeFiles } from './describe-files.ts';
import { EmptyTrash } from './EmptyTrash.tsx';
import { TrashMove } from './TrashMove.tsx';
import { useTrash } from './trash-store.ts';

/** What was moved to the trash, move by move, each to be given back as one. */
export function TrashPage() {
  const { t } = useLingui();
  const { batches, load, restoreAll } = useTrash();
  const [isEmptying, setIsEmptying] = useState(false);
  useEffect(() => void load(), [load]);
  if (batches === null) return <SettingsColumn title={t`Trash`}>{null}</SettingsColumn>;
  if (batches.length === 0) {
    return (
      <>
        <h1 className="sr-only">
          <Trans>Trash</Trans>
        </h1>
        <EmptyState icon={<Trash2 size={40} strokeWidth={1.5} aria-hidden />} title={t`The trash is empty`}>
          <Trans>Photos that you move to the trash wait here, on the drive that they are on, until you give them back or empty it.</Trans>
        </EmptyState>
      </>
    );
  }
  const files = batches.flatMap((batch) => batch.files);
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return (
    <SettingsColumn
      title={t`Trash`}
      actions={
        <>
          <Button onClick={() => void restoreAll()}>
            <Trans>Give everything back</Trans>
          </Button>
          <Button look="danger" onClick={() => setIsEmptying(true)}>
            <Trans>Empty…</Trans>
          </Button>
        </>
      }
    >
      <p className="-mt-3 text-ink-soft" role="status">
        {describeFiles(files.length, sizeBytes)}
      </p>
      <ul className="flex flex-col gap-4">
        {batches.map((batch) => (
          <TrashMove key={batch.batch} batch={batch} />
        ))}
      </ul>
      {isEmptying && <EmptyTrash files={files.length} sizeBytes={sizeBytes} onClose={() => setIsEmptying(false)} />}
    </SettingsColumn>
  );
}
