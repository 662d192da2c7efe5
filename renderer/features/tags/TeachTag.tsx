import { ArrowLeft, CircleAlert, GraduationCap } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { wantPhotos } from '../../stores/photos.ts';
import { useTags } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterField } from '../../ui/FilterField.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { sayNames } from '../../ui/say-names.ts';
import { FoundSoFar } from './FoundSoFar.tsx';
import { describeLesson, queueOf, useTeach } from './teach-store.ts';
import { TeachStage } from './TeachStage.tsx';

/** A pause in typing after which photos are looked for, milliseconds. */
const FIND_AFTER_MS = 300;

/** Teach a tag: one photo after the other, yes or no, and what it finds by it. */
export function TeachTag({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const tags = useTags((store) => store.tags);
  const tag = tags?.find((each) => each.id === id);
  const { lesson, found, answered, wanted, problem } = useTeach();
  const queue = useMemo(() => queueOf({ lesson, found, answered, wanted }), [lesson, found, answered, wanted]);
  useEffect(() => {
    // It never rejects: what goes wrong is the store's `problem`.
    void useTeach.getState().open(id);
    return () => void tellingProblems(() => useTeach.getState().close());
  }, [id]);
  useEffect(() => wantPhotos(queue.slice(0, 30)), [queue]);
  const goBack = (): void => useNavigation.getState().go({ page: 'tags' });
  if (tags !== null && tag === undefined) {
    return (
      <EmptyState
        icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={t`This tag is not there any more`}
        actions={
          <Button look="accent" onClick={goBack}>
            <Trans>All tags</Trans>
          </Button>
        }
      />
    );
  }
  const name = tag === undefined ? '' : sayNames(tag.names);
  const current = queue[0];
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-wrap items-start gap-x-1 gap-y-2 px-2 pt-3 pb-2 sm:px-3">
        <IconButton label={t`All tags`} onClick={goBack}>
          <ArrowLeft size={20} />
        </IconButton>
        <div className="min-w-0 flex-1 basis-52 px-1">
          <h1 className="text-title font-semibold break-words">
            <Trans>Teach “{name}”</Trans>
          </h1>
          <p role="status" className="min-h-5.5 text-body text-ink-soft">
            {problem ?? (lesson ? describeLesson(lesson) : '')}
          </p>
          {lesson && <Progress yes={lesson.tag.said.yes} missing={lesson.missing} />}
        </div>
        <FindField />
      </header>
      <div className="flex min-h-0 flex-1 gap-4 px-2 pb-3 max-md:flex-col sm:px-5">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {current !== undefined && <TeachStage key={current} id={current} next={queue.slice(1, 13)} name={name} />}
          {current === undefined && lesson !== null && (
            <EmptyState icon={<GraduationCap size={40} strokeWidth={1.5} aria-hidden />} title={t`No photo is left to ask about`}>
              <Trans>Look for others with the field above, or select photos in any list and press G.</Trans>
            </EmptyState>
          )}
          {current === undefined && lesson === null && problem === null && <div className="flex-1 rounded-2xl bg-sunken" />}
        </div>
        {lesson && <FoundSoFar lesson={lesson} answered={answered} />}
      </div>
    </div>
  );
}

/** How many yes it takes, as dots, until it is learnt. */
function Progress({ yes, missing }: { readonly yes: number; readonly missing: number }) {
  if (missing === 0) return null;
  return (
    <div aria-hidden className="mt-1.5 flex gap-1.5">
      {Array.from({ length: Math.min(12, yes + missing) }, (_, index) => (
        <span key={index} className={`h-1.5 w-7 rounded-full ${index < yes ? 'bg-yolk' : 'bg-line'}`} />
      ))}
    </div>
  );
}

/** Words that find photos to show it. */
function FindField() {
  const { t } = useLingui();
  const [text, setText] = useState('');
  useEffect(() => {
    if (text.trim() === '') return undefined;
    // `find` never rejects.
    const timer = setTimeout(() => void useTeach.getState().find(text), FIND_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <FilterField label={t`Find photos to ask about`} text={text} onChange={setText} isWide />;
}
