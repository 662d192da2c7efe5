import { Undo2 } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TrashBatch } from '../../../shared/contract/edit-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { usePhoto } from '../../stores/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { formatInstant } from '../../ui/format-dates.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describeFiles } from './describe-files.ts';
import { useTrash } from './trash-store.ts';

/** Photos shown of one move; the rest is a number. */
const SHOWN = 8;

/** One move to the trash: when, what, and the way back. */
export function TrashMove({ batch }: { readonly batch: TrashBatch }) {
  const { t } = useLingui();
  const [isBusy, setIsBusy] = useState(false);
  const sizeBytes = batch.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const moment = formatInstant(batch.movedAtMs);
  async function restore(): Promise<void> {
    setIsBusy(true);
    await useTrash.getState().restore(batch.batch);
    setIsBusy(false);
  }
  return (
    <li className="rounded-xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-40 flex-1">
          <p className="font-medium">{moment}</p>
          <p className="text-small text-ink-soft">
            {describeFiles(batch.files.length, sizeBytes)}
          </p>
        </div>
        <Button icon={<Undo2 size={16} aria-hidden />} disabled={isBusy} aria-label={t`Give back what was moved ${moment}`} onClick={() => void restore()}>
          <Trans>Give back</Trans>
        </Button>
      </div>
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {batch.ids.slice(0, SHOWN).map((id) => (
          <Thumbnail key={id} id={id} />
        ))}
        {batch.ids.length > SHOWN && (
          <li className="flex size-20 items-center justify-center rounded bg-sunken text-small text-ink-soft">
            <Trans>{batch.ids.length - SHOWN} more</Trans>
          </li>
        )}
      </ul>
      <details className="mt-3 text-small text-ink-soft">
        <summary className="w-fit cursor-default rounded hover:text-ink">
          <Trans>Where they were</Trans>
        </summary>
        <ul className="mt-1 max-h-48 overflow-y-auto break-all">
          {batch.files.map((file) => (
            <li key={file.path}>{file.path}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Thumbnail({ id }: { readonly id: string }) {
  const photo = usePhoto(id);
  return (
    <li>
      <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-20 rounded" />
    </li>
  );
}
