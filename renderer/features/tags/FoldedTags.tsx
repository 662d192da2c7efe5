import { ChevronRight, Undo2 } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { tagNow } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { sayNames } from '../../ui/say-names.ts';
import { unmergeTag } from './change-tags.ts';
import { TagMenu } from './TagMenu.tsx';

/** Tags that are out of the way, behind their number until they are asked for. */
export function FoldedTags({ title, tags, isOpen }: { readonly title: string; readonly tags: readonly TagInfo[]; readonly isOpen: boolean }) {
  const { t } = useLingui();
  const [isUnfolded, setUnfolded] = useState(false);
  if (tags.length === 0) return null;
  const isShown = isOpen || isUnfolded;
  return (
    <section aria-label={title} className="border-t border-line py-2">
      <h2>
        <button type="button" aria-expanded={isShown} onClick={() => setUnfolded(!isUnfolded)} className="-ml-2 flex h-10 items-center gap-2 rounded-lg px-2 text-body font-semibold hover:bg-sunken">
          <ChevronRight size={16} className={`text-ink-soft transition-transform ${isShown ? 'rotate-90' : ''}`} aria-hidden />
          {title}
          <span className="text-small font-normal text-ink-soft tabular-nums">{formatNumber(tags.length)}</span>
        </button>
      </h2>
      {isShown && (
        <ul aria-label={title} className="flex flex-wrap gap-1.5 pt-1 pb-3">
          {tags.toSorted((a, b) => sayNames(a.names).localeCompare(sayNames(b.names))).map((tag) => (
            <li key={tag.id} className="flex items-center rounded-full pl-3 ring-1 ring-line ring-inset">
              <span className="text-small text-ink-soft">
                {sayNames(tag.names)}
                {tag.mergedInto !== undefined && ` → ${nameOf(tag.mergedInto)}`}
              </span>
              {tag.mergedInto === undefined ? (
                <TagMenu tag={tag} isSmall />
              ) : (
                <IconButton label={t`Let ${sayNames(tag.names)} stand for itself again`} className="!size-8 !rounded-full" onClick={() => void tellingProblems(() => unmergeTag(tag))}>
                  <Undo2 size={15} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf(id: string): string {
  const tag = tagNow(id);
  return tag === undefined ? id : sayNames(tag.names);
}
