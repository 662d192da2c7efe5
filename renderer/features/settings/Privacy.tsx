import { Lock } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { StoredData } from '../../../shared/contract/app-schemas.ts';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-values.ts';
import { Row, Section } from '../../ui/Section.tsx';
import { DeleteEverything } from './DeleteEverything.tsx';
import { ImportData } from './ImportData.tsx';

/** What is stored on this machine and where; taking it along; deleting it. */
export function Privacy() {
  const { t } = useLingui();
  const [stored, setStored] = useState<StoredData | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  useEffect(() => {
    void tellingProblems(async () => setStored(await api.app.storedData.query()));
  }, []);
  const names: Readonly<Record<StoredData['parts'][number]['what'], string>> = {
    library: t`What Albumen knows of your photos`,
    thumbnails: t`Small pictures`,
    cache: t`What can be made again`,
    settings: t`Your settings`,
    trash: t`Albumen's trash`,
    models: t`Model packs`,
  };

  async function exportData(): Promise<void> {
    const folder = await desktop.chooseFolder(t`Choose a folder for the export`);
    if (folder === null) return;
    await tellingProblems(async () => {
      const { path } = await api.app.exportData.mutate({ folder });
      useToasts.getState().tell(t`Written to ${path}`);
    });
  }

  return (
    <Section title={t`Privacy`}>
      <Row
        title={
          <span className="flex items-center gap-2">
            <Lock size={16} className="text-accent" aria-hidden />
            <Trans>Nothing is sent anywhere</Trans>
          </span>
        }
        note={t`Albumen makes no connection to the internet: no account, no statistics, no updates by itself. This is all that it stores:`}
      />
      {stored?.parts.map((part) => (
        <Row key={`${part.what} ${part.path}`} title={names[part.what]} note={<span className="break-all">{part.path}</span>}>
          <span className="text-small text-ink-soft tabular-nums">{formatBytes(part.sizeBytes)}</span>
        </Row>
      ))}
      <Row title={t`Take along what you made`} note={t`Ratings, corrections, tags, albums and the like, as one readable JSON file; and bring in such a file from another library.`}>
        <ImportData />
        <Button onClick={() => void exportData()}>
          <Trans>Export…</Trans>
        </Button>
      </Row>
      <Row title={t`Delete everything that Albumen stored`} note={t`Your photos stay as they are.`}>
        <Button onClick={() => setIsDeleting(true)}>
          <Trans>Delete…</Trans>
        </Button>
      </Row>
      {isDeleting && <DeleteEverything onClose={() => setIsDeleting(false)} />}
    </Section>
  );
}
