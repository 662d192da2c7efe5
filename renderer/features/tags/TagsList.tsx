import { CircleAlert, GraduationCap, Plus, Tags } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState, type ReactNode } from 'react';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { useActivity } from '../../stores/activity.ts';
import { useTags } from '../../stores/tags.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterField } from '../../ui/FilterField.tsx';
import { findOptions } from '../../ui/find-options.ts';
import { sayNames } from '../../ui/say-names.ts';
import { useDialogs } from '../actions/dialog-store.ts';
import { FoldedTags } from './FoldedTags.tsx';
import { groupTags } from './sort-tags.ts';
import { TagGroupSection } from './TagGroupSection.tsx';
import { TagsSkeleton } from './TagsSkeleton.tsx';
import { TeachDialog } from './TeachDialog.tsx';

/** Every tag by its hierarchy: what photos bear, what no photo bears, and what the person hid. */
export function TagsList() {
  const { t } = useLingui();
  const tags = useTags((store) => store.tags);
  const problem = useTags((store) => store.problem);
  if (tags === null && problem !== null) {
    return (
      <EmptyState
        icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={t`The tags could not be read`}
        actions={
          <Button look="accent" onClick={() => void useTags.getState().load()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <p role="alert">{problem}</p>
      </EmptyState>
    );
  }
  return tags === null ? <TagsSkeleton /> : <Groups tags={tags} />;
}

function Groups({ tags }: { readonly tags: readonly TagInfo[] }) {
  const { t, i18n } = useLingui();
  const [text, setText] = useState('');
  const { locale } = i18n;
  const isFiltered = text.trim() !== '';
  const found = useMemo(() => {
    if (!isFiltered || locale === '') return tags;
    const names = tags.map((tag) => ({ value: tag.id, label: sayNames(tag.names), words: [tag.names.en, tag.names.de] }));
    const ids = new Set(findOptions(names, text).map(({ value }) => value));
    return tags.filter(({ id }) => ids.has(id));
  }, [tags, text, isFiltered, locale]);
  const merged = found.filter((tag) => tag.mergedInto !== undefined);
  const standing = found.filter((tag) => tag.mergedInto === undefined);
  const isShown = (tag: TagInfo): boolean => !tag.isHidden && (tag.photos > 0 || tag.kind !== 'shipped');
  const foundIds = new Set(standing.map(({ id }) => id));
  const groups = groupTags(tags, (tag) => foundIds.has(tag.id) && isShown(tag));
  const without = standing.filter((tag) => !tag.isHidden && !isShown(tag));
  const hidden = standing.filter((tag) => tag.isHidden);
  const names = new Map(tags.map((tag) => [tag.id, tag]));
  return (
    <div className="h-full overflow-y-auto">
      <div data-cards className="mx-auto max-w-[1500px] px-3 pb-10 sm:px-5">
        <Header text={text} onText={setText} />
        <p role="status" className="sr-only">
          {isFiltered && plural(found.length, { one: '# tag found', other: '# tags found' })}
        </p>
        {groups.length === 0 && !isFiltered && <NoTags />}
        {found.length === 0 && isFiltered && <p className="py-16 text-center text-ink-soft">{t`No tag has this name.`}</p>}
        {groups.map((group) => (
          <TagGroupSection key={group.head?.id ?? 'own'} group={group} tags={names} />
        ))}
        <FoldedTags title={t`On no photo`} tags={without} isOpen={isFiltered} />
        <FoldedTags title={t({ message: 'Hidden', context: 'tags' })} tags={hidden} isOpen={isFiltered} />
        <FoldedTags title={t`Counted as another tag`} tags={merged} isOpen={isFiltered} />
      </div>
    </div>
  );
}

function Header({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useLingui();
  const [isTeaching, setTeaching] = useState(false);
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-5 pb-3">
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="text-title font-semibold">
          <Trans>Tags</Trans>
        </h1>
        <p className="text-small text-ink-soft text-pretty">
          <Trans>Read from the pictures on this machine. Your word counts more. “Right in 19 of 20” says how a tag did on photos it was tried on.</Trans>
        </p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:w-full">
        <FilterField label={t`Find a tag`} text={text} onChange={onText} isWide />
        <Button icon={<Plus size={16} aria-hidden />} onClick={() => useDialogs.getState().show('new-tag', [])}>
          <Trans>New tag</Trans>
        </Button>
        <Button icon={<GraduationCap size={16} aria-hidden />} onClick={() => setTeaching(true)}>
          <Trans>Teach a tag</Trans>
        </Button>
      </div>
      {isTeaching && <TeachDialog onClose={() => setTeaching(false)} />}
    </header>
  );
}

function NoTags(): ReactNode {
  const { t } = useLingui();
  const state = useActivity((store) => store.now?.state ?? 'idle');
  const isComing = state === 'indexing' || state === 'waiting';
  return (
    <div className="py-16">
      <EmptyState icon={<Tags size={40} strokeWidth={1.5} aria-hidden />} title={isComing ? t`Tags are on their way` : t`No photo bears a tag yet`}>
        <Trans>Albumen gives a tag only where it is sure. A tag of your own can be given to any photo, and taught.</Trans>
      </EmptyState>
    </div>
  );
}
