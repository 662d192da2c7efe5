import { FolderPlus, RefreshCw } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { desktop } from '../../desktop/this-desktop.ts';
import { useActivity } from '../../stores/activity.ts';
import { useFolders } from '../../stores/folders.ts';
import { useSettings } from '../../stores/settings.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Row, Section, SettingsColumn } from '../../ui/Section.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { FailedFiles } from './FailedFiles.tsx';
import { FolderRow } from './FolderRow.tsx';

/** Ask for a folder and add it. */
export async function addChosenFolder(title: string): Promise<void> {
  const path = await desktop.chooseFolder(title);
  if (path !== null) await useFolders.getState().add(path);
}

/** The library's folders: what is in it, what is left out, what is away, what could not be read. */
export function FoldersPage() {
  const { t } = useLingui();
  const folders = useFolders((store) => store.folders);
  const version = useActivity((store) => store.now?.libraryVersion);
  const watch = useSettings((store) => store.settings?.watchFolders ?? true);
  useEffect(() => {
    void tellingProblems(() => useFolders.getState().load());
  }, [version]);
  return (
    <SettingsColumn
      title={t`Folders`}
      actions={
        <>
          <Button icon={<RefreshCw size={16} aria-hidden />} onClick={() => void tellingProblems(() => useActivity.getState().rescan())}>
            <Trans>Look for changes</Trans>
          </Button>
          <Button look="accent" icon={<FolderPlus size={16} aria-hidden />} onClick={() => void tellingProblems(() => addChosenFolder(t`Add a folder of photos`))}>
            <Trans>Add a folder</Trans>
          </Button>
        </>
      }
    >
      <Section title={t`In the library`} note={t`Photos stay where they are, and are never changed. A folder that is away keeps its photos here.`}>
        {folders?.map((folder) => <FolderRow key={folder.path} folder={folder} />)}
      </Section>
      <FailedFiles />
      <Section title={t`Keeping up`}>
        <Row titleId="watch-folders" title={t`Watch folders for changes`} note={t`New photos appear by themselves within seconds.`}>
          <Toggle labelledBy="watch-folders" isOn={watch} onChange={(watchFolders) => void tellingProblems(() => useSettings.getState().change({ watchFolders }))} />
        </Row>
      </Section>
    </SettingsColumn>
  );
}
