import { ChevronRight } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useNavigation, type PageName } from '../../stores/navigation.ts';
import { useSettings } from '../../stores/settings.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Row, Section, SettingsColumn } from '../../ui/Section.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { LANGUAGES } from '../../app/languages.ts';
import { About } from './About.tsx';
import { MachineReport } from './MachineReport.tsx';
import { Performance } from './Performance.tsx';
import { Privacy } from './Privacy.tsx';

/** Everything that a person can choose; each choice takes effect at once. */
export function SettingsPage() {
  const { t } = useLingui();
  const { settings, change } = useSettings();
  useEffect(() => {
    if (!settings) void tellingProblems(() => useSettings.getState().load());
  }, [settings]);
  if (!settings) return <SettingsColumn title={t`Settings`}>{null}</SettingsColumn>;
  const save = (part: Parameters<typeof change>[0]): void => void tellingProblems(() => change(part));
  return (
    <SettingsColumn title={t`Settings`}>
      <Section title={t`Appearance`}>
        <Row title={t`Theme`}>
          <Choice
            label={t`Theme`}
            value={settings.theme}
            onChange={(theme) => save({ theme })}
            options={[{ value: 'system', label: t`System` }, { value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }]}
          />
        </Row>
        <Row title={t`Language`}>
          <Choice
            label={t`Language`}
            value={settings.language}
            onChange={(language) => save({ language })}
            options={[{ value: 'system', label: t`System` }, { value: 'en', label: LANGUAGES.en }, { value: 'de', label: LANGUAGES.de }]}
          />
        </Row>
        <Row title={t`Size of photos in the grid`}>
          <input
            type="range"
            min={80}
            max={400}
            step={20}
            value={settings.rowHeight}
            aria-label={t`Size of photos in the grid`}
            onChange={(event) => save({ rowHeight: event.target.valueAsNumber })}
            className="w-48 accent-accent"
          />
        </Row>
      </Section>
      <Section title={t`Search`}>
        <Row titleId="keep-recent" title={t`Remember recent questions`} note={t`They are offered while you type, and stay on this machine.`}>
          <Toggle labelledBy="keep-recent" isOn={settings.keepRecentQuestions} onChange={(keepRecentQuestions) => save({ keepRecentQuestions, ...(!keepRecentQuestions && { recentQuestions: [] }) })} />
        </Row>
        <PageLink page="models" title={t`Models`} note={t`What sees and reads for Albumen`} />
      </Section>
      <Performance settings={settings} onChange={save} />
      <Section title={t`Library`}>
        <PageLink page="folders" title={t`Folders`} note={t`What is in the library`} />
        <PageLink page="hidden" title={t`Hidden photos`} note={t`Left out of everything else`} />
      </Section>
      <Privacy />
      <MachineReport />
      <About />
    </SettingsColumn>
  );
}

function PageLink({ page, title, note }: { readonly page: PageName; readonly title: string; readonly note: string }) {
  return (
    <button type="button" className="flex w-full items-center gap-4 px-4 py-3 text-left first:rounded-t-xl last:rounded-b-xl hover:bg-sunken" onClick={() => useNavigation.getState().go({ page })}>
      <span className="min-w-0 flex-1">
        <span className="block">{title}</span>
        <span className="block text-small text-ink-soft">{note}</span>
      </span>
      <ChevronRight size={18} className="text-ink-faint" aria-hidden />
      <span className="sr-only">
        <Trans>opens a page</Trans>
      </span>
    </button>
  );
}
