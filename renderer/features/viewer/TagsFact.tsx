import { Plus, Tags, Undo2 } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDialogs } from '../actions/dialog-store.ts';
import { usePhotoTags } from '../../stores/photo-tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { sayNames } from '../../ui/say-names.ts';
import { sayTag } from '../tags/change-tags.ts';
import { Fact } from './Fact.tsx';
import { TagChip } from './TagChip.tsx';

/** What is on the open photo, in words: each can be accepted or refused, others added, and refused ones brought back. */
export function TagsFact({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const { tags: of, problem } = usePhotoTags(photoId);
  return (
    <Fact icon={<Tags size={18} />} name={t`Tags`}>
      {problem !== null && of === undefined && <p className="text-small text-ink-soft">{problem}</p>}
      <ul aria-label={t`Tags`} className="flex min-h-8 flex-wrap items-center gap-1.5">
        {of?.tags.map((tag) => (
          <li key={tag.tag} className="max-w-full">
            <TagChip photoId={photoId} tag={tag} />
          </li>
        ))}
        <li>
          <button
            type="button"
            aria-label={t`Add a tag`}
            onClick={() => useDialogs.getState().show('tag', [photoId])}
            className="flex h-8 items-center gap-1 rounded-full px-3 text-small text-ink-soft ring-1 ring-line ring-inset hover:bg-sunken hover:text-ink"
          >
            <Plus size={15} aria-hidden />
            <Trans>Add</Trans>
          </button>
        </li>
      </ul>
      {of !== undefined && of.refused.length > 0 && (
        <details className="pt-0.5 text-small text-ink-soft">
          <summary className="w-fit cursor-default rounded hover:text-ink">
            <Trans>Refused by you: {of.refused.length}</Trans>
          </summary>
          <ul className="flex flex-wrap gap-1.5 pt-1.5">
            {of.refused.map(({ tag, names }) => (
              <li key={tag}>
                <button
                  type="button"
                  aria-label={t`Bring back ${sayNames(names)}`}
                  onClick={() => void tellingProblems(() => sayTag([photoId], { id: tag, names }, null))}
                  className="flex h-7 items-center gap-1.5 rounded-full px-2.5 ring-1 ring-line ring-inset hover:bg-sunken hover:text-ink"
                >
                  <span className="line-through">{sayNames(names)}</span>
                  <Undo2 size={14} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Fact>
  );
}
