import { CircleAlert } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ModelCheck } from '../../../shared/contract/schemas.ts';
import { Section } from '../../ui/Section.tsx';
import { ModelRow } from './ModelRow.tsx';
import { sayProblem } from '../../ui/say-problem.ts';

/** A folder that was tried as a pack: what it is and what it can do here, or why it cannot be used. */
export function CheckedModel({ check, photos, onUse }: { readonly check: ModelCheck; readonly photos: number | null; readonly onUse: (folder: string) => void }) {
  const { t } = useLingui();
  const measured = check.provider !== null && check.photosPerSecond !== null ? { provider: check.provider, photosPerSecond: check.photosPerSecond } : null;
  return (
    <Section title={t`Just tried`}>
      {check.ok && check.model ? (
        <ModelRow model={{ ...check.model, measured: measured ?? check.model.measured }} photos={photos} onUse={() => onUse(check.folder)} onRemove={() => undefined} />
      ) : (
        <div className="flex gap-3 px-4 py-4">
          <CircleAlert size={18} className="mt-0.5 shrink-0 text-danger" aria-hidden />
          <div className="min-w-0">
            <p className="truncate font-medium">{check.folder}</p>
            <p className="text-small text-ink-soft text-pretty">{check.error === null ? <Trans>It holds no model pack.</Trans> : sayProblem(check.error, 'pack-invalid')}</p>
          </div>
        </div>
      )}
      {check.rejected.length > 0 && (
        <ul className="list-disc px-8 py-3 text-small text-ink-soft">
          {check.rejected.map((each) => (
            <li key={each.provider}>{sayProblem(each.reason)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
