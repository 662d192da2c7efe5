import { Check, CircleAlert, Info } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DoctorReport } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Row, Section } from '../../ui/Section.tsx';
import { sayCheck } from './say-check.ts';

/** What this machine has, and what to do about what is missing. Looked at when asked: it takes some seconds. */
export function MachineReport() {
  const { t } = useLingui();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  async function look(): Promise<void> {
    setIsLooking(true);
    await tellingProblems(async () => setReport(await api.doctor.report.query()));
    setIsLooking(false);
  }
  return (
    <Section title={t`This machine`}>
      <Row title={t`What this machine has, and what to do about what is missing`}>
        <Button disabled={isLooking} onClick={() => void look()}>
          {isLooking ? <Trans>Looking…</Trans> : <Trans>Look</Trans>}
        </Button>
      </Row>
      {report?.checks.map((check) => (
        <CheckRow key={`${check.area} ${check.found}`} check={check} />
      ))}
    </Section>
  );
}

function CheckRow({ check }: { readonly check: DoctorReport['checks'][number] }) {
  const { area, found, advice } = sayCheck(check.facts);
  return (
    <div className="flex gap-3 px-4 py-3">
      <CheckIcon status={check.status} />
      <div className="min-w-0 flex-1">
        <p className="break-words whitespace-pre-line">
          <span className="font-medium">{area}</span> <span className="text-ink-soft">{found}</span>
        </p>
        {advice !== null && <p className="mt-0.5 text-small text-ink-soft text-pretty">{advice}</p>}
      </div>
    </div>
  );
}

function CheckIcon({ status }: { readonly status: DoctorReport['checks'][number]['status'] }) {
  const { t } = useLingui();
  const shared = { size: 18, className: 'mt-0.5 shrink-0' };
  if (status === 'ok') return <Check {...shared} className={`${shared.className} text-ink-soft`} aria-label={t`in order`} />;
  if (status === 'note') return <Info {...shared} className={`${shared.className} text-accent`} aria-label={t`to know`} />;
  return <CircleAlert {...shared} className={`${shared.className} text-danger`} aria-label={t`a problem`} />;
}
