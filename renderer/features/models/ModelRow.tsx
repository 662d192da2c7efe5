import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ModelInfo } from '../../../shared/contract/schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { providerName } from '../../ui/provider-name.ts';
import { describeRebuildTime } from './describe-model.ts';
import { PublishedFigures } from './PublishedFigures.tsx';

export interface ModelRowProps {
  readonly model: ModelInfo;
  /** Photos of the library; null while unknown. */
  readonly photos: number | null;
  readonly onUse: () => void;
  readonly onRemove: () => void;
}

/** One pack: its standing in this library, its figures, and changing to it. */
export function ModelRow({ model, photos, onUse, onRemove }: ModelRowProps) {
  const { t } = useLingui();
  const { measured } = model;
  const missing = model.state === 'none' ? (photos ?? 0) : model.missing;
  const takes = describeRebuildTime(missing, measured?.photosPerSecond ?? null);
  const standing = { none: null, active: t`in use`, building: t`being built`, retired: t`used before` }[model.state];
  return (
    <div className="px-4 py-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-48 flex-1">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{model.name}</span>
            {standing !== null && <span className={`rounded-full px-2 text-small ${model.state === 'active' ? 'bg-accent-soft text-accent' : 'bg-sunken text-ink-soft'}`}>{standing}</span>}
          </p>
          <p className="truncate text-small text-ink-soft" title={model.folder}>
            {model.folder}
          </p>
          <p className="mt-1 text-small text-ink-soft">
            {measured ? (
              <Trans>
                {formatNumber(measured.photosPerSecond, measured.photosPerSecond < 10 ? 1 : 0)} photos/s here, on {providerName(measured.provider)}
              </Trans>
            ) : (
              <Trans>not measured here yet</Trans>
            )}
            {' · '}
            <Trans>vectors of {model.dim} numbers</Trans>
            {model.licence !== null && ` · ${model.licence}`}
          </p>
          {model.state === 'building' && (
            <p className="mt-1 text-small">
              <Plural value={missing} one="# photo still to read" other="# photos still to read" />
              {takes !== null && ` (${takes})`}
            </p>
          )}
        </div>
        {model.state === 'retired' && (
          <Button look="quiet" onClick={onRemove}>
            <Trans>Remove its vectors</Trans>
          </Button>
        )}
        {(model.state === 'none' || model.state === 'retired') && (
          <Button onClick={onUse}>
            <Trans>Use it</Trans>
          </Button>
        )}
      </div>
      {model.state === 'none' && missing > 0 && (
        <p className="mt-2 text-small text-ink-soft">
          {takes === null ? (
            <Trans>Changing to it reads every photo once more, in the background; the model in use answers meanwhile.</Trans>
          ) : (
            <Trans>Changing to it takes {takes} in the background; the model in use answers meanwhile.</Trans>
          )}
        </p>
      )}
      <PublishedFigures quality={model.quality} />
    </div>
  );
}
