import { ArrowLeft, FolderPlus } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useState } from 'react';
import type { ModelCheck, ModelInfo } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { useActivity } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Section, SettingsColumn } from '../../ui/Section.tsx';
import { CheckedModel } from './CheckedModel.tsx';
import { ModelRow } from './ModelRow.tsx';

/** Model packs: which are there, which one answers, how good and how fast each is, and changing to another. */
export function ModelsPage() {
  const { t } = useLingui();
  const [models, setModels] = useState<readonly ModelInfo[] | null>(null);
  const [checked, setChecked] = useState<ModelCheck | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const version = useActivity((store) => store.now?.libraryVersion);
  const photos = useLibrary((store) => store.lists.all?.list.count ?? null);
  const load = useCallback(() => tellingProblems(async () => setModels(await api.models.list.query())), []);
  useEffect(() => void load(), [load, version]);

  async function check(): Promise<void> {
    const folder = await desktop.chooseFolder(t`Choose the folder of a model pack`);
    if (folder === null) return;
    setIsChecking(true);
    await tellingProblems(async () => setChecked(await api.models.check.query({ folder })));
    setIsChecking(false);
  }
  async function use(model: string): Promise<void> {
    await tellingProblems(async () => {
      setModels(await api.models.use.mutate({ model }));
      setChecked(null);
      await useActivity.getState().rescan();
    });
  }
  async function remove(model: string): Promise<void> {
    await tellingProblems(async () => setModels(await api.models.remove.mutate({ model })));
  }

  return (
    <SettingsColumn
      title={t`Models`}
      actions={
        <>
          <Button look="quiet" icon={<ArrowLeft size={16} aria-hidden />} onClick={() => useNavigation.getState().go({ page: 'settings' })}>
            <Trans>Settings</Trans>
          </Button>
          <Button icon={<FolderPlus size={16} aria-hidden />} disabled={isChecking} onClick={() => void check()}>
            {isChecking ? <Trans>Trying it…</Trans> : <Trans>Add a pack from a folder</Trans>}
          </Button>
        </>
      }
    >
      <Section
        title={t`Packs on this machine`}
        note={t`A model pack is what sees and reads for Albumen. The one that ships with it is small and quick; a larger CLIP or SigLIP export (ONNX) finds more. Nothing is downloaded: copy a pack onto this machine, and add its folder here.`}
      >
        {models?.map((model) => <ModelRow key={model.fingerprint} model={model} photos={photos} onUse={() => void use(model.folder)} onRemove={() => void remove(model.fingerprint)} />)}
      </Section>
      {checked && <CheckedModel check={checked} photos={photos} onUse={(folder) => void use(folder)} />}
    </SettingsColumn>
  );
}
