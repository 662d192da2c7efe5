import { FolderPlus, Images, Lock } from 'lucide-react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { FolderSuggestion } from '../../../shared/contract/activity-schemas.ts';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { useFolders } from '../../stores/folders.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { ExampleQuestions } from './ExampleQuestions.tsx';

/** The one screen before there is a library: what Albumen does, that nothing leaves the machine, and two ways to begin. */
export function FirstRun() {
  const { t } = useLingui();
  const [suggestions, setSuggestions] = useState<readonly FolderSuggestion[]>([]);
  const [isAdding, setIsAdding] = useState(false);
  useEffect(() => {
    void tellingProblems(async () => setSuggestions(await api.app.suggestFolders.query()));
  }, []);
  const pictures = suggestions.find((each) => each.kind === 'pictures' && each.photos > 0);
  const samples = suggestions.find((each) => each.kind === 'samples');

  async function begin(path: string): Promise<void> {
    setIsAdding(true);
    await tellingProblems(() => useFolders.getState().add(path));
    setIsAdding(false);
    useNavigation.getState().replace({ page: 'photos' });
  }
  async function choose(): Promise<void> {
    const path = await desktop.chooseFolder(t`Add a folder of photos`);
    if (path !== null) await begin(path);
  }

  return (
    <main className="flex h-full flex-col items-center justify-center overflow-y-auto px-6 py-10">
      <div className="w-full max-w-xl">
        <img src="./icon.svg" alt="" width={56} height={56} />
        <h1 className="mt-6 text-[2rem] leading-tight font-semibold tracking-tight text-balance">
          <Trans>Find any photo by describing it</Trans>
        </h1>
        <p className="mt-3 text-body text-ink-soft text-pretty">
          <Trans>Albumen looks at your photos once and then finds them by what they show. Your originals are never changed.</Trans>
        </p>
        <ExampleQuestions />
        <div className="mt-8 flex flex-wrap gap-3">
          <Button look="accent" className="h-11 px-5" icon={<FolderPlus size={18} aria-hidden />} disabled={isAdding} onClick={() => void choose()}>
            <Trans>Add a folder</Trans>
          </Button>
          {samples && (
            <Button className="h-11 px-5" icon={<Images size={18} aria-hidden />} disabled={isAdding} onClick={() => void begin(samples.path)}>
              <Trans>Try the sample photos</Trans>
            </Button>
          )}
        </div>
        {pictures && (
          <button
            type="button"
            disabled={isAdding}
            onClick={() => void begin(pictures.path)}
            className="mt-4 flex w-full items-center gap-4 rounded-xl border border-line bg-surface px-4 py-3 text-left transition-colors hover:border-accent"
          >
            <Images size={22} className="shrink-0 text-accent" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">
                <Trans>Use your Pictures folder</Trans>
              </span>
              <span className="block truncate text-small text-ink-soft">{pictures.path}</span>
            </span>
            <span className="shrink-0 text-small text-ink-soft">
              <FoundPhotos suggestion={pictures} />
            </span>
          </button>
        )}
        <p className="mt-8 flex items-start gap-2 text-small text-ink-soft">
          <Lock size={15} className="mt-0.5 shrink-0" aria-hidden />
          <span>
            <Trans>Everything happens on this machine: no account, no upload, no internet needed.</Trans>
          </span>
        </p>
      </div>
    </main>
  );
}

function FoundPhotos({ suggestion }: { readonly suggestion: FolderSuggestion }) {
  const { photos, countedTo } = suggestion;
  if (photos >= countedTo) return <Trans>more than {formatNumber(countedTo)} photos</Trans>;
  return <Plural value={photos} one="# photo" other="# photos" />;
}
