import { X } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { photoNow } from '../../stores/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useExport } from './export-store.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** How far an export is, in the corner, and afterwards what could not be written. */
export function ExportProgress() {
  const { t } = useLingui();
  const { progress, failed, stop, forget } = useExport();
  return (
    <>
      {progress && (
        <div className="fixed right-4 bottom-14 z-40 flex w-72 items-center gap-3 rounded-xl bg-surface p-3 shadow-raised ring-1 ring-line">
          <div className="min-w-0 flex-1">
            <p className="text-small">
              <Trans>
                Writing copies: {formatNumber(progress.done)} of {formatNumber(progress.total)}
              </Trans>
            </p>
            <div
              role="progressbar"
              aria-label={t`Writing copies`}
              aria-valuemin={0}
              aria-valuemax={progress.total}
              aria-valuenow={progress.done}
              className="mt-2 h-1 overflow-hidden rounded-full bg-sunken"
            >
              <div className="h-full origin-left bg-accent transition-transform" style={{ transform: `scaleX(${progress.done / Math.max(1, progress.total)})` }} />
            </div>
          </div>
          <IconButton label={t`Stop writing copies`} onClick={stop}>
            <X size={16} />
          </IconButton>
        </div>
      )}
      <Modal
        title={plural(failed.length, { one: '# photo was not exported', other: '# photos were not exported' })}
        isOpen={failed.length > 0}
        onClose={forget}
        actions={
          <Button look="accent" onClick={forget}>
            <Trans>Close</Trans>
          </Button>
        }
      >
        <ul className="flex max-h-80 flex-col gap-3 overflow-y-auto">
          {failed.map(({ id, reason }) => (
            <li key={id} className="text-body">
              <p className="truncate font-medium">{photoNow(id)?.path ?? id}</p>
              <p className="text-small text-ink-soft">{sayProblem(reason)}</p>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
